import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { acceptBy, acceptRequest } from '../../app/contract/accept.ts'
import { exampleOf, exerciseGuards } from '../../app/contract/exercise.ts'
import { operationNames } from '../../app/contract/operations.ts'
import { requests } from '../../app/contract/requests.ts'
import { ok } from '../../app/domain/result.ts'
import { examples } from './examples.ts'

describe('the exercise of the guards', () => {
  it('is refused whatever it sends, for every operation', async () => {
    const { operations, refused, accepted } = await exerciseGuards()
    expect(accepted).toEqual([])
    expect(operations).toBe(operationNames.length)
    expect(refused).toBeGreaterThan(operationNames.length * 30)
  })

  it.each(operationNames)('makes a request from the schema of %s that it takes', (name) => {
    // Otherwise the hostile ones would be refused for what was not meant to be wrong with them.
    expect(acceptRequest(name, exampleOf(requests[name]))).toMatchObject({ ok: true })
  })

  it('need not send a record the one name that it drops unread', () => {
    const folds: unknown = JSON.parse('{"two-factor":true,"__proto__":{"polluted":true}}')
    const accepted = acceptRequest('page.remember', { ...examples['page.remember'], folds })
    const kept = accepted.ok ? accepted.value.folds : {}
    expect(Object.entries(kept)).toEqual([['two-factor', true]])
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype)
  })

  it('sends at least as much as the fields of an operation call for', async () => {
    for (const name of operationNames) {
      const { refused } = await exerciseGuards({ [name]: requests[name] })
      expect(refused).toBeGreaterThan(25 + 10 * Object.keys(examples[name]).length)
    }
  })

  it('gives way while it runs', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      if (turns < operationNames.length) setImmediate(count)
    }
    setImmediate(count)
    await exerciseGuards()
    expect(turns).toBeGreaterThanOrEqual(operationNames.length - 1)
  })
})

const strict = z.strictObject({ host: z.enum(['a', 'b']) })
const bounded = z.string().max(100)

/** Each of these takes something that it should not: the exercise must say so. */
const careless: Readonly<Record<string, z.ZodType>> = {
  'anything at all': z.unknown(),
  'any field': z.looseObject({ host: z.enum(['a']) }),
  'a field too many, dropped': z.object({ host: z.enum(['a']) }),
  'fields by any name': z.record(z.string(), z.unknown()),
  'nested fields by any name': z.strictObject({ folds: z.record(z.string().max(100), z.boolean()) }),
  'a text without bounds by a known name': z.strictObject({
    folds: z.partialRecord(z.enum(['a', 'b']), z.string()),
  }),
  'a field of any sort': z.strictObject({ account: z.any() }),
  'a field of two sorts': z.strictObject({ account: z.custom<string>(() => true) }),
  'what can be made a number': z.strictObject({ days: z.coerce.number().int().min(0).max(9) }),
  'a number without bounds': z.strictObject({ days: z.number() }),
  'a text without bounds': z.strictObject({ text: z.string() }),
  'a field that may be missing by mistake': z.strictObject({ host: z.enum(['a']).default('a') }),
  'a null by mistake': z.strictObject({ host: z.preprocess((value) => value ?? 'a', z.enum(['a'])) }),
  'a nested field too many': z.strictObject({ expiry: z.object({ kind: z.literal('in') }) }),
  'a nested text without bounds': z.strictObject({
    expiry: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a') }),
      z.strictObject({ kind: z.literal('b'), text: z.string() }),
    ]),
  }),
  'an optional text without bounds': z.strictObject({ text: z.string().optional() }),
  'a nullable number without bounds': z.strictObject({ days: z.number().nullable() }),
}

const withoutTag: typeof acceptBy = (schema, payload) => {
  const parsed = schema.safeParse(payload)
  return parsed.success ? ok(parsed.data) : acceptBy(schema, payload)
}

describe('the exercise of guards that take too much', () => {
  it.each(Object.keys(careless))('names the operation that takes %s', async (name) => {
    const schema = careless[name] ?? z.never()
    const outcome = await exerciseGuards({ careful: strict, [name]: schema })
    expect(outcome).toMatchObject({ operations: 2, accepted: [name] })
  })

  it('names it once, and counts the rest as refused', async () => {
    const outcome = await exerciseGuards({ loose: z.looseObject({ text: bounded }) })
    expect(outcome.accepted).toEqual(['loose'])
    expect(outcome.refused).toBeGreaterThan(20)
  })

  it('names every operation when what goes before the schemas lets all through', async () => {
    const { accepted, refused } = await exerciseGuards(requests, (_schema, payload) => ok(payload as never))
    expect(accepted).toEqual(Object.keys(requests))
    expect(refused).toBe(0)
  })

  it('misses neither a map nor a date that an empty request would be content with', async () => {
    expect((await exerciseGuards({ nothing: z.strictObject({}) }, withoutTag)).accepted).toEqual(['nothing'])
  })
})
