/** Finds lines by offset; offsets are asked for in any order. */
export interface Lines {
  /** Counted from 1; columns in UTF-16 units, as editors and SARIF count them. */
  place(offset: number): { readonly line: number; readonly column: number }
  /** The line that holds `offset`, without its end, and where it begins; cut around it where it is very long. */
  around(offset: number): { readonly text: string; readonly start: number }
  /** The line before it; empty at the beginning. */
  before(offset: number): string
}

/** A minified file is one line: as much of it as a person would look at is enough. */
const mostAround = 400

/** `firstLine` is the number of the text's first line, where the text is a piece of a larger one. */
export function linesOf(text: string, firstLine = 1): Lines {
  let starts: number[] | null = null

  function lineStarts(): readonly number[] {
    if (starts) return starts
    starts = [0]
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }

  function indexOf(offset: number): number {
    const all = lineStarts()
    let low = 0
    let high = all.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((all[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  function bounds(index: number): { start: number; end: number } {
    const all = lineStarts()
    const start = all[index] ?? 0
    const end = (all[index + 1] ?? text.length + 1) - 1
    return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end }
  }

  return {
    place(offset) {
      const index = indexOf(offset)
      return { line: firstLine + index, column: offset - (lineStarts()[index] ?? 0) + 1 }
    },
    around(offset) {
      const { start, end } = bounds(indexOf(offset))
      const from = Math.max(start, offset - mostAround)
      return { text: text.slice(from, Math.min(end, offset + mostAround)), start: from }
    },
    before(offset) {
      const index = indexOf(offset)
      if (index === 0) return ''
      const { start, end } = bounds(index - 1)
      return text.slice(start, Math.min(end, start + mostAround))
    },
  }
}
