import { inRuns } from './anchors.ts'
import { classOf, textAt } from './bytes.ts'
import { hexGroup } from './encoded.ts'
import { hasNeighbour, neighbourReach, standsAlone } from './split.ts'
import { nearStake, stakeReach, stakeWord } from './stake-words.ts'
import { characterClass } from './text-runs.ts'

/** Kinds of the characters of a run, as bits; zero for every other. */
const hexLetter = 1
const otherLetter = 2
const digit = 4
const mark = 8
const letters = hexLetter | otherLetter
const kindOf = new Uint8Array(256)
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) kindOf[code] = digit
  else if (/[a-fA-F]/.test(character)) kindOf[code] = hexLetter
  else if (/[A-Za-z]/.test(character)) kindOf[code] = otherLetter
  else if (/[-_]/.test(character)) kindOf[code] = mark
}
const leastRun = 16

/**
 * Whether a run of 16 or more letters, digits, `_` and `-` holds something that a rule looks for. It is enough to look
 * at every sixteenth byte, and from there to where the run ends.
 */
export function hasRun(bytes: Buffer): boolean {
  const length = bytes.length
  let at = leastRun - 1
  while (at < length) {
    const earliest = at - leastRun
    let before = at
    while (before > earliest && kindOf[bytes[before] ?? 0] !== 0) before -= 1
    if (before > earliest) {
      at = before + leastRun
      continue
    }
    while (before >= 0 && kindOf[bytes[before] ?? 0] !== 0) before -= 1
    let end = at + 1
    while (end < length && kindOf[bytes[end] ?? 0] !== 0) end += 1
    if (isNotable(bytes, before + 1, end)) return true
    at = end + leastRun
  }
  return false
}

const named = new RegExp(inRuns.join('|'))
const stakeKey = new RegExp(
  `${stakeWord}|[xX][^A-Za-z]{0,3}(?:[aA]ccess|ACCESS)[^A-Za-z]{0,3}(?:[tT]oken|TOKEN)`,
)
const accountKey = /access|session|api/i
const keyReach = 400
const mostBeforeName = 4
/** A value that makes something of the name. */
const mostAfterName = 16
const leastPlain = 32
const leastBase64 = 40

/**
 * What an expression of `inRuns` can begin with: three letters, told by the low five bits of each, and as bits those
 * that may come fourth and fifth.
 */
const fourths = new Int32Array(32_768)
const fifths = new Int32Array(32_768)
const beginnings =
  'rejec NODE_ Insec dange _crea PYTHO GIT_S --no- npm_ xoxa- xoxb- xoxo- xoxp- xoxr- xapp- sk-an sk-pr sk-sv sk-ad gsk_ hf_ lin_a ntn_ shppa shpca shpat shpss sk_li sk_te rk_li rk_te ghp_ gho_ ghu_ ghs_ ghr_ githu glpat glc_ glsa_ ops_e vcp_ vci_ vca_ vcr_ vck_ dapi dckr_ figd_ cfk_ cfut_ cfat_ tskey AKIA AGPA AIDA AROA AIPA ANPA ANVA ASIA A3T eyJ curlo CURLO -skip -SKIP'
for (const text of beginnings.split(' ')) {
  const at = beginningAt(Buffer.from(text), 0)
  fourths[at] = (fourths[at] ?? 0) | bitOf(text.charCodeAt(3))
  fifths[at] = (fifths[at] ?? 0) | bitOf(text.charCodeAt(4))
}

/** Any may follow where a text ends. */
function bitOf(code: number): number {
  return Number.isNaN(code) ? -1 : 1 << (code & 31)
}

function beginningAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 31) << 10) | (((bytes[at + 1] ?? 0) & 31) << 5) | ((bytes[at + 2] ?? 0) & 31)
}

