import type { Amount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { EpochMs } from './time.ts'

/** A bet that the account has made, as its history says. */
export interface Bet {
  readonly id: string
  /** As the site names it to its users, e.g. `house:123456789`; null where it did not say. */
  readonly iid: string | null
  readonly game: string
  readonly currency: CurrencyCode
  readonly amount: Amount
  /** What came back, the stake included; 0 for a bet that was lost. */
  readonly payout: Amount
  readonly atMs: EpochMs
}

/** The owner's own limits of one bet in one currency, both inclusive; null for none. */
export interface BetLimit {
  readonly currency: CurrencyCode
  readonly min: Amount | null
  readonly max: Amount | null
}

/** What the owner wants to lose in a day at most. */
export interface LossLimit {
  /** `own` the bets in this currency · `all` every bet, at what it is worth in this currency. */
  readonly covers: 'own' | 'all'
  readonly currency: CurrencyCode
  readonly amount: Amount
}
