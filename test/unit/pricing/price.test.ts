import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAmount, type Amount } from '../../../app/domain/amount.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { Balance } from '../../../app/domain/snapshot.ts'
import { displayChoices } from '../../../app/pricing/display-choices.ts'
import { priceBalances, type RatesAtHand } from '../../../app/pricing/price.ts'

function code(text: string): CurrencyCode {
  const parsed = parseCurrencyCode(text)
  if (!parsed) throw new Error(`not a currency: ${text}`)
  return parsed
}

function amount(text: string): Amount {
  const parsed = parseAmount(text)
  if (!parsed) throw new Error(`not an amount: ${text}`)
  return parsed
}

const held = (currency: string, available: string, vault = '0'): Balance => ({
  currency: code(currency),
  available: amount(available),
  vault: amount(vault),
})

const ratesOf = (list: Record<string, string>): RatesAtHand => ({
  rates: new Map(Object.entries(list).map(([name, rate]) => [code(name), amount(rate)])),
  faults: new Map(),
  readAtMs: 7,
  isOld: false,
})

/** What is shown of each currency, in order. */
const values = (balances: readonly Balance[], rates: RatesAtHand | null, display = usd) =>
  priceBalances(balances, rates, display).balances.map(({ currency, value }) => [currency, value])

const rates = ratesOf({ btc: '64226.18', eth: '3000', eur: '1.25', jpy: '0.0067', doge: '0.16', usd: '1' })

describe('total', () => {
  test('adds available and vault of everything with a rate', () => {
    const { total } = priceBalances([held('btc', '0.1', '0.05'), held('eth', '2')], rates, usd)
    expect(total).toEqual({ amount: '15633.93', currency: 'usd', unpriced: [] })
  })

  test('is in the display currency, by its own rate', () => {
    const balances = [held('eth', '1'), held('eur', '100')]
    expect(priceBalances(balances, rates, code('eur')).total?.amount).toBe('2500')
    expect(priceBalances(balances, rates, code('btc')).total?.amount).toBe('0.04865617')
    expect(priceBalances(balances, rates, code('jpy')).total?.amount).toBe('466418')
  })

  test('rounds half up, once, at the end', () => {
    const half = ratesOf({ aaa: '0.001', bbb: '0.004' })
    expect(priceBalances([held('aaa', '5')], half, usd).total?.amount).toBe('0.01')
    expect(priceBalances([held('aaa', '4.999999999999999999999999999')], half, usd).total?.amount).toBe('0')
    expect(priceBalances([held('aaa', '3'), held('bbb', '3')], half, usd).total?.amount).toBe('0.02')
    expect(priceBalances([held('bbb', '1'), held('aaa', '1')], half, usd).total?.amount).toBe('0.01')
  })

  test('keeps digits that a float would lose', () => {
    const { total } = priceBalances([held('usd', '12345678901234567.12', '0.34')], rates, usd)
    expect(total?.amount).toBe('12345678901234567.46')
  })

  test('counts negative amounts', () => {
    const { total } = priceBalances([held('usd', '10'), held('eth', '-0.01')], rates, usd)
    expect(total?.amount).toBe('-20')
  })

  test('of an empty account is 0', () => {
    expect(priceBalances([], null, usd).total).toEqual({ amount: '0', currency: 'usd', unpriced: [] })
    expect(priceBalances([held('btc', '0')], null, usd).total?.amount).toBe('0')
  })
})

describe('a missing rate', () => {
  test('makes a currency unpriced, never 0', () => {
    const balances = [held('bonk', '5'), held('eth', '1'), held('zzz', '0', '1'), held('nil', '0')]
    expect(priceBalances(balances, rates, usd).total).toEqual({
      amount: '3000',
      currency: 'usd',
      unpriced: ['bonk', 'zzz'],
    })
  })

  test('for everything that is held leaves no total', () => {
    expect(priceBalances([held('bonk', '5'), held('eth', '0')], rates, usd).total).toBeNull()
    expect(priceBalances([held('btc', '1')], null, usd).total).toBeNull()
  })

  test('for the display currency leaves its own balance as all that is priced', () => {
    const balances = [held('inr', '50'), held('eth', '1'), held('usd', '7')]
    expect(priceBalances(balances, rates, code('inr')).total).toEqual({
      amount: '50',
      currency: 'inr',
      unpriced: ['eth', 'usd'],
    })
    expect(priceBalances(balances, null, code('inr')).total?.unpriced).toEqual(['eth', 'usd'])
  })

  test('for usd is none: rates are in usd', () => {
    const without = ratesOf({ eur: '1.25' })
    expect(priceBalances([held('usd', '5')], without, code('eur')).total?.amount).toBe('4')
    expect(priceBalances([held('eur', '4')], without, usd).total?.amount).toBe('5')
  })

  test('is what a rate of zero or less is, too', () => {
    expect(priceBalances([held('eth', '1')], ratesOf({ eth: '0' }), usd).total).toBeNull()
    expect(priceBalances([held('eth', '1')], ratesOf({ eth: '-3' }), usd).total).toBeNull()
  })
})

const trouble = (given: RatesAtHand | null, display: string) =>
  priceBalances([], given, code(display)).displayTrouble

