import { Big } from 'big.js'
import { isNegative, isZero, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../domain/currency.ts'
import type { ApiFailure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { RateFault, RateList, Rates } from '../domain/snapshot.ts'
import { member } from './json.ts'
import { drift, readAmount, type Reader } from './parse.ts'

/**
 * `data.currencyConfiguration.baseRates`: USD for one unit. What is null or oddly named is left out; a rate that
 * cannot be is told apart from one that is missing. Rates that are wrong as a whole (units for one USD, or worth
 * of another currency) are refused.
 */
export const readRates: Reader<RateList> = (data) => {
  const entries = member(member(data, 'currencyConfiguration'), 'baseRates')
  if (!Array.isArray(entries)) return drift('currencyConfiguration.baseRates')
  const given = givenRates(entries)
  if (!given.ok) return given
  const rates = new Map<CurrencyCode, Amount>()
  const faults = new Map<CurrencyCode, RateFault>()
  for (const [currency, rate] of given.value) {
    const fault = faultOf(currency, rate, given.value)
    if (fault) faults.set(currency, fault)
    else rates.set(currency, rate)
  }
  const isEmptied = entries.length > 0 && rates.size === 0
  return isEmptied || isWrongAsAWhole(given.value)
    ? err({ kind: 'rates-implausible' })
    : ok({ rates, faults })
}

function givenRates(entries: readonly unknown[]): Result<Rates, ApiFailure> {
  const given = new Map<CurrencyCode, Amount>()
  for (const [index, entry] of entries.entries()) {
    const path = `currencyConfiguration.baseRates[${index}]`
    const name = member(entry, 'currency')
    if (typeof name !== 'string') return drift(`${path}.currency`)
    const literal = member(entry, 'baseRate')
    const rate = readAmount(literal)
    if (!rate && literal !== null) return drift(`${path}.baseRate`)
    const currency = parseCurrencyCode(name)
    if (currency && rate) given.set(currency, rate)
  }
  return ok(given)
}

interface Bounds {
  readonly least: string
  readonly most: string
}

/** Worth more than a dollar, or less than one, for as long as anyone has looked: tells which way up rates are. */
const dearer: Bounds = { least: '1', most: '1e12' }
const cheaper: Bounds = { least: '0', most: '1' }
// A currency that has been on either side of the dollar, as the euro, decides nothing.
const sides: ReadonlyMap<string, Bounds> = new Map([
  ...['btc', 'eth', 'bch', 'bnb'].map((code) => [code, dearer] as const),
  ...['jpy', 'krw', 'idr', 'vnd', 'clp', 'ars', 'ngn', 'inr', 'php'].map((code) => [code, cheaper] as const),
  ...['rub', 'try', 'mxn', 'cny', 'brl', 'dkk', 'pln', 'pen'].map((code) => [code, cheaper] as const),
])

/** Worth about a dollar: tells whether it is dollars that rates are in. One that falls is news, and no mistake. */
const alike: Bounds = { least: '0', most: '2' }
const dollars: ReadonlyMap<string, Bounds> = new Map(
  ['usdt', 'usdc', 'busd', 'dai'].map((code) => [code, alike] as const),
)

const eur = 'eur'
const euroBounds: Bounds = { least: '0.5', most: '2' }
/** Since 1999 an euro has been worth 7.46 of these, within 2.25 %. */
const krone = 'dkk'
const kronesForAnEuro: Bounds = { least: '7.08', most: '7.84' }

function faultOf(currency: CurrencyCode, rate: Amount, given: Rates): RateFault | null {
  if (!isPositive(rate)) return 'not-positive'
  if (currency === eur) return isWithin(rate, euroBounds) && fitsKrone(rate, given) ? null : 'implausible'
  const bounds = sides.get(currency) ?? dollars.get(currency)
  return bounds && !isWithin(rate, bounds) ? 'implausible' : null
}

/** An euro turned upside down is still near a dollar; only beside the krone it shows. */
function fitsKrone(rate: Amount, given: ReadonlyMap<string, Amount>): boolean {
  const other = given.get(krone)
  if (other === undefined || !isPositive(other) || !isWithin(other, cheaper)) return true
  return isWithin(new Big(rate).div(other).toFixed(), kronesForAnEuro)
}

/** A dollar is one dollar; and of those that tell, no more than half can be wrong each by itself. */
function isWrongAsAWhole(given: Rates): boolean {
  const dollar = given.get(usd)
  if (dollar !== undefined && !isWithin(dollar, { least: '0.99', most: '1.01' })) return true
  return [sides, dollars].some((anchors) => {
    const votes = [...given].flatMap(([currency, rate]) => {
      const bounds = anchors.get(currency)
      return bounds && isPositive(rate) ? [isWithin(rate, bounds)] : []
    })
    return votes.filter((isRight) => !isRight).length * 2 > votes.length
  })
}

function isPositive(rate: Amount): boolean {
  return !isZero(rate) && !isNegative(rate)
}

function isWithin(value: string, { least, most }: Bounds): boolean {
  const number = new Big(value)
  return number.gte(least) && number.lte(most)
}
