import { z } from 'zod'
import { firstAccountId } from '../domain/account.ts'
import { usd } from '../domain/currency.ts'
import type { GuardExercise } from '../domain/exercise.ts'
import { defaultHost } from '../domain/host.ts'
import { acceptBy } from './accept.ts'
import { requests } from './requests.ts'

/**
 * Sends requests that must be refused through the accepting function of the gateway, for every operation: whatever
 * structured cloning lets through in the place of a request, a field too many or too few, and each field of
 * another sort or out of every bound, as deep as the schema goes. They are made from the schemas themselves, so
 * that a new operation is exercised without a word here. Sends nothing anywhere. Gives way after every operation:
 * the first run takes some 40 ms, in which whoever runs it must not stand still.
 */
export async function exerciseGuards(
  schemas: Readonly<Record<string, z.ZodType>> = requests,
  accept: typeof acceptBy = acceptBy,
): Promise<GuardExercise> {
  const accepted = new Set<string>()
  let refused = 0
  for (const [name, schema] of Object.entries(schemas)) {
    for (const payload of hostileRequests(schema)) {
      if (accept(schema, payload).ok) accepted.add(name)
      else refused += 1
    }
    await giveWay()
  }
  return { operations: Object.keys(schemas).length, refused, accepted: [...accepted] }
}

function giveWay(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setImmediate(resolve)
  return promise
}

/** A request that the schema takes, made of the first thing that each of its fields takes. */
export function exampleOf(schema: z.ZodType): unknown {
  const inner = unwrapped(schema)
  if (isKeyed(inner)) {
    return Object.fromEntries(fieldsOf(inner).map(([key, field]) => [key, exampleOf(field)]))
  }
  if (inner instanceof z.ZodUnion) return exampleOf(optionsOf(inner)[0] ?? z.never())
  return candidatesFor(inner).find((candidate) => inner.safeParse(candidate).success)
}

type Keyed = z.ZodObject | z.ZodRecord

/** Sorts of values as far as structured cloning tells them apart; for `other`, see `foreign`. */
type Sort = 'undefined' | 'null' | 'boolean' | 'number' | 'bigint' | 'string' | 'array' | 'object' | 'other'

/** Longer than any text that an operation takes. */
const hugeText = 'x'.repeat(40_000)
const cyclic: Record<string, unknown> = {}
cyclic['itself'] = cyclic
const deep = nested(1000)

const bySort: Readonly<Record<Sort, readonly unknown[]>> = {
  undefined: [undefined],
  null: [null],
  boolean: [true],
  number: [7, Number.NaN],
  bigint: [2n ** 70n],
  string: ['view', hugeText],
  array: [[], [{}]],
  object: [{}, deep],
  other: [new Map(), new Date(0), new Uint8Array(8)],
}

/** Of the right sort, and beyond what any number, text or object of the contract may be. */
const beyond: Readonly<Partial<Record<Sort, readonly unknown[]>>> = {
  number: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308],
  string: [hugeText],
  object: [cyclic, deep],
}

/** What else may stand in the place of a whole request. */
const foreign: readonly unknown[] = [
  new Map([['account', firstAccountId]]),
  new Set([firstAccountId]),
  /x/,
  new Error('x'),
  new Float64Array(8),
  new ArrayBuffer(8),
  new DataView(new ArrayBuffer(8)),
  Object(7),
  Object('view'),
]

const strangeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'extra', '', '\u0000']

function hostileRequests(schema: z.ZodType): readonly unknown[] {
  const example = exampleOf(schema)
  const alike = [[example], new Map(Object.entries(Object(example)))]
  return [...foreign, ...alike, ...hostileTo(schema)]
}

/** Values that a schema must refuse. */
function hostileTo(schema: z.ZodType): readonly unknown[] {
  const taken = sortsOf(schema)
  return [
    ...sorts.flatMap((sort) => (taken.has(sort) ? beyond[sort] : bySort[sort]) ?? []),
    ...objectsIn(schema).flatMap(hostileObjects),
  ]
}

