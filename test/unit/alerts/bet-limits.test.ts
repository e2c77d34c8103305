import { describe, expect, it } from 'vitest'
import { limitBroken, validateBetAmount } from '../../../app/alerts/bet-limits.ts'
import type { Bet } from '../../../app/domain/bet.ts'
import { amount, currency } from '../../fakes/views.ts'

describe('a bet’s amount', () => {
  it.each([
    ['1', '1', '10', true],
    ['10', '1', '10', true],
    ['0.99999999', '1', '10', false],
    ['10.00000001', '1', '10', false],
    // As floats both would be 0.3.
    ['0.30000000000000001', '0.1', '0.3', false],
    ['0.3', '0.30000000000000001', '1', false],
    ['5', null, '10', true],
    ['5', '6', null, false],
    ['5', null, null, true],
    ['0', null, '10', true],
    ['0', '0.00000001', '10', false],
  ])('%s between %s and %s: %s', (text, min, max, isFine) => {
    expect(
      validateBetAmount(amount(text), min === null ? null : amount(min), max === null ? null : amount(max)),
    ).toBe(isFine)
  })
})

it('is held against the limit of its own currency only', () => {
  const bet: Bet = {
    id: 'a',
    iid: null,
    game: 'Dice',
    currency: currency('btc'),
    amount: amount('2'),
    payout: amount('0'),
    atMs: 0,
  }
  const btc = { currency: currency('btc'), min: null, max: amount('1') }
  const eth = { currency: currency('eth'), min: null, max: amount('0.1') }
  expect(limitBroken(bet, [eth, btc])).toBe(btc)
  expect(limitBroken(bet, [eth])).toBeNull()
  expect(limitBroken({ ...bet, amount: amount('1') }, [btc])).toBeNull()
})
