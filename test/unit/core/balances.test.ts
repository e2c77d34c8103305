import { describe, expect, test } from 'vitest'
import { isLive, takeChanges, takeReading, type Telling } from '../../../app/core/balances.ts'
import { newAccountState, type AccountState } from '../../../app/core/state.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { Balance } from '../../../app/domain/snapshot.ts'
import type { BalanceChange } from '../../../app/domain/live.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { amount, currency } from '../../fakes/views.ts'

const clock = createFakeClock()
let announced = 0
const kernel: Telling = { ports: { clock }, changed: () => void (announced += 1) }

const balance = (code: string, available: string, vault = '0'): Balance => ({
  currency: currency(code),
  available: amount(available),
  vault: amount(vault),
})
const change = (code: string, to: string, place: BalanceChange['place'] = 'available'): BalanceChange => ({
  place,
  currency: currency(code),
  amount: amount(to),
})

/** An account that has been read once and is live. */
function liveState(...balances: readonly Balance[]): AccountState {
  const state = newAccountState(firstAccountId)
  state.liveAtElapsedMs = clock.elapsedMs()
  takeReading(kernel, state, balances, clock.elapsedMs())
  return state
}

describe('balances, read and live', () => {
  test('a change replaces one amount, and leaves all others as they are', () => {
    const state = liveState(balance('btc', '1', '2'), balance('eth', '3'))
    const before = announced
    expect(takeChanges(kernel, state, [change('btc', '12345678901234567.12345678901234567891')])).toBe(true)
    expect(takeChanges(kernel, state, [change('eth', '0.5', 'vault')])).toBe(true)
    expect(state.balances?.value).toEqual([
      balance('btc', '12345678901234567.12345678901234567891', '2'),
      balance('eth', '3', '0.5'),
    ])
    expect(announced - before).toBe(2)
  })

  test('a currency that was not there before is added', () => {
    const state = liveState(balance('btc', '1'))
    takeChanges(kernel, state, [change('newcoin', '7', 'vault')])
    expect(state.balances?.value).toEqual([balance('btc', '1'), balance('newcoin', '0', '7')])
  })

  test('a reading that was asked for before a change does not take it back', async () => {
    const state = liveState(balance('btc', '1'))
    const askedAtElapsedMs = clock.elapsedMs()
    await clock.advance(100)
    takeChanges(kernel, state, [change('btc', '2')])
    await clock.advance(100)
    takeReading(kernel, state, [balance('btc', '1')], askedAtElapsedMs)
    expect(state.balances?.value).toEqual([balance('btc', '2')])
    takeReading(kernel, state, [balance('btc', '3')], clock.elapsedMs())
    expect(state.balances?.value).toEqual([balance('btc', '3')])
    expect(state.changes.size).toBe(0)
  })

  test('before a whole reading that was asked for since it is live, changes wait for one', async () => {
    const state = newAccountState(firstAccountId)
    takeReading(kernel, state, [balance('btc', '1')], clock.elapsedMs())
    await clock.advance(1)
    state.liveAtElapsedMs = clock.elapsedMs()
    expect(isLive(state)).toBe(false)
    expect(takeChanges(kernel, state, [change('btc', '2')])).toBe(false)
    expect(state.balances?.value).toEqual([balance('btc', '1')])
    takeReading(kernel, state, [balance('btc', '1'), balance('eth', '4')], clock.elapsedMs())
    expect(isLive(state)).toBe(true)
    expect(state.balances?.value).toEqual([balance('btc', '2'), balance('eth', '4')])
  })

  test('a server that goes on naming new currencies does not fill the memory', () => {
    const state = liveState()
    const many = Array.from({ length: 5000 }, (_, index) => change(`c${index}`, '1'))
    takeChanges(kernel, state, many)
    expect(state.balances?.value).toHaveLength(1000)
    expect(state.changes.size).toBe(2000)
  })
})