/** One field too many, one too few, and each field as its own schema must refuse it. */
function hostileObjects(schema: Keyed): readonly object[] {
  const example = Object(exampleOf(schema))
  const fields = fieldsOf(schema)
  const extended = strangeKeysTo(schema).map((key) => withField(example, key, strangeValueTo(schema)))
  const needed = schema instanceof z.ZodObject ? fields : []
  const shortened = needed
    .filter(([, field]) => !(field instanceof z.ZodOptional))
    .map(([key]) => withoutField(example, key))
  const spoilt = fields.flatMap(([key, field]) =>
    hostileTo(field).map((value) => withField(example, key, value)),
  )
  return [...extended, ...shortened, ...spoilt]
}

/**
 * What a schema means to take. Of one that would take anything, only what its example is counts: the rest then
 * shows up as accepted.
 */
function sortsOf(schema: z.ZodType): ReadonlySet<Sort> {
  if (schema instanceof z.ZodOptional) return new Set([...sortsOf(innerOf(schema)), 'undefined'])
  if (schema instanceof z.ZodNullable) return new Set([...sortsOf(innerOf(schema)), 'null'])
  if (schema instanceof z.ZodUnion) return new Set(optionsOf(schema).flatMap((one) => [...sortsOf(one)]))
  return new Set([sortOf(exampleOf(schema))])
}

function sortOf(value: unknown): Sort {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  return type === 'function' || type === 'symbol' ? 'other' : type
}

function objectsIn(schema: z.ZodType): readonly Keyed[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodUnion) return optionsOf(inner).flatMap(objectsIn)
  return isKeyed(inner) ? [inner] : []
}

function isKeyed(schema: z.ZodType): schema is Keyed {
  return schema instanceof z.ZodObject || schema instanceof z.ZodRecord
}

function strangeKeysTo(schema: Keyed): readonly string[] {
  const known = new Set(fieldsOf(schema).map(([key]) => key))
  // A record drops a field of this name unread, so nothing can come of it.
  if (schema instanceof z.ZodRecord) known.add('__proto__')
  return strangeKeys.filter((key) => !known.has(key))
}

/** In a record, only the name is to be wrong with a field too many. */
function strangeValueTo(schema: Keyed): unknown {
  return schema instanceof z.ZodRecord ? exampleOf(asSchema(schema.valueType)) : { polluted: true }
}

/** What may be a value of a field, the schema's own words first. */
function candidatesFor(schema: z.ZodType): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodLiteral) return [...schema.values]
  return [true, 1, 60, 'x', '/', firstAccountId, defaultHost, usd]
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
  return isWrapped ? unwrapped(innerOf(schema)) : schema
}

function innerOf(schema: z.ZodOptional | z.ZodNullable): z.ZodType {
  return asSchema(schema.unwrap())
}

function optionsOf(schema: z.ZodUnion): readonly z.ZodType[] {
  return schema.options.map(asSchema)
}

/** Of a record, a field for each of the names that it lists, or one that it takes. */
function fieldsOf(schema: Keyed): readonly (readonly [string, z.ZodType])[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).map(([key, field]) => [key, asSchema(field)])
  }
  const { keyType, valueType } = schema
  const keys = keyType instanceof z.ZodEnum ? keyType.options : [exampleOf(asSchema(keyType))]
  return keys.map((key) => [String(key), asSchema(valueType)])
}

function asSchema(value: unknown): z.ZodType {
  if (value instanceof z.ZodType) return value
  throw new Error('a part of a schema that is none')
}

/** A computed name makes a field of its own also where it is `__proto__`. */
function withField(example: object, key: string, value: unknown): object {
  return { ...example, [key]: value }
}

function withoutField(example: object, key: string): object {
  return Object.fromEntries(Object.entries(example).filter(([name]) => name !== key))
}

function nested(depth: number): object {
  let made: object = {}
  for (let level = 0; level < depth; level++) made = { nested: made }
  return made
}

const sorts: readonly Sort[] = [
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'array',
  'object',
  'other',
]
