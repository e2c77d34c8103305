import { textAt } from './bytes.ts'
import { hexGroup } from './encoded.ts'
import { closesGlue, opensGlue } from './glue-ends.ts'
import { glueOf, mostBetween } from './glue.ts'
import { leastOtherPiece, leastPiece, pieceClass, standsAlone } from './split.ts'
import { nearStake, stakeReach, stakeWord } from './stake-words.ts'
import { characterClass } from './text-runs.ts'
import { leastPlain, mostPlain, tokenDigits } from './token-shape.ts'

/** Kinds of the characters of a run (letters, digits, `_` and `-`) as bits; zero for every other. */
const hexLetter = 1
const otherLetter = 2
const digit = 4
const mark = 8
const kindOf = new Uint8Array(256)
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) kindOf[code] = digit
  else if (/[a-fA-F]/.test(character)) kindOf[code] = hexLetter
  else if (/[A-Za-z]/.test(character)) kindOf[code] = otherLetter
  else if (/[-_]/.test(character)) kindOf[code] = mark
}
const leastRun = 16
const leastBase64 = 40

/** Where the run around a place ends; null when it could be or hold a token, or be a piece of one. */
export function endOfRun(bytes: Buffer, at: number, seen: NamesSeen): number | null {
  let kinds = 0
  let start = at
  for (; start > 0; start--) {
    const kind = kindOf[bytes[start - 1] ?? 0] ?? 0
    if (kind === 0) break
    kinds |= kind
  }
  let end = at
  for (; end < bytes.length; end++) {
    const kind = kindOf[bytes[end] ?? 0] ?? 0
    if (kind === 0) break
    kinds |= kind
  }
  if (end - start < leastRun) return Math.max(end, at + 1)
  const isHex = kinds === (hexLetter | digit)
  return (kinds & digit) !== 0 && couldBeToken(bytes, start, end, isHex, seen) ? null : end
}

function couldBeToken(bytes: Buffer, start: number, end: number, isHex: boolean, seen: NamesSeen): boolean {
  const length = end - start
  if (length < tokenDigits && isHex && isPiece(bytes, start, end)) return true
  if (length < leastPlain) return false
  if (length >= leastBase64 && (hasDigits96(bytes, start, end) || hasBase64(bytes, start, end))) return true
  return hasPlain(bytes, start, end) && isNamed(bytes, start, seen)
}

const isHexDigit = characterClass(/[0-9a-fA-F]/)
/** An escape before a token may look like digits of it; what is longer is something else. */
const longestEscape = 6
const mostDigits = tokenDigits + longestEscape
const slash = 0x2f
const weak = 0x57

/** A stretch of so many has a digit at every place that is a multiple of half of them. */
function hasDigits96(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start + tokenDigits / 2 - 1; at < end; at += tokenDigits / 2) {
    if (isHexDigit[bytes[at] ?? 0] === 0) continue
    let first = at
    while (first > start && isHexDigit[bytes[first - 1] ?? 0] === 1) first -= 1
    let last = at + 1
    while (last < end && isHexDigit[bytes[last] ?? 0] === 1) last += 1
    if (last - first >= tokenDigits && last - first <= mostDigits) return true
    at = Math.max(at, last - tokenDigits / 2)
  }
  return false
}

/** As many letters and digits as a key has: after a mark they are a part of a name, and after a slash they have none. */
function hasPlain(bytes: Buffer, start: number, end: number): boolean {
  if (isAfterSlash(bytes, start)) return false
  let last = start
  let digits = 0
  for (; last < end && kindOf[bytes[last] ?? 0] !== mark; last++) {
    if (kindOf[bytes[last] ?? 0] === digit) digits += 1
  }
  const length = last - start
  return length >= leastPlain && length <= mostPlain + longestEscape && digits > 1
}

/** Save for `W/`, which stands before values as a type's name does. */
function isAfterSlash(bytes: Buffer, start: number): boolean {
  return bytes[start - 1] === slash && bytes[start - 2] !== weak
}

const [one = '', two = '', , four = ''] = hexGroup.match(/\[[^\]]*\]/g) ?? []
const isFirst = characterClass(new RegExp(one))
const isSecond = characterClass(new RegExp(two))
const isFourth = characterClass(new RegExp(four))
const wholeGroups = 31
const pieceGroups = 8
/** Pieces of a text that a program joins are lines; what is longer holds a token whole, or none. */
const longestPiece = 200

/**
 * `base64Digits`: groups of four characters that three hexadecimal digits become. Eight of them in a row have three
 * within any sixteen bytes and what follows, at one of four places.
 */
