import { Big } from 'big.js'
import type { Amount } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Amounts, KnownRates } from './memory.ts'

/** A rate that moves by more than this between two readings is a mistake more often than a market. */
const mostTimes = 4

export interface RatesReading {
  readonly atMs: EpochMs
  readonly rates: ReadonlyMap<CurrencyCode, Amount>
}

/**
 * Whether the rates of these currencies may be believed. One that is several times what it was is doubted, until a
 * later reading of rates agrees with it: prices do collapse, and stay so. Nothing is known against a rate that was
 * never seen before.
 */
export function believeRates(
  before: KnownRates,
  { atMs, rates }: RatesReading,
  currencies: readonly CurrencyCode[],
): { readonly memory: KnownRates; readonly isBelieved: boolean } {
  const now = pick(rates, currencies)
  const isNear = (others: Amounts) =>
    Object.entries(now).every(([currency, rate]) => {
      const other = others[currency]
      return other === undefined || isAlike(rate, other)
    })
  if (isNear(before.believed)) {
    const believed = isSame(now, before.believed) ? before.believed : now
    const isKept = believed === before.believed && before.doubted === null
    return { memory: isKept ? before : { believed, doubted: null }, isBelieved: true }
  }
  const { doubted } = before
  if (doubted && doubted.atMs !== atMs && isNear(doubted.rates)) {
    return { memory: { believed: now, doubted: null }, isBelieved: true }
  }
  const memory = doubted?.atMs === atMs ? before : { ...before, doubted: { atMs, rates: now } }
  return { memory, isBelieved: false }
}

function pick(rates: ReadonlyMap<CurrencyCode, Amount>, currencies: readonly CurrencyCode[]): Amounts {
  return Object.fromEntries(
    currencies.flatMap((currency) => {
      const rate = rates.get(currency)
      return rate === undefined ? [] : [[currency, rate]]
    }),
  )
}

function isAlike(one: Amount, other: Amount): boolean {
  const [smaller, larger] = new Big(one).lt(other) ? [one, other] : [other, one]
  return new Big(smaller).times(mostTimes).gte(larger)
}

function isSame(one: Amounts, other: Amounts): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
