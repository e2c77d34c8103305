import { maskSecret } from '../../../domain/token.ts'

const longestShown = 160
/** As long as only a secret is: a file can be named after one. */
const secretLength = /[0-9A-Za-z_-]{64,}/g
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * A text from outside, a path or a line of a file, fit to be shown in one line: nothing that is invisible or turns
 * the direction of reading, nothing as long as a secret, and of bounded length. Of a long one the end is kept.
 */
export function shownText(text: string): string {
  const clean = text.toWellFormed().replaceAll(unseen, '\uFFFD').replaceAll(secretLength, maskSecret)
  const signs = Array.from(clean)
  return signs.length > longestShown ? `…${signs.slice(1 - longestShown).join('')}` : clean
}

/** `0 files`, `1 file`, `2 files` */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  const [last = '', ...before] = words.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
}

/** `812 bytes`, `12.3 kB`, `4.5 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size.toFixed(1)} ${unit}`
}
