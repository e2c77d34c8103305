import { describe, expect, it } from 'vitest'
import { runTerminal } from '../../../app/cli/terminal.ts'
import type { Core } from '../../../app/core.ts'
import { shownSnapshot } from '../../../app/core/privacy.ts'
import { hiddenMark, zero } from '../../../app/domain/amount.ts'
import { currencyLabel, usd } from '../../../app/domain/currency.ts'
import type { Glance } from '../../../app/domain/glance.ts'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import type { Snapshot } from '../../../app/domain/snapshot.ts'
import type { ExpiryChoice, View } from '../../../app/domain/view.ts'
import { trayPicture } from '../../../electron/tray/tray-view.ts'
import { createFakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeTerminal } from '../../fakes/terminal.ts'
import { plantedBody, plantedDigitsIn } from '../../fakes/planted-amounts.ts'
import { amount, currency } from '../../fakes/views.ts'

const reading: Snapshot = {
  takenAtMs: 1,
  displayTrouble: { kind: 'missing' },
  total: { amount: amount('300'), currency: usd, unpriced: [currency('sand'), currency('bonk')] },
  balances: [
    {
      currency: currency('eth'),
      available: amount('1.5'),
      vault: zero,
      value: amount('200'),
      unpriced: null,
    },
    {
      currency: currency('btc'),
      available: zero,
      vault: amount('0.1'),
      value: amount('100'),
      unpriced: null,
    },
    { currency: currency('ltc'), available: zero, vault: zero, value: zero, unpriced: null },
    {
      currency: currency('bonk'),
      available: amount('7'),
      vault: zero,
      value: null,
      unpriced: { kind: 'missing' },
    },
  ],
}

describe('what is shown of a reading', () => {
  it('tells what is held, the vault counted, from the rest', () => {
    const { balances, zeros, total } = shownSnapshot(reading, false)
    expect(balances).toEqual(reading.balances.filter(({ currency: code }) => code !== 'ltc'))
    expect(zeros).toEqual({ amount: zero, groups: [{ unpriced: null, currencies: ['ltc'] }] })
    expect(total).toEqual(reading.total)
  })

  it('is the mark for every amount in privacy mode, for nothing at all too, in the order of names', () => {
    const hidden = { available: hiddenMark, vault: hiddenMark, value: hiddenMark, unpriced: null }
    expect(shownSnapshot(reading, true)).toEqual({
      takenAtMs: 1,
      displayTrouble: { kind: 'missing' },
      total: { amount: hiddenMark, currency: 'usd', unpriced: ['bonk', 'sand'] },
      balances: [
        { currency: 'bonk', ...hidden, value: null, unpriced: { kind: 'missing' } },
        { currency: 'btc', ...hidden },
        { currency: 'eth', ...hidden },
      ],
      zeros: { amount: hiddenMark, groups: [{ unpriced: null, currencies: ['ltc'] }] },
    })
  })

  it('stays without a total where nothing could be priced', () => {
    expect(shownSnapshot({ ...reading, total: null }, true).total).toBeNull()
  })
})

/** A core that has read an account full of planted amounts. */
async function watching(host: FakeHost, expiry: ExpiryChoice = { kind: 'unknown' }): Promise<Core> {
  host.answerWith((operation) => (operation === 'UserBalances' ? { status: 200, body: plantedBody } : null))
  const core = await host.core()
  await core.start()
  await host.setUp(core, expiry)
  return core
}

describe('privacy mode', () => {
  it('takes every amount out of what the core says, at once, and gives them back', async () => {
    const host = createFakeHost()
    const core = await watching(host)
    const told: View[] = []
    core.subscribe((view) => void told.push(view))
    expect(plantedDigitsIn(JSON.stringify(core.view()))).not.toEqual([])
    const hiding = core.changePreferences({ privacy: true })
    expect(plantedDigitsIn(JSON.stringify(core.view()))).toEqual([])
    await hiding
    expect(told.length).toBeGreaterThan(0)
    expect(plantedDigitsIn(JSON.stringify(told))).toEqual([])
    expect(plantedDigitsIn(JSON.stringify(trayPicture(core.view())))).toEqual([])
    await core.changePreferences({ privacy: false })
    expect(plantedDigitsIn(JSON.stringify(trayPicture(core.view())))).not.toEqual([])
  })

  it('says no amount in any notification, whatever comes of the token', async () => {
    const host = createFakeHost()
    const core = await watching(host, { kind: 'in', days: 4 })
    await core.changePreferences({ privacy: true })
    core.watch()
    await host.clock.advance(4 * dayMs + hourMs)
    expect(host.notices.length).toBeGreaterThan(2)
    expect(plantedDigitsIn(JSON.stringify(host.notices))).toEqual([])
  })

  it('lasts through a restart', async () => {
    const host = createFakeHost()
    const core = await watching(host)
    await core.changePreferences({ privacy: true })
    await core.close()
    const next = await host.core()
    expect(next.view().preferences.privacy).toBe(true)
  })

  it('holds also when it cannot be written down, and says that it was not', async () => {
    const host = createFakeHost()
    const files = createFakeFiles()
    const core = await host.core({ files })
    await core.start()
    files.problems.set('writeAtomic', 'disk-full')
    expect(await core.changePreferences({ privacy: true })).toEqual({
      ok: false,
      failure: { kind: 'settings-not-written', cause: 'disk-full' },
    })
    expect(core.view().preferences.privacy).toBe(true)
    await core.changePreferences({ privacy: false })
    expect(core.view().preferences.privacy).toBe(false)
  })
})

/** What the terminal says of the account that a core has been set up with. */
async function glance(host: FakeHost, ...args: readonly string[]): Promise<string> {
  const terminal = createFakeTerminal(host.ports)
  const run = runTerminal(['glance', ...args], terminal)
  expect(await host.settled(run)).toBe(0)
  return [...terminal.printed, ...terminal.errors].join('\n')
}

describe('the terminal', () => {
  const formats = [[], ['--json'], ['--format', 'waybar']]

  it.each(formats)('hides every amount with --private, and says them without: %s %s', async (...format) => {
    const host = createFakeHost()
    await (await watching(host)).close()
    expect(plantedDigitsIn(await glance(host, ...format))).not.toEqual([])
    const hidden = await glance(host, ...format, '--private')
    expect(hidden).toContain(hiddenMark)
    expect(plantedDigitsIn(hidden)).toEqual([])
  })

  it.each(formats)('hides them without it too while privacy mode is on: %s %s', async (...format) => {
    const host = createFakeHost()
    const core = await watching(host)
    await core.changePreferences({ privacy: true })
    await core.close()
    const hidden = await glance(host, ...format)
    expect(hidden).toContain(hiddenMark)
    expect(plantedDigitsIn(hidden)).toEqual([])
  })

  it('has the mark for every amount of its JSON', async () => {
    const host = createFakeHost()
    await (await watching(host)).close()
    const { total, balances } = JSON.parse(await glance(host, '--json', '--private'))
    expect(total.amount).toBe(hiddenMark)
    for (const { available, vault, value } of balances) {
      expect([available, vault]).toEqual([hiddenMark, hiddenMark])
      expect([hiddenMark, null]).toContain(value)
    }
  })

  it('does not tell what is held by where it stands in its JSON', async () => {
    const host = createFakeHost()
    const core = await host.core()
    await core.start()
    await host.setUp(core)
    await core.close()
    const { balances } = JSON.parse(await glance(host, '--json', '--private')) as Glance
    const names = balances.map(({ currency: code }) => currencyLabel(code))
    expect(names).toEqual(names.toSorted())
    expect(names.length).toBeGreaterThan(150)
  })
})
