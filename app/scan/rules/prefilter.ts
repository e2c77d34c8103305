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

const inRun = classOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')
const leastRun = 16

function hasRun(bytes: Uint8Array, text: string): boolean {
  const length = bytes.length
  let at = leastRun - 1
  while (at < length) {
    if (inRun[bytes[at] ?? 0] === 0) {
      at += leastRun
      continue
    }
    let start = at
    while (start > 0 && inRun[bytes[start - 1] ?? 0] === 1) start -= 1
    let end = at + 1
    while (end < length && inRun[bytes[end] ?? 0] === 1) end += 1
    if (end - start >= leastRun && isNotable(bytes, text, start, end)) return true
    at = end + leastRun
  }
  return false
}

const named = new RegExp(inRuns.join('|'))
const longRun = new RegExp(`${hexDigits}|${base64Digits}`)
const stakeKey = /stake|x[^a-z]{0,3}access[^a-z]{0,3}token/i
const accountKey = /access|session|api/i
const keyReach = 400
const mostBeforeName = 4
const leastPlain = 32
const leastBase64 = 40

/** Kinds of characters, as bits. */
const kinds = { hexLetter: 1, otherLetter: 2, digit: 4, other: 8 }
const letters = kinds.hexLetter | kinds.otherLetter
const kindOf = new Uint8Array(256)
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) kindOf[code] = kinds.digit
  else if (/[a-fA-F]/.test(character)) kindOf[code] = kinds.hexLetter
  else kindOf[code] = /[A-Za-z]/.test(character) ? kinds.otherLetter : kinds.other
}

/**
 * What an expression of `inRuns` can begin with: three letters, told by the low five bits of each, and as bits those
 * that may come fourth.
 */
const beginnings = new Int32Array(32_768)
const beginningsOf =
  'reje NODE Inse dang _cre PYTH GIT_ --no npm_ xoxa xoxb xoxo xoxp xoxr xapp sk-a sk-p sk-s gsk_ lin_ ntn_ shpp shpc shpa shps sk_l sk_t rk_l rk_t ghp_ gho_ ghu_ ghs_ ghr_ gith glpa glc_ glsa ops_ vcp_ vci_ vca_ vcr_ vck_ dapi dckr figd cfk_ cfut cfat tske AKIA AGPA AIDA AROA AIPA ANPA ANVA ASIA curl CURL -ski -SKI'
for (const text of beginningsOf.split(' ')) addBeginning(text, 1 << (text.charCodeAt(3) & 31))
for (const text of ['hf_', 'A3T']) addBeginning(text, -1)

function addBeginning(text: string, fourth: number): void {
  const at = beginningAt(Buffer.from(text), 0)
  beginnings[at] = (beginnings[at] ?? 0) | fourth
}

function beginningAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 31) << 10) | (((bytes[at + 1] ?? 0) & 31) << 5) | ((bytes[at + 2] ?? 0) & 31)
}

function canBegin(bytes: Uint8Array, at: number): boolean {
  return ((beginnings[beginningAt(bytes, at)] ?? 0) & (1 << ((bytes[at + 3] ?? 0) & 31))) !== 0
}

function isNotable(bytes: Uint8Array, text: string, start: number, end: number): boolean {
  let seen = 0
  let figures = 0
  let stretch = 0
  let longest = 0
  let begins = isAfterDot(bytes, start)
  let before: number = kinds.other
  for (let at = start; at < end; at++) {
    const kind = kindOf[bytes[at] ?? 0] ?? 0
    // What may begin here begins after no letter, but for what is encoded and what an escape stands before.
    if ((before & letters) === 0 && canBegin(bytes, at)) begins = true
    else if (bytes[at] === 0x4a || bytes[at] === 0x42) begins ||= isInner(bytes, at)
    seen |= kind
    if (kind === kinds.digit) figures += 1
    stretch = kind === kinds.other ? 0 : stretch + 1
    if (stretch > longest) longest = stretch
    before = kind
  }
  if (begins && named.test(text.slice(Math.max(0, start - mostBeforeName), end))) return true
  if (figures === 0 && (seen & kinds.otherLetter) !== 0) return false
  if (end - start >= leastBase64 && longRun.test(text.slice(start, end))) return true
  if (seen === (kinds.hexLetter | kinds.digit) && end - start < 96) {
    if (standsAlone(text, start, end) && hasNeighbour(text, start, end)) return true
  }
  return longest >= leastPlain && figures > 1 && isNamed(text, start)
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
