import { Big } from 'big.js'
import type { Amount } from '../domain/amount.ts'
import type { Bet, BetLimit } from '../domain/bet.ts'

/**
 * Whether a bet is within the owner's own limits: `min <= amount <= max`, exactly, as the StakeAPI library's
 * `validate_bet_amount` has it; a limit may be left out. A bet of nothing, as a free one is, is under every `min`.
 */
export function validateBetAmount(amount: Amount, min: Amount | null, max: Amount | null): boolean {
  const value = new Big(amount)
  return (min === null || value.gte(min)) && (max === null || value.lte(max))
}

/** The limit of its currency that a bet is outside of, or null. */
export function limitBroken(bet: Bet, limits: readonly BetLimit[]): BetLimit | null {
  const limit = limits.find(({ currency }) => currency === bet.currency)
  return limit && !validateBetAmount(bet.amount, limit.min, limit.max) ? limit : null
}
