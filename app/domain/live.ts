import type { Amount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'

/** Where money lies in an account: what can be played with, and what is put aside. */
export const balancePlaces = ['available', 'vault'] as const
export type BalancePlace = (typeof balancePlaces)[number]

/** One balance as it is from now on: the whole of it, and not by how much it has changed. */
export interface BalanceChange {
  readonly place: BalancePlace
  readonly currency: CurrencyCode
  readonly amount: Amount
}
