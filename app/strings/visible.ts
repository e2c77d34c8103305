import { maskSecret } from '../domain/token.ts'

// Control and format characters (line breaks, a terminal's escape, marks that turn the reading direction), other
// separators of lines, and halves of a pair.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const named: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

/**
 * A text from outside with every character as one that can be seen: `‹\n›` for a line break, `‹U+202E›` for what has
 * no sign. A file's name could otherwise move a terminal's cursor, look like lines of ours, or like another name.
 * What this has made is left as it is.
 */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `‹${named[character] ?? `U+${code}`}›`
  })
}

/** The beginning of a text that is longer than so many UTF-16 units; no pair is torn apart. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const first = text.slice(0, most - 1)
  return `${first.isWellFormed() || !text.isWellFormed() ? first : first.slice(0, -1)}…`
}

const longestShown = 160
/** As long as only a secret is: a file can be named after one. */
const secretLength = /[0-9A-Za-z_-]{64,}/g

/**
 * A text from outside, a path or a line of a file, fit to stand in a sentence: visible, with nothing as long as a
 * secret, and of bounded length. Of a long one the end is kept.
 */
export function shownText(text: string): string {
  const signs = Array.from(visible(text).replaceAll(secretLength, maskSecret))
  return signs.length > longestShown ? `…${signs.slice(1 - longestShown).join('')}` : signs.join('')
}
