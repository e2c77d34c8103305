// Control and format characters (line breaks, a terminal's escape, marks that turn the reading direction), other
// separators of lines, and halves of a pair.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * A text from outside as one that can be printed: a file's name could move the cursor, or look like lines of
 * ours. A line break is shown as `␊`, what has no sign of its own as `⟨U+202E⟩`.
 */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** The beginning of a text that is longer than so many UTF-16 units; no pair is torn apart. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const first = text.slice(0, most - 1)
  return `${first.isWellFormed() || !text.isWellFormed() ? first : first.slice(0, -1)}…`
}
