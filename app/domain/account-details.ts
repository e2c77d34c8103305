import type { AccountId } from './account.ts'
import type { ShownAmount } from './amount.ts'
import type { CasinoBet } from './bet.ts'
import type { Failure } from './failure.ts'
import type { AccessEntry, AccountKyc, AccountSecurity, AccountStanding } from './snapshot.ts'
import type { EpochMs } from './time.ts'

/** What is unusual about a session or an API key. */
export type Oddity = 'new' | 'unknown-country' | 'idle' | 'unnamed'

export interface JudgedEntry {
  readonly kind: 'session' | 'api-key'
  readonly entry: AccessEntry
  readonly oddities: readonly Oddity[]
}

/** One part of what is known of an account: each is read by itself, and can fail by itself. */
export interface Detail<Value> {
  /** As it was last read; null while it never was. */
  readonly value: Value | null
  readonly readAtMs: EpochMs | null
  /** Why the last try came to nothing; null when it did not. */
  readonly failure: Failure | null
}

export interface ShownVip {
  /** The site's own name of the level; null for none, and in privacy mode: it says what was staked. */
  readonly flag: string | null
  /** Of the way to the next level, 0 to 100; null where the site does not say. */
  readonly percent: ShownAmount | null
}

/** Who can get in now, what is unusual first; how many have been ended. */
export interface ShownAccess {
  readonly sessions: readonly JudgedEntry[]
  readonly apiKeys: readonly JudgedEntry[]
  readonly ended: { readonly sessions: number; readonly apiKeys: number }
}

export interface ShownBet extends Omit<CasinoBet, 'iid' | 'amount' | 'payout'> {
  readonly amount: ShownAmount
  readonly payout: ShownAmount
  /** `even`: what was staked came back. */
  readonly result: 'open' | 'won' | 'lost' | 'even'
  readonly outside: OutsideLimit | null
}

/** Which of the owner's own limits a bet does not keep; of a limit that is null, a stake of nothing. */
export interface OutsideLimit {
  readonly side: 'below' | 'above'
  readonly limit: ShownAmount | null
}

export interface ShownBets {
  readonly bets: readonly ShownBet[]
  readonly otherKinds: number
  readonly unreadable: number
  /** The owner has set limits, so that a bet without a mark is within them. */
  readonly hasLimits: boolean
}

/**
 * All that is known of an account besides its balances, for the page that shows it: too much to go with each change of
 * the view. No e-mail address and no IP address is ever read.
 */
export interface AccountDetails {
  readonly account: AccountId
  readonly security: Detail<AccountSecurity>
  readonly kyc: Detail<AccountKyc>
  readonly standing: Detail<AccountStanding>
  readonly vip: Detail<ShownVip>
  readonly access: Detail<ShownAccess>
  readonly bets: Detail<ShownBets>
}
