import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeToken } from '../../../app/domain/token.ts'
import { tokenFingerprint, tokenShape } from '../../../app/vault/fingerprint.ts'

describe('a token’s fingerprint', () => {
  const text = randomBytes(48).toString('hex')
  const keyHex = randomBytes(32).toString('hex')

  it('is its keyed digest', () => {
    const expected = createHmac('sha256', Buffer.from(keyHex, 'hex')).update(text).digest('hex')
    expect(tokenFingerprint(makeToken(text), keyHex)).toBe(expected)
  })

  it('is another one under another key', () => {
    const other = randomBytes(32).toString('hex')
    expect(tokenFingerprint(makeToken(text), other)).not.toBe(tokenFingerprint(makeToken(text), keyHex))
  })
})

it.each([
  ['hex-96', randomBytes(48).toString('hex')],
  ['jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['other', randomBytes(20).toString('hex')],
] as const)('a token’s shape is told: %s', (shape, text) => {
  expect(tokenShape(makeToken(text))).toBe(shape)
})
