import type { ShownAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { Host } from './host.ts'
import type { Unpriced } from './snapshot.ts'
import type { TokenState } from './token.ts'

/** What a terminal shows; as JSON this is schema 1. Times are ISO 8601 in UTC; in privacy mode each amount is the mark. */
export interface Glance {
  readonly schema: 1
  readonly demo: boolean
  readonly account: { readonly id: string; readonly name: string; readonly host: Host }
  readonly total: {
    readonly amount: ShownAmount | null
    readonly currency: CurrencyCode
    readonly unpriced: readonly CurrencyCode[]
  }
  readonly balances: readonly {
    readonly currency: CurrencyCode
    readonly available: ShownAmount
    readonly vault: ShownAmount
    readonly value: ShownAmount | null
    /** Whether it holds anything: for the text, which folds zeros away; no part of the JSON. */
    readonly held: boolean
    /** Why it has no value: for the text too. */
    readonly unpriced: Unpriced | null
  }[]
  readonly token: {
    readonly state: TokenState
    readonly expiresAt: string | null
    readonly storedAt: string | null
    readonly storage: { readonly backend: string; readonly persistent: boolean | null }
  }
  readonly updatedAt: string | null
  readonly stale: boolean
}