function canBegin(bytes: Uint8Array, at: number): boolean {
  const beginning = beginningAt(bytes, at)
  return (
    ((fourths[beginning] ?? 0) & (1 << ((bytes[at + 3] ?? 0) & 31))) !== 0 &&
    ((fifths[beginning] ?? 0) & (1 << ((bytes[at + 4] ?? 0) & 31))) !== 0
  )
}

/**
 * An expression of `inRuns` begins after no letter, but for what is encoded and what an escape stands before; and
 * those have digits.
 */
function isNotable(bytes: Buffer, start: number, end: number): boolean {
  let seen = 0
  for (let at = start; at < end; at++) seen |= kindOf[bytes[at] ?? 0] ?? 0
  const hasDigits = (seen & digit) !== 0
  const begins =
    canBegin(bytes, start) ||
    isAfterDot(bytes, start) ||
    ((seen & ~letters) !== 0 && beginsInside(bytes, start, end, hasDigits))
  if (begins && named.test(textAt(bytes, start - mostBeforeName, end + mostAfterName))) return true
  return hasDigits && couldBeToken(bytes, start, end, seen === (hexLetter | digit))
}

function beginsInside(bytes: Buffer, start: number, end: number, hasDigits: boolean): boolean {
  let before = letters
  for (let at = start; at < end; at++) {
    const kind = kindOf[bytes[at] ?? 0] ?? 0
    if ((before & letters) === 0 || kind === mark) {
      if (canBegin(bytes, at)) return true
    } else if (hasDigits && (bytes[at] === 0x4a || bytes[at] === 0x42) && isInner(bytes, at)) return true
    before = kind
  }
  return false
}

function couldBeToken(bytes: Buffer, start: number, end: number, isHex: boolean): boolean {
  const length = end - start
  if (length < tokenDigits && isHex && isPiece(bytes, start, end)) return true
  if (length < leastPlain) return false
  if (length >= leastBase64 && (hasDigits96(bytes, start, end) || hasBase64(bytes, start, end))) return true
  return hasPlain(bytes, start, end) && isNamed(bytes, start)
}

const isHexDigit = classOf('0123456789abcdefABCDEF')
const tokenDigits = 96
/** An escape before a token may look like digits of it; what is longer is something else. */
const mostDigits = tokenDigits + 6

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

/** Letters and digits without a mark between them. */
function hasPlain(bytes: Buffer, start: number, end: number): boolean {
  let stretch = 0
  for (let at = start; at < end && stretch < leastPlain; at++) {
    stretch = (kindOf[bytes[at] ?? 0] ?? 0) === mark ? 0 : stretch + 1
  }
  return stretch >= leastPlain
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

/** Whether a run of digits may be joined with one beside it. */
function isPiece(bytes: Buffer, start: number, end: number): boolean {
  const from = Math.max(0, start - neighbourReach)
  const around = textAt(bytes, from, end + neighbourReach)
  return standsAlone(around, start - from, end - from) && hasNeighbour(around, start - from, end - from)
}

/** `SG.` and `hvs.` stand before a run, with a dot between. */
function isAfterDot(bytes: Uint8Array, start: number): boolean {
  if (bytes[start - 1] !== 0x2e) return false
  return (
    (bytes[start - 2] === 0x47 && bytes[start - 3] === 0x53) ||
    (bytes[start - 3] === 0x76 && bytes[start - 4] === 0x68)
  )
}

/** `eyJ` and `T3B`, which may follow a letter. */
function isInner(bytes: Uint8Array, at: number): boolean {
  return (
    (bytes[at - 1] === 0x79 && bytes[at - 2] === 0x65) || (bytes[at - 1] === 0x33 && bytes[at - 2] === 0x54)
  )
}

function isNamed(bytes: Buffer, start: number): boolean {
  const before = textAt(bytes, start - keyReach, start)
  if (stakeKey.test(before)) return true
  if (!accountKey.test(before)) return false
  const from = Math.max(0, start - stakeReach)
  return nearStake(textAt(bytes, from, start + stakeReach), start - from)
}
