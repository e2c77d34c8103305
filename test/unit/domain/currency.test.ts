import { expect, test } from 'vitest'
import { currencyLabel, parseCurrencyCode, shownDecimals } from '../../../app/domain/currency.ts'

function code(text: string) {
  const parsed = parseCurrencyCode(text)
  if (parsed === null) throw new Error(`${text} is no currency`)
  return parsed
}

test.each(['btc', 'usd', 'sweeps', '1inch', 'a_b', 'a'.repeat(16)])('%s is a currency', (text) => {
  expect(parseCurrencyCode(text)).toBe(text)
})

test.each(['', 'BTC', 'b tc', 'btc\n', 'a'.repeat(17), 'b-tc', 'é', null, 3, ['btc']])(
  '%j is not',
  (value) => {
    expect(parseCurrencyCode(value)).toBeNull()
  },
)

test.each([
  ['btc', 8],
  ['usdt', 8],
  ['usd', 2],
  ['eur', 2],
  ['gold', 2],
  ['jpy', 0],
  ['krw', 0],
  ['idr', 0],
])('%s is shown with %i decimals', (text, decimals) => {
  expect(shownDecimals(code(text))).toBe(decimals)
})

test.each([
  ['btc', 'BTC'],
  ['gold', 'GC'],
  ['sweeps', 'SC'],
])('people call %s %s', (text, label) => {
  expect(currencyLabel(code(text))).toBe(label)
})
