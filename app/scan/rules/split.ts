import { base64Digits } from './anchors.ts'
import { decodeBase64 } from './encoded.ts'
import { glueBetween, isJoinedNearby, type Piece } from './glue.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { judgeToken, lookAround } from './judge.ts'
import { isRealJwt } from './jwt.ts'
import { characterClass, runsIn } from './text-runs.ts'
import { isHexToken, tokenDigits } from './token-shape.ts'

export const leastPiece = 4
/** Of what has other letters than digits; words of the program around the pieces are shorter, or have no digit. */
export const leastOtherPiece = 16
const pieceCharacter = /[A-Za-z0-9+/_.-]/
export const pieceClass = characterClass(pieceCharacter)
const piece = new RegExp(`${pieceCharacter.source}{${leastPiece},}={0,2}`, 'g')
const mostPieces = 48
/** The prefilter looks for no shorter ones: six pieces of one length. */
const leastLongest = 16
const leastLongestBase64 = 40
/** A row of digits or of base64 that reaches further from one of its pieces holds more than a token. */
const longestChain = 16 * 1024
const hex = /^[0-9a-fA-F]+$/
const base64Text = /^[A-Za-z0-9+/_-]+={0,2}$/
const digitClass = characterClass(/[0-9a-fA-F]/)
const base64Class = characterClass(/[A-Za-z0-9+/_-]/)
/** As many as the prefilter looks for in a piece. */
const someBase64Digits = new RegExp(base64Digits)

/** Tokens in pieces that a program, a shell or a YAML reader joins. */
export function findSplit(
  text: string,
  about: TextFacts,
  isYours: (secret: string) => boolean,
): readonly RawHit[] {
  const hits: RawHit[] = []
  for (const chain of chainsAround(text, longestPieces(text))) {
    const found = foundIn(text, chain)
    if (!found || !isJoinedNearby(text, found.pieces)) continue
    const start = found.pieces[0]?.start ?? 0
    const end = found.pieces.at(-1)?.end ?? 0
    const verdict = judgeToken(text, end, about, lookAround(text, start, end))
    if (verdict === 'no' && !isYours(found.secret)) continue
    hits.push({ rule: found.rule, habitat: 'split', detail: null, start, end, secret: found.secret })
  }
  return hits
}

/** Where the longest piece of a token could be, in order: far fewer texts have one than have pieces. */
function longestPieces(text: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf('eyJ'); at !== -1; at = text.indexOf('eyJ', at + 3)) places.push(at)
  for (const { start, end } of runsIn(text, digitClass, leastLongest)) {
    if (isTelling(text, { start, end, text: text.slice(start, end) })) places.push(start)
  }
  for (const { start, end } of runsIn(text, base64Class, leastLongestBase64)) {
    if (someBase64Digits.test(text.slice(start, end))) places.push(start)
  }
  return places.sort((one, other) => one - other)
}

/** The rows of pieces near these places; of a long text most is near none of them. */
function* chainsAround(text: string, places: readonly number[]): Generator<readonly Piece[]> {
  const [first] = places
  if (first === undefined) return
  let from = Math.max(0, first - longestChain)
  let to = from
  for (const place of places) {
    if (place - longestChain > to) {
      yield* chainsOf(text, from, to)
      from = place - longestChain
    }
    to = place + longestChain
  }
  yield* chainsOf(text, from, to)
}

/** Longest rows of pieces between two places with nothing between them but what joins them. */
function* chainsOf(text: string, from: number, to: number): Generator<readonly Piece[]> {
  let chain: Piece[] = []
  piece.lastIndex = from
  for (let match = piece.exec(text); match && match.index < to; match = piece.exec(text)) {
    const next = { start: match.index, end: piece.lastIndex, text: match[0], glue: null }
    if (!couldBePiece(match[0])) continue
    const last = chain.at(-1)
    const glue = last ? glueBetween(text, last, next) : null
    if (glue === null) {
      if (chain.length > 1) yield chain
      chain = [next]
    } else if (chain.length < mostPieces * 4) {
      chain.push({ ...next, glue })
    }
  }
  if (chain.length > 1) yield chain
}

/** Words of the program around the pieces are none: they are shorter, or have no digit. */
function couldBePiece(text: string): boolean {
  return hex.test(text) || (text.length >= leastOtherPiece && /\d/.test(text))
}

interface Found {
  readonly rule: 'stake-token' | 'stake-jwt'
  readonly pieces: readonly Piece[]
  readonly secret: string
}

function foundIn(text: string, chain: readonly Piece[]): Found | null {
  return digitsIn(text, chain) ?? jwtIn(chain) ?? base64In(chain)
}

/** A row of nothing but digits, 96 in all: more of them are the lines of something longer. */
function digitsIn(whole: string, chain: readonly Piece[]): Found | null {
  let row: Piece[] = []
  for (const next of [...chain, null]) {
    if (next && hex.test(next.text)) {
      row.push(next)
      continue
    }
    for (const pieces of [row, ...valuesIn(row)]) {
      const secret = pieces.map(({ text }) => text).join('')
      const fits = pieces.length > 1 && pieces.length <= mostPieces && secret.length === tokenDigits
      if (fits && pieces.some((item) => isTelling(whole, item)) && isHexToken(secret)) {
        return { rule: 'stake-token', pieces, secret }
      }
    }
    row = []
  }
  return null
}

/** What is assigned to each variable: before the one with a token there may be sums, as in a comment. */
function valuesIn(row: readonly Piece[]): readonly (readonly Piece[])[] {
  const values: Piece[][] = []
  for (const next of row) {
    const last = values.at(-1)
    if (last === undefined || next.glue?.kind === 'variables') values.push([next])
    else last.push(next)
  }
  return values.length > 1 ? values : []
}

/** Long enough for the prefilter, which leaves plain numbers and names with digits in them alone. */
function isTelling(whole: string, { start, end, text }: Omit<Piece, 'glue'>): boolean {
  return (
    text.length >= leastLongest && /\d/.test(text) && /[a-f]/i.test(text) && standsAlone(whole, start, end)
  )
}

const opening = /^[\s"'`=:(,>}{[]?$/
const closing = /^[\s"'`\\^;,)}]?$/

/** Whether what is beside a piece can be a quote or a line's end, and not part of a name. */
export function standsAlone(text: string, start: number, end: number): boolean {
  return opening.test(text.charAt(start - 1)) && closing.test(text.charAt(end))
}

function jwtIn(chain: readonly Piece[]): Found | null {
  const from = chain.findIndex(({ text }) => text.startsWith('eyJ'))
  if (from < 0) return null
  const pieces = chain.slice(from)
  const secret = pieces.map(({ text }) => text).join('')
  const [header = '', claims = '', signature = '', ...more] = secret.split('.')
  if (more.length > 0 || pieces.length < 2 || !isRealJwt(header, claims, signature)) return null
  return { rule: 'stake-jwt', pieces, secret }
}

function base64In(chain: readonly Piece[]): Found | null {
  const whole = chain.filter(({ text }) => base64Text.test(text))
  if (whole.length !== chain.length) return null
  const encoded = chain.map(({ text }) => text).join('')
  const longest = Math.max(...chain.map(({ text }) => text.length))
  if (encoded.length < 124 || encoded.length > 8192 || longest < leastLongestBase64) return null
  const secret = decodeBase64(encoded)?.token
  return secret === undefined ? null : { rule: 'stake-token', pieces: chain, secret }
}
