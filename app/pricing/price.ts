import { Big } from 'big.js'
import { isNegative, isZero, parseAmount, type Amount } from '../domain/amount.ts'
import { shownDecimals, usd, type CurrencyCode } from '../domain/currency.ts'
import type { Balance, PricedBalance, RateList, RateTrouble, Total, Unpriced } from '../domain/snapshot.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import { isHeld } from '../domain/zeros.ts'

/**
 * Quotients are cut off, not rounded, far behind the last digit shown: rounding them half-up afterwards then
 * gives the same digit as rounding the exact quotient would.
 */
const Decimal = Big()
Decimal.DP = 100
Decimal.RM = 0

const halfUp = 1

/** A rate that is older than this says nothing about today. */
export const ratesLastMs = dayMs

/** The last rates that were read. */
export interface RatesAtHand extends RateList {
  readonly readAtMs: EpochMs
  readonly isOld: boolean
}

export interface Pricing {
  /** Dearest first, then what has no price, then zero balances; each of them by name where equal. */
  readonly balances: readonly PricedBalance[]
  /** Null when there is money and none of it could be priced. */
  readonly total: Total | null
  /** What is wrong with the display currency's own rate; null for nothing, and while no rates are known. */
  readonly displayTrouble: RateTrouble | null
}

/** Exact, in the display currency, or why there is none. */
type Worth = { readonly worth: Big } | { readonly worth: null; readonly unpriced: Unpriced }

type Weighed = Worth & { readonly balance: Balance; readonly held: boolean }

/**
 * Values balances in `display`: (available + vault) × rate ÷ rate of the display currency, exact, rounded
 * half-up to the decimals that the display currency shows. Rates are USD for one unit, so that usd needs
 * none; the display currency is worth itself. Without a rate for the display currency nothing else can be
 * valued. A rate that is missing, cannot be, or is old is never 0: the currency is unpriced, and named so when it
 * holds anything.
 */
export function priceBalances(
  balances: readonly Balance[],
  rates: RatesAtHand | null,
  display: CurrencyCode,
): Pricing {
  const decimals = shownDecimals(display)
  const unit = rateOf(display, rates)
  const weighed = balances
    .map((balance): Weighed => {
      return { balance, held: isHeld(balance), ...worthOf(balance, rates, display, unit) }
    })
    .toSorted(byWorth)
  return {
    balances: weighed.map((one) => pricedBalance(one, decimals)),
    total: totalOf(weighed, display, decimals),
    displayTrouble: rates && 'kind' in unit ? unit : null,
  }
}

function pricedBalance({ balance, ...worth }: Weighed, decimals: number): PricedBalance {
  const { currency, available, vault } = balance
  const value = worth.worth && rounded(worth.worth, decimals)
  // Longer than any amount can be: whatever its rate is, it cannot be that.
  const unpriced = worth.worth === null ? worth.unpriced : value === null ? implausible : null
  return { currency, available, vault, value, unpriced }
}

const implausible: Unpriced = { kind: 'implausible' }

function totalOf(weighed: readonly Weighed[], display: CurrencyCode, decimals: number): Total | null {
  const held = weighed.filter((one) => one.held)
  const unpriced = held.filter(({ worth }) => !worth).map(({ balance }) => balance.currency)
  const nothingPriced = unpriced.length === held.length
  if (nothingPriced && unpriced.length > 0) return null
  const sum = held.reduce((so, { worth }) => (worth ? so.plus(worth) : so), new Decimal(0))
  const amount = rounded(sum, decimals)
  return amount && { amount, currency: display, unpriced }
}

function worthOf(
  balance: Balance,
  rates: RatesAtHand | null,
  display: CurrencyCode,
  unit: Big | RateTrouble,
): Worth {
  const amount = new Decimal(balance.available).plus(balance.vault)
  if (balance.currency === display) return { worth: amount }
  const rate = rateOf(balance.currency, rates)
  if ('kind' in rate) return { worth: null, unpriced: rate }
  return 'kind' in unit
    ? { worth: null, unpriced: { kind: 'display' } }
    : { worth: amount.times(rate).div(unit) }
}

function rateOf(currency: CurrencyCode, rates: RatesAtHand | null): Big | RateTrouble {
  if (currency === usd) return one
  if (!rates) return missing
  const fault = rates.faults.get(currency)
  if (fault) return { kind: fault }
  const rate = rates.rates.get(currency)
  if (rate === undefined) return missing
  if (isZero(rate) || isNegative(rate)) return { kind: 'not-positive' }
  return rates.isOld ? { kind: 'old', readAtMs: rates.readAtMs } : new Decimal(rate)
}

const one = new Decimal(1)
const missing: RateTrouble = { kind: 'missing' }

function byWorth(first: Weighed, second: Weighed): number {
  const rank = rankOf(first) - rankOf(second)
  if (rank !== 0) return rank
  const worth = first.held && first.worth && second.worth ? second.worth.cmp(first.worth) : 0
  return worth || (first.balance.currency < second.balance.currency ? -1 : 1)
}

function rankOf({ held, worth }: Weighed): number {
  if (!held) return 2
  return worth ? 0 : 1
}

/** Null when it is longer than any amount can be. */
function rounded(value: Big, decimals: number): Amount | null {
  return parseAmount(value.round(decimals, halfUp).toFixed())
}
