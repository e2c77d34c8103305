import { isObject } from '../domain/is-object.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { secondMs, type EpochMs } from '../domain/time.ts'
import { makeToken, type Token, type TokenFormProblem } from '../domain/token.ts'

const least = 32
const most = 128
/** A JWT carries claims and is longer; more than this is no header value any more. */
const mostForJwt = 8192

const plainForm = /^[A-Za-z0-9]+$/
const usualForm = /^[0-9a-f]{96}$/
const jwtForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

export interface TokenForm {
  readonly token: Token
  /** Not the 96 hex digits that Stake gives today: accepted, with a warning. */
  readonly unusual: boolean
  /** A JWT's own `exp`; null for every other token. */
  readonly declaredExpiryMs: EpochMs | null
}

/**
 * Checks a text that is meant to be an access token: 32 to 128 of `[A-Za-z0-9]`, or a JWT. One line break at
 * the end, as a paste brings it, is taken off; everything else that does not belong is refused with a reason.
 * The StakeAPI library's `validate_api_key` refuses real tokens (96 digits) and lets a line break through.
 */
export function checkTokenForm(pasted: string): Result<TokenForm, TokenFormProblem> {
  const text = pasted.replace(/\r?\n$/, '')
  if (text === '') return err({ reason: 'empty' })
  if (/[\r\n]/.test(text)) return err({ reason: 'line-break' })
  if (/\s/.test(text)) return err({ reason: 'whitespace' })
  if (text.includes('.')) return checkJwt(text)
  if (!plainForm.test(text)) return err({ reason: 'characters' })
  const { length } = text
  if (length < least) return err({ reason: 'too-short', length, least })
  if (length > most) return err({ reason: 'too-long', length, most })
  return ok({ token: makeToken(text), unusual: !looksUsual(text), declaredExpiryMs: null })
}

/** The 96 hexadecimal digits that Stake gives today. */
export function looksUsual(text: string): boolean {
  return usualForm.test(text)
}

export function looksLikeJwt(text: string): boolean {
  return jwtForm.test(text)
}

function checkJwt(text: string): Result<TokenForm, TokenFormProblem> {
  const { length } = text
  if (length > mostForJwt) return err({ reason: 'too-long', length, most: mostForJwt })
  if (!looksLikeJwt(text)) return err({ reason: 'characters' })
  if (length < least) return err({ reason: 'too-short', length, least })
  const [header, payload] = text.split('.').map(decodePart)
  if (!header || !payload) return err({ reason: 'characters' })
  return ok({ token: makeToken(text), unusual: true, declaredExpiryMs: expiryIn(payload) })
}

/** A part of a JWT (RFC 7519): a JSON object in base64url. Null when it is none. */
function decodePart(part: string): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function expiryIn(payload: object): EpochMs | null {
  const seconds = 'exp' in payload ? payload.exp : null
  const isTime = typeof seconds === 'number' && seconds > 0 && seconds < 8.64e12
  return isTime ? Math.floor(seconds * secondMs) : null
}
