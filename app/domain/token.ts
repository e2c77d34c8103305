import type { Brand } from './brand.ts'
import type { EpochMs } from './time.ts'

/**
 * An access token. Printing, logging, JSON and inspection all give its mask; structured cloning throws,
 * so that it cannot cross to the page by accident. Only `revealToken` gives the text, and its callers
 * are few enough to be read: the vault's keychain adapter and the API client's request.
 */
export type Token = Brand<TokenShell, 'Token'>

interface TokenShell {
  toString(): string
  toJSON(): string
}

const texts = new WeakMap<object, string>()

/** First 8 … last 4, as the StakeAPI library masks; a text too short to hide anything is hidden whole. */
export function maskSecret(text: string): string {
  return text.length < 24 ? '…' : `${text.slice(0, 8)}…${text.slice(-4)}`
}

/** Wraps text that has passed the format check. */
export function makeToken(text: string): Token {
  const mask = maskSecret(text)
  const show = () => mask
  const shell = { toString: show, toJSON: show, [Symbol.for('nodejs.util.inspect.custom')]: show }
  texts.set(shell, text)
  return Object.freeze(shell) as TokenShell as Token
}

export function revealToken(token: Token): string {
  const text = texts.get(token)
  if (text === undefined) throw new Error('not a token made by makeToken')
  return text
}

/** What a token looks like: 96 hexadecimal digits, as Stake gives them today, a JWT, or something else. */
export type TokenShape = 'hex-96' | 'jwt' | 'other'

/** Facts about a token that is kept; they live in settings, never in the keychain entry. */
export interface TokenFacts {
  readonly storedAtMs: EpochMs
  /** What the owner declared, or a JWT's own `exp`; null when nobody knows. */
  readonly expiresAtMs: EpochMs | null
  /** Age in days at which a new token is due; null for never. */
  readonly rotationDays: RotationDays | null
  /** When the server first refused this token; null while it has not. */
  readonly rejectedAtMs: EpochMs | null
}

/** When a token's end is announced: a week, three days, a day, an hour before, and when it counts as expired. */
export const expiryMoments = ['week', 'three-days', 'day', 'hour', 'end'] as const
export type ExpiryMoment = (typeof expiryMoments)[number]

/** The reminders that the owner has had of one token, known by when it was stored. */
export interface RemindersGiven {
  readonly storedAtMs: EpochMs
  readonly expiry: readonly ExpiryMoment[]
  /** When its age was last told of. */
  readonly rotationAtMs: EpochMs | null
}

export const rotationChoices = [7, 14, 30, 60, 90] as const
export type RotationDays = (typeof rotationChoices)[number]

/**
 * `missing` no token · `unknown` there is one and nobody declared an expiry · `valid` · `expiring` within
 * seven days · `expired` (300 s early, as the StakeAPI library's AuthManager) · `rejected` by the server.
 */
export type TokenState = 'missing' | 'unknown' | 'valid' | 'expiring' | 'expired' | 'rejected'

export interface TokenHealth {
  readonly state: TokenState
  readonly expiresAtMs: EpochMs | null
  /** Time left until it counts as expired; null without an expiry. Never negative. */
  readonly remainingMs: number | null
  readonly ageMs: number | null
  /** Past the rotation age that the owner chose. */
  readonly rotationDue: boolean
}

/** Why a pasted text is not a token. */
export type TokenFormProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too-short'; readonly length: number; readonly least: number }
  | { readonly reason: 'too-long'; readonly length: number; readonly most: number }
  | { readonly reason: 'whitespace' }
  | { readonly reason: 'line-break' }
  | { readonly reason: 'characters' }

/** Where a token is kept, as far as is known. */
export interface Storage {
  readonly kind: 'keychain' | 'memory'
  /** The keychain's name for a person, e.g. `GNOME Keyring`, `macOS Keychain`. */
  readonly backend: string
  /** Whether it survives a restart of the machine; null when that could not be found out. */
  readonly persistent: boolean | null
}
