import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNegative, isZero, parseAmount } from '../../../app/domain/amount.ts'

const scale = 240

/** The value times 10^240 as a whole number, by another road than the one under test. */
function scaled(literal: string): bigint {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  const power = scale - fraction.length + Number(exponent)
  const size = BigInt(whole + fraction) * 10n ** BigInt(power)
  return sign === '-' ? -size : size
}

const digits = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9'), minLength: 1, maxLength })
const exponent = fc
  .tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.integer({ min: 0, max: 20 }))
  .map((parts) => parts.join(''))
const literal = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(25),
    fc.option(digits(25), { nil: null }),
    fc.option(exponent, { nil: '' }),
  )
  .map(
    ([sign, whole, fraction, power]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${power}`,
  )

test('every number keeps its exact value and comes out in its one plain form', () => {
  fc.assert(
    fc.property(literal, (text) => {
      const amount = parseAmount(text)
      expect(amount).not.toBeNull()
      expect(amount).toMatch(/^(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
      expect(scaled(String(amount))).toBe(scaled(text))
      expect(parseAmount(amount)).toBe(amount)
    }),
  )
})

test.each([
  ['12345678901234567.12345678', '12345678901234567.12345678'],
  ['0.1', '0.1'],
  ['1e-8', '0.00000001'],
  ['1.5E+3', '1500'],
  ['-0.0', '0'],
  ['0e5', '0'],
  ['100.500', '100.5'],
  ['-12', '-12'],
])('%s is %s', (given, expected) => {
  expect(parseAmount(given)).toBe(expected)
})

test.each([
  '',
  ' 1',
  '1 ',
  '+1',
  '.5',
  '5.',
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '1e',
  '1e99999',
  '--1',
  '1\n',
  '١',
  '1_000',
  '9'.repeat(81),
  `0.${'1'.repeat(81)}`,
  '1e81',
  `1${'0'.repeat(500)}`,
])('%j is no amount', (text) => {
  expect(parseAmount(text)).toBeNull()
})

test.each([1, null, undefined, true, {}, [], 10n])('a value that is not text is no amount: %s', (value) => {
  expect(parseAmount(value)).toBeNull()
})

test('80 digits are an amount', () => {
  expect(parseAmount('9'.repeat(80))).toBe('9'.repeat(80))
})

test('zero and less than zero are told apart', () => {
  const [nothing, less, more] = ['-0.000', '-0.1', '0.1'].map(parseAmount)
  if (!nothing || !less || !more) throw new Error('all three are amounts')
  expect([nothing, less, more].map(isZero)).toEqual([true, false, false])
  expect([nothing, less, more].map(isNegative)).toEqual([false, true, false])
})
