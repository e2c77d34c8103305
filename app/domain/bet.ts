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

/** A bet on one of the casino's own games. */
export interface CasinoBet extends Bet {
  /** What the stake was multiplied by; null where the site does not say. */
  readonly multiplier: Amount | null
  /** The round goes on: nothing has come back yet, and the bet is neither won nor lost. */
  readonly isOpen: boolean
}

/** The newest bets, the newest first. */
export interface RecentBets {
  readonly bets: readonly CasinoBet[]
  /** Bets of other kinds, of which the site tells in other forms. */
  readonly otherKinds: number
  /** Bets that were not understood. */
  readonly unreadable: number
}

/** The owner's own limits of one bet in one currency, both inclusive; null for none. */
export interface BetLimit<Figure = Amount> {
  readonly currency: CurrencyCode
  readonly min: Figure | null
  readonly max: Figure | null
}

/** What the owner wants to lose in a day at most. */
export interface LossLimit<Figure = Amount> {
  /** `own` the bets in this currency · `all` every bet, at what it is worth in this currency. */
  readonly covers: 'own' | 'all'
  readonly currency: CurrencyCode
  readonly amount: Figure
}