function hasBase64(bytes: Buffer, start: number, end: number): boolean {
  const least = (end - start > longestPiece ? wholeGroups : pieceGroups) * 4
  for (let from = start; from <= end - 12; from += 16) {
    for (let at = from; at < from + 4; at++) {
      if (!isGroupAt(bytes, at) || !isGroupAt(bytes, at + 4) || !isGroupAt(bytes, at + 8)) continue
      let first = at
      while (first - 4 >= start && isGroupAt(bytes, first - 4)) first -= 4
      let last = at + 12
      while (last + 4 <= end && isGroupAt(bytes, last)) last += 4
      if (last - first >= least) return true
    }
  }
  return false
}

function isGroupAt(bytes: Buffer, at: number): boolean {
  return (
    isFirst[bytes[at] ?? 0] === 1 && isSecond[bytes[at + 1] ?? 0] === 1 && isFourth[bytes[at + 3] ?? 0] === 1
  )
}

const opens = Array.from({ length: 256 }, (_, code) => standsAlone(String.fromCharCode(code), 1, 1))
const closes = Array.from({ length: 256 }, (_, code) => standsAlone(String.fromCharCode(code), 0, 0))

/** Whether a run of digits may be joined with one beside it; most are told from the bytes beside them. */
function isPiece(bytes: Buffer, start: number, end: number): boolean {
  const isOpen = start === 0 || opens[bytes[start - 1] ?? 0]
  const isClosed = end === bytes.length || closes[bytes[end] ?? 0]
  if (!isOpen || !isClosed) return false
  return (
    (opensGlue(bytes, end) && isJoined(bytes, start, end, 1)) ||
    (closesGlue(bytes, start) && isJoined(bytes, start, end, -1))
  )
}

const equals = 0x3d

/** Whether it is with the next piece, or with the one before for a `step` of -1. */
function isJoined(bytes: Buffer, start: number, end: number, step: 1 | -1): boolean {
  const near = step === 1 ? end : start - 1
  const beyond = Math.max(-1, Math.min(bytes.length, near + step * (mostBetween + 1)))
  for (let at = near; (beyond - at) * step > 0; at += step) {
    if (pieceClass[bytes[at] ?? 0] !== 1) continue
    const first = at
    while (pieceClass[bytes[at] ?? 0] === 1) at += step
    const from = Math.min(first, at + 1)
    const to = Math.max(at, first + 1)
    if (!isAnyPiece(bytes, from, to)) continue
    if (!isRest(bytes, from, to, end - start)) return false
    return glueOf(step === 1 ? textAt(bytes, end, from) : textAt(bytes, to, start)) !== null
  }
  return false
}

/** What a row of pieces cannot leave out. */
function isAnyPiece(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < leastPiece) return false
  return isDigits(bytes, start, end) || (end - start >= leastOtherPiece && hasDigit(bytes, start, end))
}

/** The next piece or the one before has no more than the digits that are missing: sums stand beside longer ones. */
function isRest(bytes: Buffer, start: number, end: number, digits: number): boolean {
  return end - start <= tokenDigits - digits && isDigits(bytes, start, end)
}

/** Nothing but digits, and no name of a value that begins at once. */
function isDigits(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isHexDigit[bytes[at] ?? 0] === 0) return false
  return bytes[end] !== equals
}

function hasDigit(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (kindOf[bytes[at] ?? 0] === digit) return true
  return false
}

/** How far a text was looked through for names, and a place with none after it up to there. */
export interface NamesSeen {
  to: number
  last: number
}

export function noNamesSeen(): NamesSeen {
  return { to: 0, last: Number.NEGATIVE_INFINITY }
}

/** Told first, and of each character once: in a list of sums the same would be looked through for each of them. */
const anyName = /stake|access|session|api/i
const longestName = 7
const stakeKey = new RegExp(
  `${stakeWord}|[xX][^A-Za-z]{0,3}(?:[aA]ccess|ACCESS)[^A-Za-z]{0,3}(?:[tT]oken|TOKEN)`,
)
const accountKey = /access|session|api/i
const keyReach = 400

function isNamed(bytes: Buffer, start: number, seen: NamesSeen): boolean {
  const from = start - keyReach
  if (anyName.test(textAt(bytes, Math.max(from, seen.to - longestName), start))) seen.last = start
  seen.to = start
  if (seen.last < from) return false
  const before = textAt(bytes, from, start)
  if (stakeKey.test(before)) return true
  if (!accountKey.test(before)) return false
  const near = Math.max(0, start - stakeReach)
  return nearStake(textAt(bytes, near, start + stakeReach), start - near)
}
