import type { Brand } from './brand.ts'

/** A currency as Stake names it: lowercase, 1–16 of `[a-z0-9_]`. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>

const codeForm = /^[a-z0-9_]{1,16}$/

export function parseCurrencyCode(text: unknown): CurrencyCode | null {
  return typeof text === 'string' && codeForm.test(text) ? (text as CurrencyCode) : null
}

export const usd = 'usd' as CurrencyCode

const fiat = new Set([
  'usd',
  'eur',
  'jpy',
  'brl',
  'cad',
  'idr',
  'inr',
  'cny',
  'krw',
  'php',
  'rub',
  'mxn',
  'dkk',
  'ars',
  'clp',
  'pen',
  'ngn',
  'vnd',
  'try',
  'gbp',
  'aud',
  'nzd',
  'pln',
  'gold',
  'sweeps',
])
const withoutDecimals = new Set(['jpy', 'krw', 'idr', 'vnd', 'clp'])

/** Money of a country, and what stands for it at stake.us. */
export function isFiat(currency: CurrencyCode): boolean {
  return fiat.has(currency)
}

/** Decimals to show: Stake publishes none, so the customary ones (8 for crypto, 2 for fiat, 0 for jpy/krw/idr). */
export function shownDecimals(currency: CurrencyCode): number {
  if (withoutDecimals.has(currency)) return 0
  return fiat.has(currency) ? 2 : 8
}

/** What people call it: upper case, and GC and SC for stake.us's gold and sweeps. */
export function currencyLabel(currency: CurrencyCode): string {
  if (currency === 'gold') return 'GC'
  if (currency === 'sweeps') return 'SC'
  return currency.toUpperCase()
}
