import { isZero, type ShownAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { Balance, ShownBalance, ShownSnapshot, ShownZeros, Unpriced } from './snapshot.ts'

/** Whether anything of a currency is there, available or in the vault. */
export function isHeld({ available, vault }: Pick<Balance, 'available' | 'vault'>): boolean {
  return !isZero(available) || !isZero(vault)
}

/** Gathers currencies that nothing is held of; `amount` is what is said of each of their amounts. */
export function gatherZeros(
  balances: readonly { readonly currency: CurrencyCode; readonly unpriced: Unpriced | null }[],
  amount: ShownAmount,
): ShownZeros {
  // Old rates are of one moment, so that the kind says which is which.
  const groups = Map.groupBy(balances, ({ unpriced }) => unpriced?.kind ?? null)
  return {
    amount,
    groups: [...groups.values()].map((alike) => ({
      unpriced: alike[0]?.unpriced ?? null,
      currencies: alike.map(({ currency }) => currency),
    })),
  }
}

/** A balance for each of them, by code. */
export function zeroBalances({ amount, groups }: ShownZeros): readonly ShownBalance[] {
  return groups
    .flatMap(({ unpriced, currencies }) =>
      currencies.map((currency) => ({
        currency,
        available: amount,
        vault: amount,
        value: unpriced === null ? amount : null,
        unpriced,
      })),
    )
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
}

/** What is held in its order, then the rest by code. */
export function currenciesOf({
  balances,
  zeros,
}: Pick<ShownSnapshot, 'balances' | 'zeros'>): readonly CurrencyCode[] {
  const others = zeros.groups.flatMap(({ currencies }) => currencies).toSorted()
  return [...balances.map(({ currency }) => currency), ...others]
}
