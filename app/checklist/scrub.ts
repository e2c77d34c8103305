import { maskSecret } from '../domain/token.ts'

/** As long as a token of today, or longer. Shorter digests, as of commits and checksums, are no secrets. */
const hexRun = /[0-9a-f]{96,}/gi
/** Header and claims of a JWT. The header is bounded, or a hostile text could make this slow. */
const jwt = /eyJ[\w-]{8,400}\.[\w-]{8,}(?:\.[\w-]*)?/g

/** More is never shown, nor looked at. */
const mostRead = 16_384

/**
 * The last line before a text is shown or kept: what looks like a token is masked. Checks name none, but a file
 * may be called like one, and a reason may be pasted from anywhere. Answers at most `longest` characters.
 */
export function scrub(text: string, longest: number): string {
  const clean = text.slice(0, mostRead).replace(hexRun, maskSecret).replace(jwt, maskSecret)
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`
}

/** Whether a value carries nothing that `scrub` would mask. */
export function isClean(value: unknown): boolean {
  const text = JSON.stringify(value)
  return text.length <= mostRead && scrub(text, mostRead) === text
}
