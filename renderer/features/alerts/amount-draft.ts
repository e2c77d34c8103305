import { isNegative, isZero, parseAmount, type Amount } from '../../../app/domain/amount.ts'
import { currencyLabel, type CurrencyCode } from '../../../app/domain/currency.ts'

/** What was typed, as an amount above 0; null for anything else. */
export function typedAmount(text: string): Amount | null {
  const typed = text.trim()
  const amount = /^\d+(\.\d+)?$/.test(typed) ? parseAmount(typed) : null
  return amount === null || isZero(amount) || isNegative(amount) ? null : amount
}

/** A percent of a fall, which cannot be all of it or more. */
export function typedPercent(text: string): Amount | null {
  const amount = typedAmount(text)
  return amount !== null && Number(amount) < 100 ? amount : null
}

export interface TypedLimits {
  readonly min: Amount | null
  readonly max: Amount | null
}

/** One end may be left empty; null where neither is an amount, or they are the wrong way round. */
export function typedLimits(min: string, max: string): TypedLimits | null {
  const ends = [min, max].map((text) => (text.trim() === '' ? null : typedAmount(text)))
  const [least = null, most = null] = ends
  const isWrong = (min.trim() !== '' && least === null) || (max.trim() !== '' && most === null)
  if (isWrong || (least === null && most === null)) return null
  if (least !== null && most !== null && isLess(most, least)) return null
  return { min: least, max: most }
}

/** Digit by digit: as floats two of them might be the same. */
function isLess(one: Amount, other: Amount): boolean {
  const [oneWhole = '', oneRest = ''] = one.split('.')
  const [otherWhole = '', otherRest = ''] = other.split('.')
  if (oneWhole.length !== otherWhole.length) return oneWhole.length < otherWhole.length
  const length = Math.max(oneRest.length, otherRest.length)
  return oneWhole + oneRest.padEnd(length, '0') < otherWhole + otherRest.padEnd(length, '0')
}

export function currencyOptions(currencies: readonly CurrencyCode[]) {
  return currencies
    .map((value) => ({ value, label: currencyLabel(value) }))
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
}
