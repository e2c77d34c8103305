import type { RawHit, TextFacts } from './hit.ts'
import { judgeToken, lookAround } from './judge.ts'
import { keyBefore } from './key.ts'
import { characterClass, runsIn } from './text-runs.ts'
import { isHexToken } from './token-shape.ts'
import { claimOf } from './words.ts'

/** What three hexadecimal digits become in base64: their codes 30–39, 41–46 and 61–66 leave few letters. */
export const hexGroup = '[MNOYZQR][DEGTUWjkmz02][A-Za-z0-9+/_-][w-z0-5h-mB-G]'
/** At least 31 whole groups of 96 digits, however they lie among what is encoded with them. */
const base64Hex = new RegExp(`(?:${hexGroup}){31}`, 'g')
const base64Character = /[A-Za-z0-9+/_-]/
const base64Class = characterClass(base64Character)
const leastBase64 = 124
const mostBefore = 4096
const mostAfter = 4096

const insideText = /(?<![A-Za-z0-9])[0-9a-fA-F]{96}(?![A-Za-z0-9])/

/** Base64, plain or for URLs, of a token or of a text that holds one. */
export function findBase64(text: string, about: TextFacts): readonly RawHit[] {
  const hits: RawHit[] = []
  for (const run of runsIn(text, base64Class, leastBase64)) {
    base64Hex.lastIndex = run.start
    const match = base64Hex.exec(text.slice(0, run.end))
    if (!match) continue
    const { start, end } = runAround(text, match.index, base64Hex.lastIndex)
    const found = decodeBase64(text.slice(start, end))
    if (found?.isNamed) hits.push(hitAt(start, end, found.token, 'base64'))
    else if (found) hits.push(...judged(text, start, end, found.token, 'base64', about))
  }
  return hits
}

interface Decoded {
  readonly token: string
  /** What is encoded with it says what it is. */
  readonly isNamed: boolean
}

/** The token in a base64 text; null when there is none. */
export function decodeBase64(encoded: string): Decoded | null {
  if (!new RegExp(base64Hex.source).test(encoded)) return null
  const text = Buffer.from(encoded.replace(/\s/g, ''), 'base64').toString('latin1')
  const { 0: token, index } = insideText.exec(text) ?? { 0: '', index: 0 }
  if (!isHexToken(token)) return null
  const claim = claimOf(keyBefore(text, index))
  return { token, isNamed: claim === 'stake' || claim === 'credential' }
}

/** Its whole run; groups are of four, so a run that begins in a path is entered at the right one. */
function runAround(text: string, from: number, to: number): { start: number; end: number } {
  let start = from
  while (start > from - mostBefore && isGroup(text, start - 4)) start -= 4
  let end = to
  while (end < to + mostAfter && base64Character.test(text.charAt(end))) end += 1
  while (text.charAt(end) === '=') end += 1
  return { start, end }
}

function isGroup(text: string, at: number): boolean {
  return at >= 0 && /^[A-Za-z0-9+/_-]{4}$/.test(text.slice(at, at + 4))
}

/** `%33`, also encoded again as `%2533`. */
const percentDigits = /(?:%(?:25){0,2}(?:3\d|[46][1-6])){96}(?![0-9A-Za-z])/g

/** Percent-encoded digits, once or again. */
export function findPercent(text: string, about: TextFacts): readonly RawHit[] {
  const hits: RawHit[] = []
  percentDigits.lastIndex = 0
  for (let match = percentDigits.exec(text); match; match = percentDigits.exec(text)) {
    const start = match.index
    const end = percentDigits.lastIndex
    const token = decodePercent(match[0])
    if (isHexToken(token)) {
      hits.push(...judged(text, start, end, token, 'url-encoded', about))
    }
  }
  return hits
}

function decodePercent(encoded: string): string {
  return encoded.replace(/%(?:25){0,2}([346][0-9A-Fa-f])/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function judged(
  text: string,
  start: number,
  end: number,
  secret: string,
  habitat: 'base64' | 'url-encoded',
  about: TextFacts,
): readonly RawHit[] {
  const around = lookAround(text, start, end)
  const verdict = judgeToken(text, end, about, { ...around, isEncoded: true })
  return verdict === 'no' ? [] : [hitAt(start, end, secret, habitat)]
}

function hitAt(start: number, end: number, secret: string, habitat: 'base64' | 'url-encoded'): RawHit {
  return { rule: 'stake-token', habitat, detail: null, start, end, secret }
}
