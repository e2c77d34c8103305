const lineBreak = /[\r\n]/g

/**
 * Answers where a value that begins at `start` ends, before the quote that closes it; null when none does on the
 * same line. `open` is a quote character with what escapes it: nothing, backslashes, or the caret of Windows' cmd.
 */
export type FindClosing = (start: number, open: string) => number | null

/**
 * A search for closing quotes in one text, to be asked from front to back. It keeps what it has seen, so that
 * many questions that find nothing do not walk the same line again.
 */
export function closingQuotes(text: string): FindClosing {
  const unclosedUntil = new Map<string, number>()
  let lineEnd = -1

  return (start, open) => {
    if (open === '' || start < (unclosedUntil.get(open) ?? 0)) return null
    if (start > lineEnd) lineEnd = endOfLine(text, start)
    const stop = searchLine(text, start, lineEnd, open)
    if (stop === null) unclosedUntil.set(open, lineEnd)
    return stop
  }
}

function searchLine(text: string, start: number, lineEnd: number, open: string): number | null {
  const quote = open.slice(-1)
  for (let at = start; at < lineEnd; at++) {
    if (text[at] !== quote) continue
    const stop = open.startsWith('^') ? caretStop(text, at) : backslashStop(text, at, start, open.length - 1)
    if (stop !== null) return Math.max(stop, start)
  }
  return null
}

/** In cmd `^"` closes, and `^\^"` is a quote within the value. */
function caretStop(text: string, at: number): number | null {
  return text[at - 1] === '^' && text[at - 2] !== '\\' ? at - 1 : null
}

/** A quote closes when it is escaped no more than the opening one was. */
function backslashStop(text: string, at: number, start: number, depth: number): number | null {
  let first = at
  while (first > start && text[first - 1] === '\\') first -= 1
  const count = at - first
  const closes = depth === 0 ? count % 2 === 0 : count <= depth
  return closes ? first : null
}

function endOfLine(text: string, start: number): number {
  lineBreak.lastIndex = start
  return lineBreak.exec(text)?.index ?? text.length
}
