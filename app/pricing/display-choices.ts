import { isFiat, usd, type CurrencyCode } from '../domain/currency.ts'
import type { RatesAtHand } from './price.ts'

/** What the total can be shown in: dollars, which need no rate, and all that has a usable one; money first, then by name. */
export function displayChoices(rates: RatesAtHand | null): readonly CurrencyCode[] {
  const rated = rates && !rates.isOld ? [...rates.rates.keys()] : []
  return [usd, ...rated.filter((currency) => currency !== usd).toSorted(byName)]
}

function byName(one: CurrencyCode, other: CurrencyCode): number {
  if (isFiat(one) !== isFiat(other)) return isFiat(one) ? -1 : 1
  return one < other ? -1 : 1
}
