import { words } from './anchors.ts'

/**
 * An automaton that takes a step for every two bytes at an even place (Shift-Or: Baeza-Yates and Gonnet, 1992). Its
 * state is of lanes side by side, each with a bit for every pair of a row that it knows; a bit is zero while the
 * pairs up to here are a beginning of such a row. One more bit, which any pair fits, keeps the end of a row for the
 * next pair, so that it is enough to look at the state after every second one.
 */

interface Lane {
  readonly first: number
  readonly pairs: number
}

/** A word of eight bytes holds three whole pairs wherever it begins; of a shorter one any bytes may follow. */
const shortWords: Lane = { first: 0, pairs: 3 }
const longerWords: Lane = { first: 4, pairs: 3 }
const wholeWords: Lane = { first: 8, pairs: 3 }
/** Hexadecimal digits are looked at from half of the shortest piece on. */
const digits: Lane = { first: 12, pairs: 4 }
/** As many as 32 letters and digits hold, the shortest key; and groups of base64, which digits become, are no others. */
const letters: Lane = { first: 17, pairs: 14 }
const lanes = [shortWords, longerWords, wholeWords, digits, letters]

/**
 * What two bytes, as a little-endian number, leave of the state: zeros where they fit. Filled when it is first needed,
 * which in a scan of what is known already is never.
 */
const fitting = new Int32Array(65_536)
let isFilled = false
/** What goes on over two pairs: all but the bits where a row begins. */
const carried = ~lanes.reduce((bits, { first }) => bits | (3 << first), 0)
const wordEnds = endOf(shortWords) | endOf(longerWords) | endOf(wholeWords)
const runEnds = endOf(digits) | endOf(letters)
const ends = wordEnds | runEnds

/** How far the automaton has come. */
export interface Progress {
  /** The next four bytes, by their index. */
  index: number
  state: number
}

export function begin(index: number): Progress {
  if (!isFilled) fillFitting()
  return { index, state: -1 }
}

/**
 * Goes on to four bytes at which something ends, before `last`; false when there is nothing more. It is by itself,
 * with nothing called in it, since V8 makes a tight loop of it then.
 */
export function goOn(fours: Int32Array, progress: Progress, last: number): boolean {
  let { index, state } = progress
  let isEnd = false
  while (index < last && !isEnd) {
    const four = fours[index] ?? 0
    state = ((state << 2) & carried) | ((fitting[four & 0xffff] ?? 0) << 1) | (fitting[four >>> 16] ?? 0)
    isEnd = (state & ends) !== ends
    index += 1
  }
  progress.index = index
  progress.state = state
  return isEnd
}

/** One of the words may have begun at most five bytes before the last four, and ended with them. */
export function isWordEnd({ state }: Progress): boolean {
  return (state & wordEnds) !== wordEnds
}

/** Hexadecimal digits, or letters and digits, have gone on for a while and up to the first of the last four. */
export function isRunEnd({ state }: Progress): boolean {
  return (state & runEnds) !== runEnds
}

const window = 8
const every = Array.from({ length: 256 }, (_, code) => code)

function bitsOf({ first, pairs }: Lane): number {
  return ((1 << pairs) - 1) << first
}

function endOf({ first, pairs }: Lane): number {
  return 3 << (first + pairs - 1)
}

function fillFitting(): void {
  isFilled = true
  fitting.fill(lanes.reduce((bits, lane) => bits | bitsOf(lane), 0) & ~wherePairsFit())
  fitDigits()
  for (const { windows, anyCase = false } of words) for (const text of windows) fitWord(text, anyCase)
}

function fit(ones: readonly number[], others: readonly number[], bits: number): void {
  for (const one of ones) {
    for (const other of others) {
      const pair = one | (other << 8)
      fitting[pair] = (fitting[pair] ?? 0) & ~bits
    }
  }
}

function codesOf(form: RegExp): readonly number[] {
  return every.filter((code) => form.test(String.fromCharCode(code)))
}

function fitDigits(): void {
  const hexadecimal = codesOf(/[0-9a-fA-F]/)
  const alphanumeric = codesOf(/[0-9A-Za-z]/)
  fit(hexadecimal, hexadecimal, bitsOf(digits))
  fit(alphanumeric, alphanumeric, bitsOf(letters))
}

/** After a word that is shorter than a row, any pair fits. */
function wherePairsFit(): number {
  let bits = 0
  for (const text of words.flatMap(({ windows }) => windows)) {
    const { first, pairs } = laneOf(text)
    const whole = text.length >> 1
    if (whole < pairs) bits |= ((1 << pairs) - (1 << whole)) << first
  }
  return bits
}

function fitWord(text: string, anyCase: boolean): void {
  const { first, pairs } = laneOf(text)
  for (let at = 0; at < Math.min(2 * pairs, text.length); at++) {
    fit(codesAt(text, at, anyCase), codesAt(text, at + 1, anyCase), 1 << (first + (at >> 1)))
  }
}

function codesAt(text: string, at: number, anyCase: boolean): readonly number[] {
  if (at >= text.length) return every
  const letter = text.charAt(at)
  const forms = anyCase ? [letter.toLowerCase(), letter.toUpperCase()] : [letter]
  return forms.map((form) => form.charCodeAt(0))
}

/** Those that any bytes may follow go together: beside them the others would tell less. */
function laneOf(text: string): Lane {
  if (text.length < window / 2) return shortWords
  return text.length < window ? longerWords : wholeWords
}
