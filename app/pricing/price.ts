import { Big } from 'big.js'
import { isNegative, isZero, parseAmount, type Amount } from '../domain/amount.ts'
import { shownDecimals, usd, type CurrencyCode } from '../domain/currency.ts'
import type { Balance, PricedBalance, Rates, Total } from '../domain/snapshot.ts'

/**
 * Quotients are cut off, not rounded, far behind the last digit shown: rounding them half-up afterwards then
 * gives the same digit as rounding the exact quotient would.
 */
const Decimal = Big()
Decimal.DP = 100
Decimal.RM = 0

const halfUp = 1

export interface Pricing {
  /** Dearest first, then what has no price, then zero balances; each of them by name where equal. */
  readonly balances: readonly PricedBalance[]
  /** Null when there is money and none of it could be priced. */
  readonly total: Total | null
}

interface Worth {
  readonly balance: Balance
  readonly held: boolean
  /** Exact, in the display currency; null without a rate. */
  readonly worth: Big | null
}

/**
 * Values balances in `display`: (available + vault) × rate ÷ rate of the display currency, exact, rounded
 * half-up to the decimals that the display currency shows. `rates` are USD for one unit, so that usd needs
 * none; the display currency is worth itself. Without a rate for the display currency nothing else can be
 * valued. A missing rate is never 0: the currency is unpriced, and named so when it holds anything.
 */
export function priceBalances(
  balances: readonly Balance[],
  rates: Rates | null,
  display: CurrencyCode,
): Pricing {
  const decimals = shownDecimals(display)
  const worths = balances
    .map((balance): Worth => {
      const held = !isZero(balance.available) || !isZero(balance.vault)
      return { balance, held, worth: worthOf(balance, rates, display) }
    })
    .toSorted(byWorth)
  return {
    balances: worths.map(({ balance, worth }) => ({
      currency: balance.currency,
      available: balance.available,
      vault: balance.vault,
      value: worth && rounded(worth, decimals),
    })),
    total: totalOf(worths, display, decimals),
  }
}

function totalOf(worths: readonly Worth[], display: CurrencyCode, decimals: number): Total | null {
  const held = worths.filter((worth) => worth.held)
  const unpriced = held.filter(({ worth }) => !worth).map(({ balance }) => balance.currency)
  const nothingPriced = unpriced.length === held.length
  if (nothingPriced && unpriced.length > 0) return null
  const sum = held.reduce((so, { worth }) => (worth ? so.plus(worth) : so), new Decimal(0))
  const amount = rounded(sum, decimals)
  return amount && { amount, currency: display, unpriced }
}

function worthOf(balance: Balance, rates: Rates | null, display: CurrencyCode): Big | null {
  const amount = new Decimal(balance.available).plus(balance.vault)
  if (balance.currency === display) return amount
  const rate = rateOf(balance.currency, rates)
  const unit = rateOf(display, rates)
  return rate && unit ? amount.times(rate).div(unit) : null
}

function rateOf(currency: CurrencyCode, rates: Rates | null): Big | null {
  if (!rates) return null
  if (currency === usd) return new Decimal(1)
  const rate = rates.get(currency)
  return rate === undefined || isZero(rate) || isNegative(rate) ? null : new Decimal(rate)
}

function byWorth(one: Worth, other: Worth): number {
  const rank = rankOf(one) - rankOf(other)
  if (rank !== 0) return rank
  const worth = one.held && one.worth && other.worth ? other.worth.cmp(one.worth) : 0
  return worth || (one.balance.currency < other.balance.currency ? -1 : 1)
}

function rankOf({ held, worth }: Worth): number {
  if (!held) return 2
  return worth ? 0 : 1
}

/** Null when it is longer than any amount can be. */
function rounded(value: Big, decimals: number): Amount | null {
  return parseAmount(value.round(decimals, halfUp).toFixed())
}
