import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { demoRates } from '../../../app/demo/currencies.ts'
import type { ShownSnapshot } from '../../../app/domain/snapshot.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { currency } from '../../fakes/views.ts'

let host: FakeHost
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
  await host.setUp(core)
})

/** What Stake says of rates from here on; null refuses to say. */
function rates(list: Readonly<Record<string, string>> | null): void {
  const baseRates = Object.entries(list ?? {}).map(
    ([code, rate]) => `{"currency":"${code}","baseRate":${rate}}`,
  )
  const body = `{"data":{"currencyConfiguration":{"baseRates":[${baseRates.join(',')}]}}}`
  host.answerWith((operation) => {
    if (operation !== 'CurrencyConfiguration') return null
    return list ? { status: 200, body } : { ok: false, failure: 'offline' }
  })
}

async function readAgain(): Promise<void> {
  await host.clock.advance(6 * minuteMs)
  const [account] = core.view().accounts
  if (account) await host.settled(core.refresh(account.id))
}

function snapshot(): ShownSnapshot {
  const taken = core.view().accounts[0]?.snapshot
  if (!taken) throw new Error('nothing was read')
  return taken
}

const whyNot = (code: string) => snapshot().balances.find((one) => one.currency === code)?.unpriced

describe('rates', () => {
  it('that are missing, zero or upside down are told at each balance, and left out of the total', async () => {
    const { ltc: _, ...others } = demoRates
    rates({ ...others, sol: '0', btc: '0.0000155' })
    await readAgain()
    expect(['ltc', 'sol', 'btc', 'eth'].map(whyNot)).toEqual([
      { kind: 'missing' },
      { kind: 'not-positive' },
      { kind: 'implausible' },
      null,
    ])
    expect(snapshot().total?.unpriced.toSorted()).toEqual(['bonk', 'btc', 'ltc', 'sol'])
  })

  it('that are upside down as a whole leave those before them, until they are a day old', async () => {
    const readAtMs = host.clock.now() - 5 * secondMs
    rates({ ...demoRates, usd: '0.92' })
    await readAgain()
    expect(whyNot('btc')).toBeNull()
    host.clock.jump(dayMs + hourMs)
    await readAgain()
    expect(core.view().accounts[0]?.freshness.partial.rates).toEqual({ kind: 'rates-implausible' })
    const why = whyNot('btc')
    expect(why?.kind === 'old' && Math.abs(why.readAtMs - readAtMs)).toBeLessThan(10 * secondMs)
    expect(snapshot().total?.amount).toMatch(/^1\d\d(?:\.\d+)?$/)
    rates(demoRates)
    await readAgain()
    expect(whyNot('btc')).toBeNull()
  })

  it('age by the clock that never goes back, too', async () => {
    rates(null)
    host.clock.jump(-3 * dayMs)
    await host.clock.advance(dayMs + hourMs)
    await readAgain()
    expect(whyNot('btc')?.kind).toBe('old')
  })
})

describe('the display currency', () => {
  it('is offered from what has a usable rate, dollars always, money first', async () => {
    rates({ doge: '0.16', brl: '0.18', btc: '0', jpy: '0.0067', eth: '3000' })
    await readAgain()
    expect(core.view().displayChoices).toEqual(['usd', 'brl', 'jpy', 'doge', 'eth'])
  })

  it('stays chosen while its rate is gone, which is said, and counts again when it is back', async () => {
    await core.changePreferences({ displayCurrency: currency('brl') })
    expect(snapshot().displayTrouble).toBeNull()
    const { brl: _, ...others } = demoRates
    rates(others)
    await readAgain()
    expect(core.view().preferences.displayCurrency).toBe('brl')
    expect(core.view().displayChoices).not.toContain('brl')
    expect(snapshot().displayTrouble).toEqual({ kind: 'missing' })
    expect(whyNot('btc')).toEqual({ kind: 'display' })
    expect(snapshot().total).toBeNull()
    rates(demoRates)
    await readAgain()
    expect(snapshot().total?.currency).toBe('brl')
  })
})
