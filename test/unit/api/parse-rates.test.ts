import { describe, expect, test } from 'vitest'
import { isJsonObject, parseExactJson } from '../../../app/api/json.ts'
import { readRates } from '../../../app/api/parse-rates.ts'
import { demoRates } from '../../../app/demo/currencies.ts'

function read(json: string) {
  const parsed = parseExactJson(json)
  if (!isJsonObject(parsed)) throw new Error('the test needs an object')
  return readRates(parsed)
}

const answer = (list: Readonly<Record<string, string>>) =>
  `{"currencyConfiguration":{"baseRates":[${Object.entries(list)
    .map(([currency, rate]) => `{"currency":"${currency}","baseRate":${rate}}`)
    .join(',')}]}}`

/** What is made of these rates: those that can be used, and why others cannot; null where all are refused. */
function told(list: Readonly<Record<string, string>>) {
  const outcome = read(answer(list))
  if (!outcome.ok) return outcome.failure.kind === 'rates-implausible' ? null : outcome.failure
  const { rates, faults } = outcome.value
  return { usable: Object.fromEntries(rates), faults: Object.fromEntries(faults) }
}

const inverse = (rate: string) => (1 / Number(rate)).toFixed(12)
const inverted = (list: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(list).map(([code, rate]) => [code, inverse(rate)]))

describe('rates', () => {
  test('are USD for one unit, exact; what is null or oddly named is left out', () => {
    const good = { btc: '64226.5', eur: '1.08', xyz: '0.000000000000000000001' }
    expect(told({ ...good, eth: 'null', 'A B': '2' })).toEqual({ usable: good, faults: {} })
  })

  test('that are all as they should be are all used', () => {
    expect(told(demoRates)).toEqual({ usable: demoRates, faults: {} })
  })

  test('of zero or less are told apart from those that are missing', () => {
    expect(told({ btc: '64226.5', ltc: '0', doge: '-1' })).toMatchObject({
      faults: { ltc: 'not-positive', doge: 'not-positive' },
    })
  })

  test.each(['btc', 'eth', 'jpy', 'krw', 'mxn', 'brl', 'dkk', 'eur'] as const)(
    'one that is upside down is implausible, and no other: %s',
    (code) => {
      const { [code]: turned, ...others } = demoRates
      const outcome = told({ ...demoRates, [code]: inverse(turned ?? '') })
      expect(outcome).toEqual({ usable: others, faults: { [code]: 'implausible' } })
    },
  )

  test('of a stable coin may fall, and may not double', () => {
    expect(told({ btc: '64226.5', usdt: '0.2', usdc: '1', dai: '2.5' })).toMatchObject({
      usable: { usdt: '0.2', usdc: '1' },
      faults: { dai: 'implausible' },
    })
  })

  test.each([
    ['all units for one USD', inverted(demoRates)],
    ['the same without dollars and stable coins', inverted({ btc: '64226.5', eth: '3187', jpy: '0.0067' })],
    ['in euros', { ...demoRates, usd: '0.9223', eur: '1' }],
    ['in yen, without a dollar', { btc: '9500000', jpy: '1', usdt: '149', usdc: '149' }],
    ['none positive', { btc: '0', eth: '-5' }],
    ['one alone, and upside down', { btc: '0.00001557' }],
  ])('that are wrong as a whole are refused: %s', (_name, list) => {
    expect(told(list)).toBeNull()
  })

  test.each(['1.0012', '1', '0.9985', '0.83', '1.59'])('take the euro at %s dollars', (eur) => {
    const dkk = (Number(eur) / 7.46).toFixed(6)
    expect(told({ ...demoRates, eur, dkk })).toMatchObject({ faults: {} })
    expect(told({ ...demoRates, eur, dkk })).toHaveProperty('usable.eur', eur)
  })

  test('none at all are no failure', () => {
    expect(told({})).toEqual({ usable: {}, faults: {} })
  })

  test.each([
    ['currencyConfiguration.baseRates', '{}'],
    ['currencyConfiguration.baseRates', '{"currencyConfiguration":null}'],
    [
      'currencyConfiguration.baseRates[0].currency',
      '{"currencyConfiguration":{"baseRates":[{"baseRate":1}]}}',
    ],
    ['currencyConfiguration.baseRates[1].baseRate', answer({ btc: '5', eth: '"7"' })],
  ])('say which field is missing: %s', (field, json) => {
    expect(read(json)).toEqual({ ok: false, failure: { kind: 'schema-drift', field } })
  })
})
