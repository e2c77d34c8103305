import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { revealToken } from '../../../app/domain/token.ts'
import { checkTokenForm } from '../../../app/vault/format.ts'

const usual = randomBytes(48).toString('hex')
const nowSeconds = 1_790_000_000

function part(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

function jwt(claims: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }): string {
  return `${part(header)}.${part(claims)}.${randomBytes(32).toString('base64url')}`
}

const isJwtForm = (text: string) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)

/** The accepted text and what is known of it, or the reason against it. */
function checked(text: string) {
  const form = checkTokenForm(text)
  if (!form.ok) return form.failure
  const { token, unusual, declaredExpiryMs } = form.value
  return { text: revealToken(token), unusual, declaredExpiryMs }
}

const plain = (text: string, unusual: boolean) => ({ text, unusual, declaredExpiryMs: null })

describe('a plain token', () => {
  test('of 96 hex digits is the usual one', () => {
    expect(checked(usual)).toEqual(plain(usual, false))
  })

  test.each(['\n', '\r\n'])('loses the one line break that a paste brings: %j', (end) => {
    expect(checked(usual + end)).toEqual(plain(usual, false))
  })

  test.each([
    ['32 characters', 'aB3'.repeat(11).slice(0, 32)],
    ['128 characters', 'Zz9'.repeat(43).slice(0, 128)],
    ['upper-case hex', usual.toUpperCase()],
    ['95 digits', usual.slice(1)],
    ['97 digits', `${usual}0`],
  ])('of %s is accepted as unusual', (_what, text) => {
    expect(checked(text)).toEqual(plain(text, true))
  })

  test.each([
    ['', { reason: 'empty' }],
    ['\n', { reason: 'empty' }],
    ['\r\n', { reason: 'empty' }],
    ['a'.repeat(31), { reason: 'too-short', length: 31, least: 32 }],
    ['a'.repeat(129), { reason: 'too-long', length: 129, most: 128 }],
    [`${usual}\n\n`, { reason: 'line-break' }],
    [`\n${usual}`, { reason: 'line-break' }],
    [`${usual}\r`, { reason: 'line-break' }],
    [`${usual.slice(0, 48)}\n${usual.slice(48)}`, { reason: 'line-break' }],
    [` ${usual}`, { reason: 'whitespace' }],
    [`${usual} `, { reason: 'whitespace' }],
    [`${usual} \n`, { reason: 'whitespace' }],
    [`${usual}\t`, { reason: 'whitespace' }],
    [`${usual}\u00a0`, { reason: 'whitespace' }],
    [`\ufeff${usual}`, { reason: 'whitespace' }],
    [`${usual}\u200b`, { reason: 'characters' }],
    [`${usual}\0`, { reason: 'characters' }],
    [`"${usual}"`, { reason: 'characters' }],
    [`x-access-token:${usual}`, { reason: 'characters' }],
    [usual.replace(/^./, '\u0430'), { reason: 'characters' }],
    [usual.replace(/^./, '\u0663'), { reason: 'characters' }],
    [usual.replace(/^./, '_'), { reason: 'characters' }],
  ])('%# is refused with its reason', (text, reason) => {
    expect(checked(text)).toEqual(reason)
  })
})

describe('a JWT', () => {
  test('is accepted as unusual, with the expiry that it declares', () => {
    const text = jwt({ sub: '1', exp: nowSeconds })
    expect(checked(text)).toEqual({ text, unusual: true, declaredExpiryMs: nowSeconds * 1000 })
    expect(checked(`${text}\n`)).toEqual({ text, unusual: true, declaredExpiryMs: nowSeconds * 1000 })
  })

  test('may declare part of a second', () => {
    expect(checked(jwt({ exp: 1.0015 }))).toMatchObject({ declaredExpiryMs: 1001 })
  })

  test.each([{}, { exp: null }, { exp: '1790000000' }, { exp: -1 }, { exp: 0 }, { exp: 1e300 }, { exp: {} }])(
    'with %j declares no expiry',
    (claims) => {
      expect(checked(jwt({ ...claims, sub: '1' }))).toMatchObject({ unusual: true, declaredExpiryMs: null })
    },
  )

  test.each([
    ['claims that are no object', jwt('[1,2,3,4,5,6,7,8]')],
    ['claims that are no JSON', jwt('{"exp":')],
    ['a header that is no object', jwt({ sub: '1' }, 'null')],
    ['two parts', jwt({ sub: '1' }).split('.').slice(0, 2).join('.')],
    ['four parts', `${jwt({ sub: '1' })}.x`],
    ['an empty signature', jwt({ sub: '1' }).replace(/[^.]+$/, '')],
    ['a sign of plain base64', jwt({ sub: '1' }).replace(/.$/, '+')],
    ['a full stop at the end of a token', `${usual}.`],
  ])('with %s is refused', (_what, text) => {
    expect(checked(text)).toEqual({ reason: 'characters' })
  })

  test('longer than a header can be is refused', () => {
    const text = jwt({ sub: 'x'.repeat(8192) })
    expect(checked(text)).toEqual({ reason: 'too-long', length: text.length, most: 8192 })
  })

  test('shorter than a token can be is refused', () => {
    expect(checked('e30.e30.e30')).toEqual({ reason: 'too-short', length: 11, least: 32 })
  })
})

test('nothing gets through but letters and digits, or the three parts of a JWT', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ minLength: 30, maxLength: 130 }),
    fc
      .tuple(fc.nat(96), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, more]) => usual.slice(0, at) + more + usual.slice(at)),
  )
  fc.assert(
    fc.property(wild, (text) => {
      const form = checkTokenForm(text)
      const trimmed = text.replace(/\r?\n$/, '')
      const isAllowed = /^[A-Za-z0-9]{32,128}$/.test(trimmed)
      expect(form.ok ? revealToken(form.value.token) : trimmed).toBe(trimmed)
      expect(form.ok).toBe(isAllowed || (form.ok && isJwtForm(trimmed)))
    }),
  )
})

test('no reason repeats what was pasted', () => {
  const refused = checkTokenForm(`${usual} and more`)
  expect(JSON.stringify(refused)).not.toContain(usual.slice(0, 6))
})
