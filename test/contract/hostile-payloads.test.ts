import { anything as anyValue, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { operationNames } from '../../app/contract/operations.ts'
import { requests } from '../../app/contract/requests.ts'
import { examples } from './examples.ts'
import { channels } from './electron-mock.ts'
import { createHarness } from './gateway-harness.ts'

vi.mock('electron', async () => (await import('./electron-mock.ts')).electronMock)

afterEach(() => channels.clear())

const cyclic: Record<string, unknown> = {}
cyclic['itself'] = cyclic

/** Values that no operation takes, of every sort that structured cloning lets through. */
const foreign: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a string', 'view'],
  ['a list', []],
  ['a list with a request', [{}]],
  ['a map', new Map([['account', 'first']])],
  ['a set', new Set(['account'])],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(8)],
  ['a pattern', /x/],
  ['a large number', 2n ** 70n],
  ['a cycle', cyclic],
  ['an error', new Error('x')],
]

/** Any JSON-like value, deep, with names that JavaScript treats as special. */
const anything = anyValue({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withTypedArray: true,
  key: oneof(string(), constantFrom('__proto__', 'constructor', 'account', 'host', 'text', 'expiry')),
})

describe.each(operationNames)('a hostile request of %s', (name) => {
  it.each(foreign)('is refused when it is %s', async (_what, payload) => {
    const { send, asked, opened } = createHarness()
    // An empty map, date or pattern has no field either: it is still not the plain object that was asked for.
    expect(await send(name, payload)).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
    expect([...asked, ...opened]).toEqual([])
  })

  it('is refused with one field too many, whatever its name', async () => {
    const { send, asked, opened } = createHarness()
    await assert(
      asyncProperty(
        string().filter((key) => !(key in Object(examples[name]))),
        async (key) => {
          const extended = Object.defineProperty({ ...examples[name] }, key, { value: 1, enumerable: true })
          const answer = await send(name, extended)
          if (isKnownOptional(name, key)) return
          expect(answer).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
          expect(JSON.stringify(answer)).not.toContain(JSON.stringify(`${key}!`))
        },
      ),
      { numRuns: 40 },
    )
    expect([...asked, ...opened]).toEqual([])
  })

  it('cannot reach the prototype of every object', async () => {
    const { send } = createHarness()
    const text = JSON.stringify({ ...examples[name], x: 0 }).replace('"x":0', '"__proto__":{"polluted":true}')
    expect(await send(name, JSON.parse(text))).toMatchObject({ ok: false })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('is refused with any field of another type', async () => {
    const { send, asked, opened } = createHarness()
    for (const key of Object.keys(examples[name])) {
      for (const value of [
        undefined,
        null,
        Number.NaN,
        -1,
        '\u0000',
        'x'.repeat(1_000_000),
        {},
        [],
        true,
        cyclic,
      ]) {
        const payload = { ...examples[name], [key]: value }
        if (requests[name].safeParse(payload).success) continue
        const answer = await send(name, payload)
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'bad-request' } })
        // The field is named; what was in it is not repeated.
        expect(JSON.stringify(answer).length).toBeLessThan(200)
      }
    }
    expect([...asked, ...opened]).toEqual([])
  })

  it('never throws and never crosses unparsed, whatever is sent', async () => {
    const { send, asked, opened } = createHarness()
    await assert(
      asyncProperty(anything, async (payload) => {
        const before = asked.length + opened.length
        const answer = await send(name, payload)
        const isRecord = Object.prototype.toString.call(payload) === '[object Object]'
        const accepted = isRecord && requests[name].safeParse(payload).success
        expect(answer).toMatchObject({ ok: accepted })
        expect(accepted ? before : asked.length + opened.length).toBe(before)
      }),
      { numRuns: 60 },
    )
  })
})

function isKnownOptional(name: string, key: string): boolean {
  return name === 'preferences.change' && ['timeoutSeconds', 'showZeroBalances'].includes(key)
}
