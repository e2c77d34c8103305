import { isObject } from '../../domain/is-object.ts'
import { escaped } from './anchors.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { isFixture, isMade } from './evidence.ts'
import { habitatOf, lookAround } from './judge.ts'

/**
 * Three parts of base64url (RFC 7519), the first of which begins with `{"`, at the beginning of a word or after an
 * escape, which looks like a part of the word. More parts are an encrypted one.
 */
const form = new RegExp(
  String.raw`(?:(?<![\w-])|(?<=${escaped}))(eyJ[\w-]{10,2048})\.([\w-]{4,8192})\.([\w-]{20,1024})(?![\w-]|\.[\w-])`,
  'g',
)

const exampleNames = /^(?:john|jane|joe)(?: doe)?$/i

export function findJwt(text: string, about: TextFacts): readonly RawHit[] {
  if (!text.includes('eyJ')) return []
  return [...text.matchAll(form)].flatMap(({ index, 0: found, 1: header, 2: claims, 3: signature }) =>
    isRealJwt(header ?? '', claims ?? '', signature ?? '')
      ? (hitAt(text, index, index + found.length, about) ?? [])
      : [],
  )
}

/**
 * Any signed token is reported, since nothing in one tells whose it is; in tests and fixtures, which are full of
 * made-up ones, only those that are called Stake's.
 */
function hitAt(text: string, start: number, end: number, about: TextFacts): RawHit | null {
  const judged = lookAround(text, start, end)
  if (judged.claim !== 'stake' && (isFixture(about) || isMade(about))) return null
  const habitat = judged.claim === 'stake' ? habitatOf(judged, about) : 'jwt'
  return { rule: 'stake-jwt', habitat, detail: null, start, end, secret: text.slice(start, end) }
}

/** Signed, with readable claims, and none of the examples that documentation repeats. */
export function isRealJwt(header: string, claims: string, signature: string): boolean {
  const head = readObject(header)
  const body = readObject(claims)
  if (!head || !body || typeof head['alg'] !== 'string' || head['alg'].toLowerCase() === 'none') return false
  return new Set(signature).size >= 12 && !isExample(body)
}

/** The claims of jwt.io's and RFC 7519's examples, and the keys that a database service means to be public. */
function isExample(body: Readonly<Record<string, unknown>>): boolean {
  const { sub, iss, name, foo, role } = body
  if (/^(?:1234567890|0123456789|1234|123|test|user|example)$/.test(String(sub))) return true
  if (iss === 'joe' || role === 'anon' || foo !== undefined || body['hello'] !== undefined) return true
  const said = Object.values(body)
  // `{"some": "payload"}`: whom a token is for, or until when, takes a number or a second claim.
  if (said.length < 2 && said.every((value) => typeof value === 'string' && /^[A-Za-z]*$/.test(value)))
    return true
  return typeof name === 'string' && exampleNames.test(name)
}

function readObject(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
