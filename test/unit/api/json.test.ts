import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { member, NumberLiteral, parseExactJson } from '../../../app/api/json.ts'
import { parseAmount } from '../../../app/domain/amount.ts'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('parseExactJson', () => {
  test('keeps the digits of a number as they were sent', () => {
    expect(parseExactJson('{"a":[12345678901234567.12345678,1e-8,-0.10]}')).toEqual({
      a: [
        new NumberLiteral('12345678901234567.12345678'),
        new NumberLiteral('1e-8'),
        new NumberLiteral('-0.10'),
      ],
    })
  })

  test('any decimal survives the way from the wire to an amount', () => {
    const digits = fc.stringMatching(/^(0|[1-9]\d{0,30})\.\d{1,30}$/)
    fc.assert(
      fc.property(digits, fc.boolean(), (unsigned, negative) => {
        const literal = negative ? `-${unsigned}` : unsigned
        const parsed = member(parseExactJson(`{"n":${literal}}`), 'n')
        expect(parsed).toEqual(new NumberLiteral(literal))
        const plain = literal.replace(/0+$/, '').replace(/\.$/, '')
        expect(parseAmount(literal)).toBe(plain === '-0' ? '0' : plain)
      }),
    )
  })

  test('other values are those of JSON.parse', () => {
    const noNumbers = fc.jsonValue().filter((value) => !/\d|__proto__/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(noNumbers, (value) => {
        const text = JSON.stringify(value)
        expect(parseExactJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('text that is not JSON is undefined, whatever it is', () => {
    for (const text of ['', '{', '{"a":1', 'nul', '{"a":01}', '"\\x"', '<html>', '{}{}']) {
      expect(parseExactJson(text)).toBeUndefined()
    }
  })

  test('drops __proto__, so that nothing inherits from an answer', () => {
    const parsed = parseExactJson('{"__proto__":{"balances":[]},"a":{"__proto__":{"b":true}}}')
    expect(Object.keys(parsed as object)).toEqual(['a'])
    expect(member(parsed, 'balances')).toBeUndefined()
    expect(member(member(parsed, 'a'), 'b')).toBeUndefined()
  })

  test('nests 64 deep and no deeper; brackets within strings do not count', () => {
    expect(parseExactJson(nested(64))).toBeDefined()
    expect(parseExactJson(nested(65))).toBeUndefined()
    expect(parseExactJson(nested(2_000_000))).toBeUndefined()
    expect(parseExactJson(`"\\"${'['.repeat(100)}"`)).toBe(`"${'['.repeat(100)}`)
  })
})

describe('member', () => {
  test('sees own properties of objects only', () => {
    expect(member({ a: 1 }, 'a')).toBe(1)
    for (const value of [null, undefined, 'text', 5, ['a'], new NumberLiteral('1')]) {
      for (const key of ['length', 'source', 'toString', '0', 'constructor']) {
        expect(member(value, key)).toBeUndefined()
      }
    }
    expect(member({}, 'toString')).toBeUndefined()
  })
})
