import {
  base64Digits,
  hexDigits,
  keyedRun,
  percentDigits,
  splitDigits,
  words,
  type Family,
} from './anchors.ts'
import { textAt } from './bytes.ts'
import { begin, goOn, isRunEnd, isWordEnd } from './prefilter-pairs.ts'
import { endOfRun, noNamesSeen } from './prefilter-runs.ts'
import { isWordAt } from './prefilter-words.ts'
import { characterClass } from './text-runs.ts'

/** All of it as one expression that Rust's `regex` reads too, for whoever wants to compare. */
export const combinedPattern = [
  hexDigits,
  base64Digits,
  percentDigits,
  splitDigits,
  keyedRun,
  ...words.map(({ pattern }) => pattern),
].join('|')

/**
 * Whether any rule could find something in the bytes of a text; when not, it is clean. No string is made of them,
 * which would take as long as looking at them.
 */
export function couldHold(bytes: Buffer): boolean {
  return hasWordOrRun(bytes) || hasPercentDigits(bytes)
}

/** Whether the rules of one family could find something in a text. */
export function couldHoldFor(family: Family, text: string): boolean {
  // What the rules look for is ASCII; what else becomes of a text is let pass at the most.
  const bytes = Buffer.from(text, 'latin1')
  return hasWord(bytes, family)
}

function hasWord(text: Buffer, family: Family): boolean {
  const { bytes, fours, progress, last } = pairsOf(text)
  while (goOn(fours, progress, last)) {
    const at = (progress.index - 1) * 4 - bytes.byteOffset
    if (isWordEnd(progress) && isWordAt(bytes, at, family)) return true
  }
  return false
}

/** Whether one of the words is there, or a run of letters and digits that could be a token. */
function hasWordOrRun(text: Buffer): boolean {
  const { bytes, fours, progress, last } = pairsOf(text)
  const seen = noNamesSeen()
  let known = 0
  while (goOn(fours, progress, last)) {
    const at = (progress.index - 1) * 4 - bytes.byteOffset
    if (isWordEnd(progress) && isWordAt(bytes, at)) return true
    if (at < known || !isRunEnd(progress)) continue
    const end = endOfRun(bytes, at, seen)
    if (end === null) return true
    known = end
  }
  return false
}

/** What the automaton begins with. */
function pairsOf(text: Buffer) {
  const bytes = withWholeFours(text)
  const start = bytes.byteOffset
  const last = (start + bytes.length + 3) >> 2
  return { bytes, fours: foursOf(bytes.buffer), progress: begin(start >> 2), last }
}

/** What was looked at last: it is mostly the same memory again. */
let latest: Int32Array = new Int32Array(0)

/** All of a memory, four bytes at a time; little-endian, as everywhere where this runs. */
function foursOf(memory: ArrayBufferLike): Int32Array {
  if (latest.buffer !== memory) latest = new Int32Array(memory, 0, memory.byteLength >> 2)
  return latest
}

/** The same bytes where the last of them belong to a whole four, whatever stands after them. */
function withWholeFours(bytes: Buffer): Buffer {
  const end = bytes.byteOffset + bytes.length
  if (((end + 3) & ~3) <= bytes.buffer.byteLength) return bytes
  const copy = Buffer.alloc((bytes.length + 3) & ~3)
  bytes.copy(copy)
  return copy.subarray(0, bytes.length)
}

const isPercent = characterClass(/[%0-9a-fA-F]/)
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
