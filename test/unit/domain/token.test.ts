import { randomBytes } from 'node:crypto'
import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { makeToken, maskSecret, revealToken, type Token } from '../../../app/domain/token.ts'

const text = randomBytes(48).toString('hex')
const mask = `${text.slice(0, 8)}…${text.slice(-4)}`

test('only revealToken gives the text', () => {
  expect(revealToken(makeToken(text))).toBe(text)
})

test.each<[string, (token: Token) => string]>([
  ['String()', (token) => String(token)],
  ['putting texts together', (token) => ['kept', token].join(': ')],
  ['JSON', (token) => JSON.stringify({ token, list: [token] })],
  ['inspect', (token) => inspect({ deep: { deeper: { token } } }, { depth: null, showHidden: true })],
  ['what console.log prints', (token) => format('%s %o %O %j', token, token, token, token)],
  ['an error', (token) => inspect(new Error('failed', { cause: token }))],
])('%s shows its mask and nothing more', (_way, show) => {
  const shown = show(makeToken(text))
  expect(shown).toContain(mask)
  expect(shown.replaceAll(mask, '')).not.toContain(text.slice(8, 14))
})

test('neither its keys nor its values hold the text', () => {
  const token = makeToken(text)
  const values = Reflect.ownKeys(token).map((key) => Reflect.get(token, key) as unknown)
  expect(values.every((value) => typeof value === 'function')).toBe(true)
  expect(Object.isFrozen(token)).toBe(true)
})

test('it cannot be cloned to another process or page', () => {
  expect(() => structuredClone(makeToken(text))).toThrow(DOMException)
  expect(() => structuredClone({ token: makeToken(text) })).toThrow(DOMException)
})

test('a copy of its shape is not a token', () => {
  const copy = { ...makeToken(text) } as Token
  expect(() => revealToken(copy)).toThrow('not a token')
})

test('a mask shows 8 at the front and 4 at the end, and nothing of a short text', () => {
  expect(maskSecret('abcdefgh-0123456789-wxyz')).toBe('abcdefgh…wxyz')
  expect(maskSecret('abcdefgh-012345678-wxyz')).toBe('…')
  expect(maskSecret('')).toBe('…')
})
