import {
  base64Digits,
  credentials,
  curl,
  hexDigits,
  inRuns,
  keyedRun,
  percentDigits,
  splitDigits,
  words,
} from './anchors.ts'
import { hexGroup } from './encoded.ts'
import { hasNeighbour, neighbourReach, standsAlone } from './split.ts'
import { nearStake, stakeReach, stakeWord } from './stake-words.ts'
import { characterClass } from './text-runs.ts'

/** All of it as one expression that Rust's `regex` reads too, for whoever wants to compare. */
export const combinedPattern = [
  hexDigits,
  base64Digits,
  percentDigits,
  splitDigits,
  keyedRun,
  ...inRuns,
  ...words.map(({ pattern }) => pattern),
  curl,
  credentials,
].join('|')

function classOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/**
 * Whether any rule could find something in the bytes of a text; when not, it is clean. No string is made of them,
 * which would take as long as looking at them. What is looked for either lies in a run of 16 or more letters, digits, `_` and `-`, of which it is enough to look
 * at every sixteenth byte, or has one of a few words of eight and more characters, most of which can be leapt over.
 */
export function couldHold(bytes: Buffer): boolean {
  return hasRun(bytes) || hasWord(bytes) || hasPercentDigits(bytes) || hasCredentials(bytes) || hasCurl(bytes)
}

function textAt(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', Math.max(0, start), Math.min(bytes.length, end))
}

const atSign = 0x40
const colon = 0x3a
const slash = 0x2f
const mostInAddress = 256
const endsAddress = classOf(' \t\r\n/')

/** `credentials`: before an `@` a password, a colon and a name, and `://` before them. */
function hasCredentials(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(atSign); at !== -1; at = bytes.indexOf(atSign, at + 1)) {
    if (endsAddress[bytes[at - 1] ?? slash] === 0 && isAfterCredentials(bytes, at)) return true
  }
  return false
}

function isAfterCredentials(bytes: Buffer, at: number): boolean {
  const least = Math.max(0, at - 2 * mostInAddress)
  let colons = 0
  let start = at
  while (start > least && endsAddress[bytes[start - 1] ?? slash] === 0) {
    start -= 1
    if (bytes[start] === colon && start < at - 1) colons += 1
  }
  return (
    colons > 0 &&
    bytes[start] !== colon &&
    bytes[start - 1] === slash &&
    bytes[start - 2] === slash &&
    bytes[start - 3] === colon
  )
}

const anyCurl = new RegExp(curl)
const curlReach = 640

function hasCurl(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('curl'); at !== -1; at = bytes.indexOf('curl', at + 4)) {
    if (anyCurl.test(textAt(bytes, at, at + curlReach))) return true
  }
  return false
}

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

function hasRun(bytes: Buffer): boolean {
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

const tokenDigits = 96
/** An escape before a token may look like digits of it; what is longer is something else. */
const mostDigits = tokenDigits + 6

function hasDigits96(bytes: Buffer, start: number, end: number): boolean {
  let stretch = 0
  for (let at = start; at <= end; at++) {
    if (at < end && isHexDigit[bytes[at] ?? 0] === 1) stretch += 1
    else {
      if (stretch >= tokenDigits && stretch <= mostDigits) return true
      stretch = 0
    }
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

/** `base64Digits`: groups of four characters that three hexadecimal digits become. */
function hasBase64(bytes: Buffer, start: number, end: number): boolean {
  const least = (end - start > longestPiece ? wholeGroups : pieceGroups) * 4
  for (let from = start; from <= end - least; from++) {
    let at = from
    while (at < end && isGroupAt(bytes, at)) at += 4
    if (at - from >= least) return true
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

const window = 8
const shifts = shiftsOf()
/** The first two bytes of each window, since the last two of some are common. */
const heads = headsOf()
const anyWord = new RegExp(words.map(({ pattern }) => pattern).join('|'))

/** How far one may leap when two bytes are the last of those looked at (Wu and Manber, 1994). */
function shiftsOf(): Uint8Array {
  const table = new Uint8Array(65_536).fill(window - 1)
  forEachPair((pair, at) => {
    table[pair] = Math.min(table[pair] ?? 0, window - 1 - at)
  })
  return table
}

function headsOf(): Uint8Array {
  const table = new Uint8Array(65_536)
  forEachPair((pair, at) => {
    if (at === 1) table[pair] = 1
  })
  return table
}

/** Each two bytes that follow each other in a window, and where in it the second stands. */
function forEachPair(take: (pair: number, at: number) => void): void {
  for (const { windows, anyCase } of words) {
    const forms = (letter: string) => (anyCase ? [letter.toLowerCase(), letter.toUpperCase()] : [letter])
    for (const text of windows) {
      for (let at = 1; at < window; at++) {
        for (const first of forms(text.charAt(at - 1))) {
          for (const second of forms(text.charAt(at))) {
            take((first.charCodeAt(0) << 8) | second.charCodeAt(0), at)
          }
        }
      }
    }
  }
}

function pairAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)
}

const wordReach = 40

function hasWord(bytes: Buffer): boolean {
  const length = bytes.length
  let at = window - 1
  while (at < length) {
    const shift = shifts[pairAt(bytes, at)] ?? 0
    if (shift > 0) {
      at += shift
    } else {
      if (
        heads[pairAt(bytes, at - window + 2)] === 1 &&
        anyWord.test(textAt(bytes, at - wordReach, at + wordReach))
      )
        return true
      at += 1
    }
  }
  return false
}

const isHexDigit = classOf('0123456789abcdefABCDEF')
const isPercent = classOf('%0123456789abcdefABCDEF')
const leastPercent = 160
const percent = new RegExp(percentDigits)

/** 96 encoded digits are 288 bytes, or fewer where some stand as they are. */
function hasPercentDigits(bytes: Buffer): boolean {
  const length = bytes.length
  let at = leastPercent - 1
  while (at < length) {
    let start = at
    while (start > 0 && isPercent[bytes[start] ?? 0] === 1) start -= 1
    let end = at
    while (end < length && isPercent[bytes[end] ?? 0] === 1) end += 1
    if (end - start > leastPercent && percent.test(textAt(bytes, start, end))) return true
    at = Math.max(at, end) + leastPercent
  }
  return false
}
