/** How much of a line beside a value is looked at; lines may be a million characters long. */
const reach = 200
const aboveReach = 400
const parentReach = 4000

/** The text around a value, as far as it is looked at. */
export interface Surroundings {
  /** Before it on its line. */
  readonly left: string
  /** After it on its line. */
  readonly right: string
  /** The few lines before, the nearest last; none that bring in a library or belong to a block that has ended. */
  readonly above: string
  /** The line that opens the block which it is indented in: `checksums:`, `sums = {`. */
  readonly parent: string
}

export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const lineStart = startOfLine(text, start, reach)
  const after = text.slice(end, end + reach)
  const aboveStart = Math.max(0, lineStart - aboveReach)
  const whole = lineStart > 0 && text.charAt(lineStart - 1) === '\n'
  const indent = indentOf(text.slice(lineStart, start + 1))
  return {
    left: text.slice(lineStart, start),
    right: after.slice(0, /[\r\n]/.exec(after)?.index ?? after.length),
    above: whole ? lastLines(text.slice(aboveStart, lineStart), 4, indent) : '',
    parent:
      whole && indent > 0
        ? parentIn(text.slice(Math.max(0, lineStart - parentReach), lineStart), indent)
        : '',
  }
}

/** Where the line of `at` begins, or `most` characters before it when that is nearer. */
export function startOfLine(text: string, at: number, most: number): number {
  const floor = Math.max(0, at - most)
  const found = text.slice(floor, at).lastIndexOf('\n')
  return found === -1 ? floor : floor + found + 1
}

const bringsIn =
  /^\s{0,8}(?:import|from|use|using|require|#include|(?:const|let|var)\b.{1,80}=\s?require\()[\s(]/
const isFrame = /^(?:[\s{}[\](),;]*|\s{0,40}"[\w ./-]{1,40}"\s?:\s?[[{])\s{0,4}$/
/** A comment that holds a value of its own says nothing of the next one. */
const hasItsOwn = /^\s{0,40}(?:\/\/|\/\*|#|--|;|'|REM\b|%)[^\n]*[\s:=][0-9a-f]{96}\s*(?:\*\/)?\s*$/i
const opensBlock = /[:{[(=|]\s*$/
const endsBlock = /^(?:\}[;)]{0,2}|end)\s*$/

function lastLines(text: string, count: number, indent: number): string {
  const lines = saying(text.trimEnd().split('\n'), count)
  const isOver = /\n[ \t\r]*\n[ \t]*$/.test(text) && indentOf(lines.at(-1) ?? '') > indent
  if (isOver) return ''
  return lines
    .slice(lines.findLastIndex((line) => endsBlock.test(line)) + 1)
    .filter((line) => !bringsIn.test(line) && !hasItsOwn.test(line))
    .join('\n')
}

/** The last of them of which so many say something. What only opens and closes, as in JSON, is between them. */
function saying(lines: readonly string[], count: number): readonly string[] {
  let left = count
  let at = lines.length
  while (at > 0 && left > 0) if (!isFrame.test(lines[--at] ?? '')) left -= 1
  return lines.slice(at)
}

function parentIn(text: string, indent: number): string {
  const found = text
    .split('\n')
    .findLast((line) => line.trim() !== '' && indentOf(line) < indent && !hasItsOwn.test(line))
  return found !== undefined && opensBlock.test(found) ? found.slice(-reach) : ''
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
