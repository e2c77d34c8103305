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

export interface Identity {
  readonly userId: UserId
  readonly name: string
}

/** What the account says about its own protection; null where the API did not say. */
export interface AccountSecurity {
  readonly hasTfaEnabled: boolean | null
  readonly hasEmailVerified: boolean | null
}

/** A balance with its worth in the display currency; `value` null means unpriced, which never counts as 0. */
export interface PricedBalance extends Balance {
  readonly value: Amount | null
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
  readonly takenAtMs: EpochMs
}

/** A balance as it is shown; in privacy mode without any amount, also where there is none. */
export interface ShownBalance {
  readonly currency: CurrencyCode
  readonly available: ShownAmount
  readonly vault: ShownAmount
  readonly value: ShownAmount | null
  /** Something of it is there, available or in the vault. */
  readonly isHeld: boolean
}

export interface ShownTotal {
  readonly amount: ShownAmount
  readonly currency: CurrencyCode
  readonly unpriced: readonly CurrencyCode[]
}

export interface ShownSnapshot {
  readonly balances: readonly ShownBalance[]
  readonly total: ShownTotal | null
  readonly takenAtMs: EpochMs
}
