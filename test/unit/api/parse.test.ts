import { describe, expect, test } from 'vitest'
import { isJsonObject, parseExactJson } from '../../../app/api/json.ts'
import { readBalances, readIdentity, readSecurity, type Data, type Reader } from '../../../app/api/parse.ts'

function data(json: string): Data {
  const parsed = parseExactJson(json)
  if (!isJsonObject(parsed)) throw new Error('the test needs an object')
  return parsed
}

/** The field that a reader misses, or null. */
function drift<Value>(reader: Reader<Value>, json: string): string | null {
  const outcome = reader(data(json))
  return !outcome.ok && outcome.failure.kind === 'schema-drift' ? outcome.failure.field : null
}

const money = (amount: string, currency: string) =>
  `{"amount":${amount},"currency":${JSON.stringify(currency)}}`
const entry = (currency: string, available = '0', vault = '0') =>
  `{"available":${money(available, currency)},"vault":${money(vault, currency)}}`
const balances = (...entries: string[]) => `{"user":{"id":"u","balances":[${entries.join(',')}]}}`

describe('balances', () => {
  test('every entry, in order, exact, negative as it is', () => {
    expect(readBalances(data(balances(entry('btc', '1e-8', '2.50'), entry('usd', '-3'))))).toEqual({
      ok: true,
      value: [
        { currency: 'btc', available: '0.00000001', vault: '2.5' },
        { currency: 'usd', available: '-3', vault: '0' },
      ],
    })
    expect(readBalances(data(balances()))).toEqual({ ok: true, value: [] })
  })

  test('a currency that cannot be named is kept as unknown when it holds anything', () => {
    const odd = balances(entry('A B', '1'), entry('', '0', '-2'), entry('ÄÖ'), entry('eth', '3'))
    expect(readBalances(data(odd))).toEqual({
      ok: true,
      value: [
        { currency: 'unknown_1', available: '1', vault: '0' },
        { currency: 'unknown_2', available: '0', vault: '-2' },
        { currency: 'eth', available: '3', vault: '0' },
      ],
    })
  })

  test.each([
    ['user.balances', '{"user":{"id":"u"}}'],
    ['user.balances', '{"user":{"balances":{}}}'],
    ['user.balances', '{}'],
    ['user.balances[0].available.amount', balances('null')],
    ['user.balances[0].available.amount', balances('{"available":null,"vault":null}')],
    ['user.balances[1].available.amount', balances(entry('btc'), entry('eth', '"1"'))],
    ['user.balances[1].available.amount', balances(entry('btc'), entry('eth', '1e200'))],
    ['user.balances[0].vault.amount', balances(entry('eth', '1', 'null'))],
    ['user.balances[0].vault.amount', balances(`{"available":${money('1', 'eth')}}`)],
    ['user.balances[0].available.currency', balances('{"available":{"amount":1}}')],
    [
      'user.balances[0].vault.currency',
      balances(`{"available":${money('1', 'a')},"vault":${money('1', 'b')}}`),
    ],
  ])('what is missing is named: %s', (field, json) => {
    expect(drift(readBalances, json)).toBe(field)
  })
})

describe('identity', () => {
  test('id and name', () => {
    expect(readIdentity(data('{"user":{"id":"u-1","name":"ann","new":1}}'))).toEqual({
      ok: true,
      value: { userId: 'u-1', name: 'ann' },
    })
  })

  test.each([
    ['user.id', '{}'],
    ['user.id', '{"user":{"id":"","name":"a"}}'],
    ['user.id', '{"user":{"id":5,"name":"a"}}'],
    ['user.name', '{"user":{"id":"u"}}'],
    ['user.name', '{"user":{"id":"u","name":null}}'],
  ])('what is missing is named: %s', (field, json) => {
    expect(drift(readIdentity, json)).toBe(field)
  })
})

describe('security', () => {
  test('null where the API does not say', () => {
    expect(readSecurity(data('{"user":{"hasTfaEnabled":false,"hasEmailVerified":null}}'))).toEqual({
      ok: true,
      value: { hasTfaEnabled: false, hasEmailVerified: null },
    })
  })

  test.each([
    ['user.hasTfaEnabled', '{"user":{"hasEmailVerified":true}}'],
    ['user.hasTfaEnabled', '{"user":{"hasTfaEnabled":"yes","hasEmailVerified":true}}'],
    ['user.hasEmailVerified', '{"user":{"hasTfaEnabled":true}}'],
  ])('what is missing is named: %s', (field, json) => {
    expect(drift(readSecurity, json)).toBe(field)
  })
})
