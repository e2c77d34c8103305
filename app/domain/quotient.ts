import { parseAmount, type Amount } from './amount.ts'

/**
 * One amount divided by another, rounded to so many decimals; half a digit goes away from zero. Exact: nothing is cut
 * off before. Null for a division by zero, and for more digits than an amount may have.
 */
export function quotient(amount: Amount, by: Amount, decimals: number): Amount | null {
  const over = scaled(amount)
  const under = scaled(by)
  if (under.units === 0n) return null
  const shift = decimals + under.decimals - over.decimals
  const numerator = over.units * power(shift)
  const denominator = under.units * power(-shift)
  const rounded = (2n * numerator + denominator) / (2n * denominator)
  const digits = String(rounded).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const sign = over.isNegative === under.isNegative || rounded === 0n ? '' : '-'
  return parseAmount(`${sign}${digits.slice(0, point)}.${digits.slice(point) || '0'}`)
}

/** Ten to this, and one for what is no power of it. */
function power(exponent: number): bigint {
  return exponent > 0 ? 10n ** BigInt(exponent) : 1n
}

/** Without its sign, in units of its last decimal. */
function scaled(amount: Amount) {
  const isNegative = amount.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? amount.slice(1) : amount).split('.')
  return { isNegative, units: BigInt(whole + fraction), decimals: fraction.length }
}
