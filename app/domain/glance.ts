import type { Amount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { Host } from './host.ts'
import type { TokenState } from './token.ts'

/** The terminal's JSON, schema 1. Times are ISO 8601 in UTC. */
export interface Glance {
  readonly schema: 1
  readonly demo: boolean
  readonly account: { readonly id: string; readonly name: string; readonly host: Host }
  readonly total: {
    readonly amount: Amount | null
    readonly currency: CurrencyCode
    readonly unpriced: readonly CurrencyCode[]
  }
  readonly balances: readonly {
    readonly currency: CurrencyCode
    readonly available: Amount
    readonly vault: Amount
    readonly value: Amount | null
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
