import { words, type Family } from './anchors.ts'
import { textAt } from './bytes.ts'

interface Window {
  readonly family: Family
  readonly bytes: Uint8Array
  /** Makes letters small where either case will do, on both sides. */
  readonly fold: number
  readonly pattern: RegExp
  /** How far a match may begin before it, and go on from where it begins. */
  readonly before: number
  readonly after: number
}

const reach = { before: 40, after: 48 }
const smallLetter = 0x20
/** By the low five bits of each of their first three bytes. */
const windows = windowsByHead()
const isHead = new Uint8Array(32_768)
for (const head of windows.keys()) isHead[head] = 1

function windowsByHead(): ReadonlyMap<number, readonly Window[]> {
  const byHead = new Map<number, Window[]>()
  for (const { family, pattern, windows: texts, anyCase, length } of words) {
    // A long one that is looked for from its beginning only takes no longer where there are many beginnings.
    const form = new RegExp(pattern, length === undefined ? '' : 'y')
    const reached = length === undefined ? reach : { before: 0, after: length }
    const fold = anyCase ? smallLetter : 0
    for (const text of texts) {
      const bytes = Buffer.from(text).map((byte) => byte | fold)
      const head = headAt(bytes, 0)
      byHead.set(head, [...(byHead.get(head) ?? []), { family, bytes, fold, pattern: form, ...reached }])
    }
  }
  return byHead
}

function headAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) & 31) << 10) | (((bytes[at + 1] ?? 0) & 31) << 5) | ((bytes[at + 2] ?? 0) & 31)
}

/**
 * Whether one of the words, or one that rules of this family look for, stands where three pairs end, the last of them in
 * the four bytes from here on.
 */
export function isWordAt(bytes: Buffer, at: number, family: Family | null = null): boolean {
  for (let start = Math.max(0, at - 5); start <= at - 2; start++) {
    const head = headAt(bytes, start)
    if (isHead[head] === 1 && isWordWith(head, bytes, start, family)) return true
  }
  return false
}

/** By itself: with a closure in it, each turn of the loop above would leave an object behind. */
function isWordWith(head: number, bytes: Buffer, start: number, family: Family | null): boolean {
  const those = windows.get(head)
  return (
    those?.some((window) => (family === null || family === window.family) && isHere(bytes, start, window)) ??
    false
  )
}

function isHere(bytes: Buffer, start: number, window: Window): boolean {
  for (let at = 0; at < window.bytes.length; at++) {
    if (((bytes[start + at] ?? 0) | window.fold) !== window.bytes[at]) return false
  }
  window.pattern.lastIndex = 0
  return window.pattern.test(textAt(bytes, start - window.before, start + window.after))
}
