import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { findOwn } from '../../../../app/scan/rules/detect.ts'

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Made at run time, so that nothing in the repository looks like a secret. */
export const hexToken = () => randomBytes(48).toString('hex')

/** Letters and digits of no meaning: two digits at least, and without the letters that words such as `your` need. */
export const plainToken = (length: number) =>
  `k7q4${randomBytes(length)
    .toString('base64')
    .replace(/[^A-Za-z0-9]|[eo]/gi, 'q')}`.slice(0, length)

export function jwt(claims: object = { sub: randomBytes(8).toString('hex'), exp: 1_900_000_000 }): string {
  return `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.${randomBytes(32).toString('base64url')}`
}

/** Fixed by fast-check's seed, so that a failing example comes again. */
export const anyToken = fc
  .uint8Array({ minLength: 48, maxLength: 48 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
  .filter((text) => new Set(text).size > 13 && !/(.)\1{5}/.test(text))

export const find = (text: string, path = 'src/bot.py') => findOwn(text, { path, source: 'folder' })

/** What a text is reported for, as the rules and the very words that they point at. */
export const found = (text: string, path?: string) =>
  find(text, path).map(({ rule, start, end }) => [rule, text.slice(start, end)])
