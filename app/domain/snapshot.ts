import type { UserId } from './account.ts'
import type { Amount, ShownAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { EpochMs } from './time.ts'

export interface Balance {
  readonly currency: CurrencyCode
  readonly available: Amount
  readonly vault: Amount
}

/** USD for one unit, by currency. */
export type Rates = ReadonlyMap<CurrencyCode, Amount>

/** `not-positive` zero or less · `implausible` upside down, or far from what it can be. */
export type RateFault = 'not-positive' | 'implausible'

/** One reading of the rates: those that can be used, and why others cannot. */
export interface RateList {
  readonly rates: Rates
  readonly faults: ReadonlyMap<CurrencyCode, RateFault>
}

/** Why nothing can be valued by a rate. */
export type RateTrouble =
  | { readonly kind: 'missing' }
  | { readonly kind: RateFault }
  /** Older than a day. */
  | { readonly kind: 'old'; readonly readAtMs: EpochMs }

/** Why a balance has no price: its own rate, or, where that is as it should be, the display currency's. */
export type Unpriced = RateTrouble | { readonly kind: 'display' }

export interface Identity {
  readonly userId: UserId
  readonly name: string
}

/** What the account says about its own protection; null where the API did not say. */
export interface AccountSecurity {
  readonly hasTfaEnabled: boolean | null
  readonly hasEmailVerified: boolean | null
}

/** Whether the account is in good standing; null where the API did not say. */
export interface AccountStanding {
  readonly isBanned: boolean | null
  readonly isSuspended: boolean | null
  readonly isMuted: boolean | null
  /** A self-exclusion that is in force. */
  readonly isSelfExcluded: boolean | null
}

/** How far Stake has checked who the owner is. */
export interface AccountKyc {
  /** As the site names it, e.g. `extended`; null where it does not say, as on stake.us. */
  readonly level: string | null
}

export interface VipProgress {
  /** The site's own name of the level, e.g. `gold` or `wagered(500k)`; null for none. */
  readonly flag: string | null
  /** Of the way to the next level, 0 to 100, at most two decimals; null where the site does not say. */
  readonly percent: Amount | null
}

/** A session or an API key of the account. Its IP address is left where it came from. */
export interface AccessEntry {
  /** Made from the site's own: it tells one from another, and is good for nothing else. */
  readonly id: string
  /** As the site names it; empty for none. */
  readonly name: string
  readonly isActive: boolean
  /** Null for API keys, which have none, and where the site does not know. */
  readonly country: string | null
  /** As the country. */
  readonly city: string | null
  readonly createdAtMs: EpochMs | null
  readonly lastUsedAtMs: EpochMs | null
}

/** Who can get into the account. */
export interface AccountAccess {
  readonly sessions: readonly AccessEntry[]
  readonly apiKeys: readonly AccessEntry[]
}

/** A balance with its worth in the display currency, or with why it has none: unpriced never counts as 0. */
export interface PricedBalance extends Balance {
  readonly value: Amount | null
  /** Null where there is a value. */
  readonly unpriced: Unpriced | null
}

export interface Total {
  readonly amount: Amount
  readonly currency: CurrencyCode
  /** Currencies with a balance that no plausible rate was found for. */
  readonly unpriced: readonly CurrencyCode[]
}

/** One reading of the account, priced. */
export interface Snapshot {
  readonly balances: readonly PricedBalance[]
  /** Null while nothing could be priced at all. */
  readonly total: Total | null
  /** What is wrong with the display currency's own rate; null for nothing. */
  readonly displayTrouble: RateTrouble | null
  readonly takenAtMs: EpochMs
}

/** A balance as it is shown; in privacy mode without any amount. */
export interface ShownBalance {
  readonly currency: CurrencyCode
  readonly available: ShownAmount
  readonly vault: ShownAmount
  readonly value: ShownAmount | null
  /** Why it has no value; null where it has one. */
  readonly unpriced: Unpriced | null
}

/** Currencies that nothing is held of. They are nearly all that Stake has, so that a balance for each says little. */
export interface ShownZeros {
  /** What is said of each of their amounts: zero, or in privacy mode what is said of every amount. */
  readonly amount: ShownAmount
  readonly groups: readonly {
    /** Why they have no value; null where they have one. */
    readonly unpriced: Unpriced | null
    readonly currencies: readonly CurrencyCode[]
  }[]
}

export interface ShownTotal {
  readonly amount: ShownAmount
  readonly currency: CurrencyCode
  readonly unpriced: readonly CurrencyCode[]
}

export interface ShownSnapshot {
  /** Of what is held, available or in the vault. */
  readonly balances: readonly ShownBalance[]
  readonly zeros: ShownZeros
  readonly total: ShownTotal | null
  readonly displayTrouble: RateTrouble | null
  readonly takenAtMs: EpochMs
}
