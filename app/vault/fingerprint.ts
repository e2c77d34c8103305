import { createHmac } from 'node:crypto'
import { revealToken, type Token, type TokenShape } from '../domain/token.ts'
import { looksLikeJwt, looksUsual } from './format.ts'

/**
 * A token's HMAC-SHA-256 in hexadecimal, under a key made for the occasion: to recognise the token by, and no
 * help to anybody who has both.
 */
export function tokenFingerprint(token: Token, keyHex: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(revealToken(token), 'utf8').digest('hex')
}

export function tokenShape(token: Token): TokenShape {
  const text = revealToken(token)
  if (looksUsual(text)) return 'hex-96'
  return looksLikeJwt(text) ? 'jwt' : 'other'
}
