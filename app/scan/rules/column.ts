import { keyOf, type Key } from './key.ts'
import { startOfLine } from './surroundings.ts'

/** How long a row may be, and how far above a statement or a table may begin. */
const rowReach = 2000
const headReach = 4000
const opensCell = /[,;\t|(][\s"'`*]{0,8}$/
const closesCell = /^[\s"'`*]{0,8}(?:[,;\t|)]|$)/
const cellName = /^[\s"'`*]*([A-Za-z_][\w .-]{0,40}?)[\s"'`*]*$/
const quoted = /"[^"\n]*"|'[^'\n]*'/g
const insert = /\(([^()]{1,600})\)\s{0,20}(?:values|from stdin;)\s/gi
const rule = /^[\s|:-]*-{3}[\s|:-]*$/

/**
 * The name of the column that a value stands in: of a file of rows with a head, of a table in a document, or of rows
 * that SQL inserts. Null where there is no such head. What stands beside a value in a row is no name of it.
 */
export function columnOf(text: string, start: number, end: number): Key | null {
  const lineStart = startOfLine(text, start, rowReach)
  const left = text.slice(lineStart, start)
  const right = text.slice(end, endOfLine(text, end))
  if (!isCell(left, right)) return null
  const name = inStatement(text, start) ?? inTable(text, lineStart, left, right) ?? inRows(text, left, right)
  return name === null ? null : keyOf(name, 'assigned')
}

/** Whether all of a cell is the value; of most values this is asked and no more. */
function isCell(left: string, right: string): boolean {
  return closesCell.test(right) && (opensCell.test(left) || (left.length < 2 && /[,;\t|]/.test(right)))
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from, from + rowReach).search(/[\r\n]/)
  return found === -1 ? Math.min(text.length, from + rowReach) : from + found
}

/** `insert into t (a, b) values (…, …)` and `copy t (a, b) from stdin;`. */
function inStatement(text: string, start: number): string | null {
  const before = text.slice(Math.max(0, start - headReach), start)
  const head = [...before.matchAll(insert)].at(-1)
  if (!head) return null
  const after = before.slice(head.index + head[0].length)
  const isCopy = /stdin;\s$/i.test(head[0])
  const row = after.slice(after.lastIndexOf(isCopy ? '\n' : '(') + 1)
  return nameAt((head[1] ?? '').split(','), countOf(row, isCopy ? '\t' : ','))
}

/** The line over the one of dashes; the lines between it and the value are rows too. */
function inTable(text: string, lineStart: number, left: string, right: string): string | null {
  if (!left.includes('|') || !right.includes('|')) return null
  const lines = text
    .slice(Math.max(0, lineStart - headReach), lineStart)
    .split('\n')
    .slice(0, -1)
  const at = lines.findLastIndex((line) => rule.test(line))
  const head = lines[at - 1]
  if (head === undefined || lines.slice(at + 1).some((line) => !line.includes('|'))) return null
  return nameAt(head.split('|'), countOf(left, '|'))
}

/** The first line of the text, if it has as many cells as the value's own line, of nothing but names. */
function inRows(text: string, left: string, right: string): string | null {
  const separator = /([,;\t|])[\s"']{0,4}$/.exec(left)?.[1] ?? /^["']?\s?([,;\t|])/.exec(right)?.[1]
  if (separator === undefined) return null
  const cells = text.slice(0, endOfLine(text, 0)).split(separator)
  // The value's own quotes, of which each side has one.
  const [before, after] = [left.replace(/["']\s{0,4}$/, ''), right.replace(/^["']/, '')]
  const index = countOf(before, separator)
  if (cells.length - 1 !== index + countOf(after, separator)) return null
  return cells.every((cell) => cellName.test(cell)) ? nameAt(cells, index) : null
}

function countOf(row: string, separator: string): number {
  return row.replace(quoted, '').split(separator).length - 1
}

function nameAt(cells: readonly string[], index: number): string | null {
  return cellName.exec(cells[index] ?? '')?.[1] ?? null
}
