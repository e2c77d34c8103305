import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { member, NumberLiteral, parseExactJson } from '../../../app/api/json.ts'
import { parseAmount } from '../../../app/domain/amount.ts'

const withoutProto = (key: string, value: unknown) => (key === '__proto__' ? undefined : value)
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
    const cut = ['', '{', '{"a":1', 'nul', '"', '"a', '"\\"', '[1']
    const numbers = [
      '{"a":01}',
      '[1.]',
      '[.5]',
      '[+1]',
      '[-]',
      '[1e]',
      '[1 2]',
      '[1-2]',
      '[0x1]',
      '[1"a"]',
      '[true1]',
    ]
    for (const text of [...cut, ...numbers, '{1:2}', '{1:2,"a":3}', '"\\x"', '"\u0001"', '<html>', '{}{}']) {
      expect(parseExactJson(text)).toBeUndefined()
    }
  })

  test('is JSON where JSON.parse says so, and means the same', () => {
    const marked = fc.constantFrom('\u0080', '\u0080.5', '\u0081', '\\u0080', '1', '"', '\\')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.oneof(
          fc.string(),
          fc.array(marked).map((parts) => parts.join('')),
        ),
        fc.array(tie('tree')),
        fc.dictionary(fc.oneof(fc.string(), marked), tie('tree')),
      ),
    }))
    const plain = (value: unknown): unknown => {
      if (value instanceof NumberLiteral) return Number(value.source)
      if (Array.isArray(value)) return value.map(plain)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
    }
    fc.assert(
      fc.property(tree, fc.nat(), fc.constantFrom('', '1', '"', '-', ',', '\\', ' '), (value, at, added) => {
        const text = JSON.stringify(value)
        const place = at % (text.length + 1)
        const changed = text.slice(0, place) + added + text.slice(place)
        let expected: unknown
        try {
          expected = JSON.parse(changed, withoutProto)
        } catch {
          expected = undefined
        }
        expect(plain(parseExactJson(changed))).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('a string is a string, whatever marks it holds', () => {
    const four = ['\u0080', '\\u0081', '\u0082', '\\u0083'].join('')
    expect(parseExactJson(`["${four}5",5]`)).toEqual(['\u0080\u0081\u0082\u00835', new NumberLiteral('5')])
    expect(parseExactJson(`"${four}\\u0084"`)).toBeUndefined()
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
