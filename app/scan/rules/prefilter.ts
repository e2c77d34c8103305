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
import { hasNeighbour, standsAlone } from './split.ts'
import { nearStake } from './stake-words.ts'

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

/**
 * Whether any rule could find something in a text; when not, it is clean. `text` is the latin1 reading of `bytes`.
 * What is looked for either lies in a run of 16 or more letters, digits, `_` and `-`, of which it is enough to look
 * at every sixteenth byte, or has one of a few words of eight and more characters, most of which can be leapt over.
 */
export function couldHold(bytes: Uint8Array, text: string): boolean {
  return hasRun(bytes, text) || hasWord(bytes, text) || hasPercentDigits(bytes, text) || apart.test(text)
}

const apart = new RegExp(`${credentials}|${curl}`)

function classOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/** Kinds of the characters of a run, as bits; zero for every other. */
const kinds = { hexLetter: 1, otherLetter: 2, digit: 4, mark: 8 }
const letters = kinds.hexLetter | kinds.otherLetter
const kindOf = new Uint8Array(256)
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) kindOf[code] = kinds.digit
  else if (/[a-fA-F]/.test(character)) kindOf[code] = kinds.hexLetter
  else if (/[A-Za-z]/.test(character)) kindOf[code] = kinds.otherLetter
  else if (/[-_]/.test(character)) kindOf[code] = kinds.mark
}
const leastRun = 16

function hasRun(bytes: Uint8Array, text: string): boolean {
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
    if (isNotable(bytes, text, before + 1, end)) return true
    at = end + leastRun
  }
  return false
}

function kindsIn(bytes: Uint8Array, start: number, end: number): number {
  let seen = 0
  for (let at = start; at < end; at++) seen |= kindOf[bytes[at] ?? 0] ?? 0
  return seen
}

const named = new RegExp(inRuns.join('|'))
const longRun = new RegExp(`${hexDigits}|${base64Digits}`)
const stakeKey = /stake|x[^a-z]{0,3}access[^a-z]{0,3}token/i
const accountKey = /access|session|api/i
const keyReach = 400
const mostBeforeName = 4
const leastPlain = 32
const leastBase64 = 40
const plain = /[A-Za-z0-9]{32}/

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

function isNotable(bytes: Uint8Array, text: string, start: number, end: number): boolean {
  const seen = kindsIn(bytes, start, end)
  if (beginsSomewhere(bytes, start, end, seen)) {
    if (named.test(text.slice(Math.max(0, start - mostBeforeName), end))) return true
  }
  if ((seen & kinds.digit) === 0) return false
  const length = end - start
  if (length >= leastBase64 && longRun.test(text.slice(start, end))) return true
  if (seen === (kinds.hexLetter | kinds.digit) && length < 96) {
    if (standsAlone(text, start, end) && hasNeighbour(text, start, end)) return true
  }
  return length >= leastPlain && plain.test(text.slice(start, end)) && isNamed(text, start)
}

/**
 * Whether an expression of `inRuns` could begin in a run. None begins after a letter, but for what is encoded and
 * what an escape stands before, and those have digits.
 */
function beginsSomewhere(bytes: Uint8Array, start: number, end: number, seen: number): boolean {
  if (canBegin(bytes, start) || isAfterDot(bytes, start)) return true
  if ((seen & ~letters) === 0) return false
  const hasDigits = (seen & kinds.digit) !== 0
  let before = kindOf[bytes[start] ?? 0] ?? 0
  for (let at = start + 1; at < end; at++) {
    const kind = kindOf[bytes[at] ?? 0] ?? 0
    if (((before & letters) === 0 || kind === kinds.mark) && canBegin(bytes, at)) return true
    if (hasDigits && (bytes[at] === 0x4a || bytes[at] === 0x42) && isInner(bytes, at)) return true
    before = kind
  }
  return false
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

function isNamed(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - keyReach), start)
  return stakeKey.test(before) || (accountKey.test(before) && nearStake(text, start))
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

function hasWord(bytes: Uint8Array, text: string): boolean {
  const length = bytes.length
  let at = window - 1
  while (at < length) {
    const shift = shifts[pairAt(bytes, at)] ?? 0
    if (shift > 0) {
      at += shift
    } else {
      if (
        heads[pairAt(bytes, at - window + 2)] === 1 &&
        anyWord.test(text.slice(Math.max(0, at - wordReach), at + wordReach))
      )
        return true
      at += 1
    }
  }
  return false
}

const isPercent = classOf('%0123456789abcdefABCDEF')
const leastPercent = 160
const percent = new RegExp(percentDigits)

/** 96 encoded digits are 288 bytes, or fewer where some stand as they are. */
function hasPercentDigits(bytes: Uint8Array, text: string): boolean {
  const length = bytes.length
  let at = leastPercent - 1
  while (at < length) {
    let start = at
    while (start > 0 && isPercent[bytes[start] ?? 0] === 1) start -= 1
    let end = at
    while (end < length && isPercent[bytes[end] ?? 0] === 1) end += 1
    if (end - start > leastPercent && percent.test(text.slice(start, end))) return true
    at = Math.max(at, end) + leastPercent
  }
  return false
}
