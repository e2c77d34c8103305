import { beforeEach, describe, expect, it } from 'vitest'
import { createDetailReader, type DetailReader } from '../../../app/core/detail-reader.ts'
import type { Kernel } from '../../../app/core/kernel.ts'
import { readAccount } from '../../../app/core/reader.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { zero } from '../../../app/domain/amount.ts'
import { usd } from '../../../app/domain/currency.ts'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost, type Reply } from '../../fakes/host.ts'
import { createFakeKernel } from '../../fakes/kernel.ts'

let host: FakeHost
let kernel: Kernel
let details: DetailReader
let told: string[]

const id = firstAccountId
const state = () => kernel.account(id)

beforeEach(async () => {
  host = createFakeHost()
  told = []
  kernel = await createFakeKernel(host)
  details = createDetailReader(kernel, { onRead: (_id, parts) => void told.push(parts.join(' ')) })
  details.start()
})

/** What is asked when a reading has ended, `afterMs` from now. */
async function askedAfter(afterMs: number, act: () => void = () => details.soon(id)) {
  await host.clock.advance(afterMs)
  host.sent.length = 0
  act()
  await host.clock.advance(20 * secondMs)
  return host.sent.map(({ operation }) => operation)
}

const refusing = (operation: string, reply: Reply) =>
  host.answerWith((asks) => (asks === operation ? reply : null))

const holding = (...available: readonly string[]) => ({
  atMs: 0,
  atElapsedMs: 0,
  value: available.map((text) => ({ currency: usd, available: text as typeof zero, vault: zero })),
})

describe('details of an account', () => {
  it('are bets, identity and VIP progress, one question a second', async () => {
    expect(await askedAfter(0)).toEqual(['MyBetList', 'UserKycInfo', 'VipProgressMeta'])
    expect(state().bets?.value.bets.length).toBeGreaterThan(40)
    expect(state().kyc?.value).toEqual({ level: 'extended' })
    expect(state().vip?.value).toEqual({ flag: 'silver', percent: '42.71' })
    expect(state().vip?.atMs).toBe((state().bets?.atMs ?? 0) + 2 * secondMs)
    expect(told).toEqual(['bets kyc vip'])
  })

  it('are asked for again each at its own pace, behind readings', async () => {
    await askedAfter(0)
    expect(await askedAfter(minuteMs)).toEqual([])
    expect(await askedAfter(4 * minuteMs)).toEqual(['MyBetList'])
    expect(await askedAfter(5 * minuteMs)).toEqual(['MyBetList', 'VipProgressMeta'])
    expect(await askedAfter(hourMs)).toEqual(['MyBetList', 'UserKycInfo', 'VipProgressMeta'])
    expect(told).toHaveLength(4)
  })

  it('have the bets read at once where a balance has moved', async () => {
    state().balances = holding('1', '2')
    await askedAfter(0)
    state().balances = holding('1', '2')
    expect(await askedAfter(0)).toEqual([])
    for (const moved of [holding('1', '2.00000001'), holding('1'), holding('1', '2')]) {
      state().balances = moved
      expect(await askedAfter(0)).toEqual(['MyBetList'])
    }
  })

  it('are left alone for ten minutes where the site has the last word, one without the other', async () => {
    refusing('MyBetList', { status: 400, body: '{"errors":[{}]}' })
    expect(await askedAfter(0)).toHaveLength(3)
    expect(state()).toMatchObject({
      bets: null,
      failure: null,
      partFailures: { bets: { value: { kind: 'query-refused' } }, vip: null },
    })
    state().balances = holding('7')
    expect(await askedAfter(minuteMs)).toEqual([])
    expect(await askedAfter(10 * minuteMs)).toEqual(['MyBetList', 'VipProgressMeta'])
  })

  it('are asked for with the next reading after trouble that may pass; what was known stays', async () => {
    await askedAfter(0)
    const { bets } = state()
    refusing('MyBetList', { ok: false, failure: 'offline' })
    expect(await askedAfter(5 * minuteMs)).toEqual(['MyBetList'])
    expect(state().bets).toBe(bets)
    host.answerWith(null)
    expect(await askedAfter(0)).toEqual(['MyBetList'])
    expect(state().partFailures.bets).toBeNull()
  })

  it('have the bets read when the owner looks, though not each time', async () => {
    await askedAfter(0)
    expect(await askedAfter(0, () => details.look(id))).toEqual(['MyBetList'])
    details.look(id)
    await host.clock.advance(secondMs)
    details.look(id)
    expect(await askedAfter(5 * secondMs, () => details.look(id))).toEqual([])
  })

  it('are read anew, with all that the checklist looks at, when the owner wants that', async () => {
    await askedAfter(0)
    details.want(id)
    expect(await askedAfter(0)).toEqual([
      'MyBetList',
      'UserKycInfo',
      'VipProgressMeta',
      'UserProtection',
      'UserStanding',
      'SessionList',
      'UserApiKeys',
    ])
    expect(told.at(-1)).toBe('bets kyc vip security standing access')
    expect(await askedAfter(0)).toEqual([])
  })

  it('are not asked for after a reading that failed, nor with a token that is gone', async () => {
    state().failure = { kind: 'offline' }
    expect(await askedAfter(0)).toEqual([])
    state().failure = null
    state().token = null
    expect(await askedAfter(0)).toEqual([])
  })

  it('give way to a reading, and go on after it', async () => {
    details.soon(id)
    await host.clock.advance(500)
    const reading = readAccount(kernel, id, { security: true, persist: false })
    await host.clock.advance(20 * secondMs)
    expect(await reading).toBeNull()
    const [first, second] = host.sent.map(({ operation }) => operation)
    expect([first, second]).toEqual(['MyBetList', 'UserBalances'])
    expect(state()).toMatchObject({ kyc: null, partFailures: { kyc: null }, giveWay: null })
    expect(await askedAfter(0)).toEqual(['UserKycInfo', 'VipProgressMeta'])
  })

  it('end with the token that they were begun with', async () => {
    details.soon(id)
    await host.clock.advance(500)
    state().token = null
    await host.clock.advance(20 * secondMs)
    // The second had waited for its turn already.
    expect(host.sent.map(({ operation }) => operation)).toEqual(['MyBetList', 'UserKycInfo'])
  })

  it('say nothing of an address that somebody made the name of a game', async () => {
    const bet = `"__typename":"CasinoBet","amount":1,"payout":0,"currency":"usd","createdAt":"Fri, 12 Jun 2026 15:11:57 GMT"`
    const body = `{"data":{"user":{"houseBetList":[{"id":"a","game":{"name":"ann@stake.example 198.51.100.23"},"bet":{${bet}}}]}}}`
    refusing('MyBetList', { status: 200, body })
    await askedAfter(0)
    expect(state().bets?.value.bets[0]?.game).toBe('[e-mail] [ip]')
  })
})
