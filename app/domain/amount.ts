import type { Brand } from './brand.ts'

/** An exact decimal: `-?digits[.digits]`, no exponent, no sign on zero. Never a float. */
export type Amount = Brand<`${number}`, 'Amount'>

const literalForm = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/

/** As it is to be; most are. */
const plainForm = /^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/

/** More digits than any currency has: a longer number is an attack or a mistake, not an amount. */
const maxDigits = 80

export const zero = '0' as Amount

/** Stands where privacy mode keeps an amount back: the same for each, and for nothing at all. */
export const hiddenMark = '•••••'

/** An amount as a screen, a tray or a terminal may have it. */
export type ShownAmount = Amount | typeof hiddenMark

/**
 * The exact value of a JSON number literal (or of a plain decimal string), exponent written out,
 * needless zeros removed. Null when it is not a number or would be longer than 80 digits.
 */
export function parseAmount(literal: unknown): Amount | null {
  if (typeof literal !== 'string' || literal.length > 2 * maxDigits) return null
  if (literal.length <= maxDigits && plainForm.test(literal)) return literal as Amount
  const match = literalForm.exec(literal)
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (Math.abs(shift) > maxDigits) return null
  const digits = whole + fraction
  const point = whole.length + shift
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const decimals = padded.slice(at).replace(/0+$/, '')
  if (integer.length + decimals.length > maxDigits) return null
  const plain = decimals === '' ? integer : `${integer}.${decimals}`
  return (plain === '0' ? plain : sign + plain) as Amount
}

export function isZero(amount: Amount): boolean {
  return amount === zero
}

export function isNegative(amount: Amount): boolean {
  return amount.startsWith('-')
}
