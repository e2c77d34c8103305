import { words } from './anchors.ts'
import { textAt } from './bytes.ts'

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

/** Whether one of the words stands somewhere; most of the bytes are leapt over. */
export function hasWord(bytes: Buffer): boolean {
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
