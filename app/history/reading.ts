import type { AccountId } from '../domain/account.ts'
import type { Amount } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import type { Host } from '../domain/host.ts'
import type { Balance } from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'

/** What one reading of an account brought, as far as it is remembered. */
export interface Reading {
  readonly account: AccountId
  readonly host: Host
  readonly atMs: EpochMs
  readonly balances: readonly Balance[]
  readonly totals: readonly ReadTotal[]
  /** USD for one unit. */
  readonly rates: ReadonlyMap<CurrencyCode, Amount>
  /** How far away the next reading is; a longer silence than that and a little more is a gap. */
  readonly nextInMs: number
}

export interface ReadTotal {
  readonly currency: CurrencyCode
  /** Null where nothing could be valued. */
  readonly amount: Amount | null
  /** What it leaves out. */
  readonly unpriced: readonly CurrencyCode[]
}

export type SeriesKind = 'balance' | 'total' | 'rate'

export interface SeriesName {
  /** An account, or a host whose rates they are: no account has a dot in its name. */
  readonly owner: AccountId | Host
  readonly kind: SeriesKind
  readonly currency: CurrencyCode
}

/** What a series is from a moment on. */
export interface State {
  readonly amount: Amount | null
  readonly also: string
}

/** Says of a total that it is not written down in this currency from here on. */
export const endOfTotal: State = { amount: null, also: '-' }