const why = (list: readonly Balance[], given: RatesAtHand | null, display = usd) =>
  Object.fromEntries(
    priceBalances(list, given, display).balances.map(({ currency, unpriced }) => [currency, unpriced]),
  )

describe('why there is no price', () => {
  const balances = [held('eth', '1'), held('bonk', '5'), held('ltc', '1'), held('usd', '1')]
  const faults = new Map([[code('ltc'), 'implausible' as const]])

  test('stands at each balance', () => {
    expect(why(balances, { ...rates, faults })).toEqual({
      eth: null,
      bonk: { kind: 'missing' },
      ltc: { kind: 'implausible' },
      usd: null,
    })
    expect(why(balances, null)).toMatchObject({ eth: { kind: 'missing' }, usd: null })
  })

  test('is the age of what was once usable, and for dollars there is none', () => {
    expect(why(balances, { ...rates, faults, isOld: true })).toEqual({
      eth: { kind: 'old', readAtMs: 7 },
      bonk: { kind: 'missing' },
      ltc: { kind: 'implausible' },
      usd: null,
    })
  })

  test('is the display currency where a balance has a rate of its own', () => {
    expect(why(balances, { ...rates, faults }, code('inr'))).toEqual({
      eth: { kind: 'display' },
      bonk: { kind: 'missing' },
      ltc: { kind: 'implausible' },
      usd: { kind: 'display' },
    })
  })

  test('of the display currency itself is told apart, once rates are known', () => {
    expect(trouble({ ...rates, faults }, 'ltc')).toEqual({ kind: 'implausible' })
    expect(trouble(rates, 'inr')).toEqual({ kind: 'missing' })
    expect(trouble({ ...rates, isOld: true }, 'eur')).toEqual({ kind: 'old', readAtMs: 7 })
    expect(trouble({ ...rates, isOld: true }, 'usd')).toBeNull()
    expect(trouble(rates, 'eur')).toBeNull()
    expect(trouble(null, 'inr')).toBeNull()
  })

  test('is given too where a value would be longer than any amount', () => {
    const long = `1${'0'.repeat(70)}`
    expect(why([held('eth', long)], ratesOf({ eth: long }))).toEqual({ eth: { kind: 'implausible' } })
  })
})

test('what the total can be shown in: dollars always, money first, each by name', () => {
  const wide = ratesOf({ doge: '0.1', jpy: '0.006', btc: '60000', eur: '1.1', usd: '1' })
  expect(displayChoices(wide)).toEqual(['usd', 'eur', 'jpy', 'btc', 'doge'])
  expect(displayChoices({ ...wide, isOld: true })).toEqual(['usd'])
  expect(displayChoices(null)).toEqual(['usd'])
})

describe('the list', () => {
  test('dearest first, then unpriced, then empty, by name where equal', () => {
    const balances = [
      held('zero', '0'),
      held('bonk', '9'),
      held('doge', '100'),
      held('aaa', '0'),
      held('abc', '1'),
      held('btc', '0'),
      held('usd', '16'),
      held('eth', '1'),
      held('eur', '-5'),
    ]
    expect(values(balances, rates)).toEqual([
      ['eth', '3000'],
      ['doge', '16'],
      ['usd', '16'],
      ['eur', '-6.25'],
      ['abc', null],
      ['bonk', null],
      ['aaa', null],
      ['btc', '0'],
      ['zero', null],
    ])
  })

  test('orders by the exact value, also where the shown one is equal', () => {
    const tiny = ratesOf({ aaa: '0.0001', bbb: '0.0002' })
    expect(values([held('aaa', '1'), held('bbb', '1')], tiny)).toEqual([
      ['bbb', '0'],
      ['aaa', '0'],
    ])
  })

  test('keeps available and vault as they are', () => {
    expect(priceBalances([held('eth', '1.5', '-0.5')], rates, usd).balances).toEqual([
      { currency: 'eth', available: '1.5', vault: '-0.5', value: '3000', unpriced: null },
    ])
  })
})

/** numerator / 10^decimals of a plain decimal. */
function scaled(text: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}

test('the total is that of exact fractions', () => {
  const positive = fc.stringMatching(/^[1-9]\d{0,8}\.\d{0,7}[1-9]$/)
  const line = fc.tuple(positive, positive, positive)
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), positive, (lines, eur) => {
      const names = lines.map((_, index) => `c${index}`)
      const list = Object.fromEntries(lines.map(([, , rate], index) => [`c${index}`, rate]))
      const balances = lines.map(([available, vault], index) => held(names[index] ?? '', available, vault))
      const { total } = priceBalances(balances, ratesOf({ ...list, eur }), code('eur'))
      // Σ amount × rate has 16 decimals, the rate of the display currency 8; half-up to 2 decimals.
      const sum = lines
        .map(([a, v, rate]) => (scaled(a, 8) + scaled(v, 8)) * scaled(rate, 8))
        .reduce((so, one) => so + one, 0n)
      const divisor = scaled(eur, 8) * 10n ** 8n
      const cents = (sum * 100n * 2n + divisor) / (divisor * 2n)
      const digits = cents.toString().padStart(3, '0')
      expect(total?.amount).toBe(parseAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`))
    }),
  )
})
