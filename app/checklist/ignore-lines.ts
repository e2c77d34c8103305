import type { DiffLine } from '../domain/check.ts'

const mark = '\uFEFF'
const contextLines = 3

/** What is added to the end of a `.gitignore`. */
export interface Appended {
  /** The line break that the file's last line was without; empty where it had one. */
  readonly lead: string
  /** Whole lines, each with its line break. */
  readonly block: string
}

/**
 * What is to be appended to `text` (null where there is no file) so that each of `lines` holds; null when nothing is
 * missing. Line breaks as in the file. One that stands there already is appended again only below a rule that takes
 * ignored files back (`!…`), since the last rule that fits counts.
 */
export function planAppend(text: string | null, lines: readonly string[]): Appended | null {
  const now = text ?? ''
  const inForce = linesInForce(now)
  const missing = [...new Set(lines)].filter((line) => !inForce.has(line))
  if (missing.length === 0) return null
  const lineBreak = lineBreakOf(now)
  return {
    lead: now === '' || now === mark || now.endsWith('\n') ? '' : lineBreak,
    block: missing.map((line) => `${line}${lineBreak}`).join(''),
  }
}

export function withAppended(text: string | null, { lead, block }: Appended): string {
  return `${text ?? ''}${lead}${block}`
}

/**
 * The text without what was appended, wherever it stands by now; null when it does not stand there verbatim. The
 * last such block is taken, since what is appended comes last.
 */
export function withoutAppended(text: string, { lead, block }: Appended): string | null {
  for (let at = text.lastIndexOf(block); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(block, at - 1)) {
    const before = text.slice(0, at)
    if (before !== '' && before !== mark && !before.endsWith('\n')) continue
    const after = text.slice(at + block.length)
    // Its own line break goes with it, unless another line needs it by now.
    const kept = after === '' && before.endsWith(lead) ? before.slice(0, before.length - lead.length) : before
    return kept + after
  }
  return null
}

/** What is appended, below the last lines that are there. */
export function diffOf(text: string | null, { block }: Appended): readonly DiffLine[] {
  const same = linesOf(text ?? '').slice(-contextLines)
  return [
    ...same.map((line) => ({ kind: 'same' as const, text: line })),
    ...linesOf(block).map((line) => ({ kind: 'added' as const, text: line })),
  ]
}

/** The rule that ignores files of this name: the signs that mean something in a rule are taken as themselves. */
export function ruleForName(name: string): string {
  // A rule cannot hold a line break; any one byte may stand in its place.
  const escaped = name.replaceAll(/[\\*?[\]]/g, '\\$&').replaceAll(/[\r\n]/g, '?')
  return escaped.replace(/^[#!]/, '\\$&').replace(/ +$/, (spaces) => '\\ '.repeat(spaces.length))
}

function linesInForce(text: string): ReadonlySet<string> {
  // git takes a line's trailing spaces away.
  const lines = linesOf(text).map((line) => line.replace(/(?<!\\) +$/, ''))
  return new Set(lines.slice(lines.findLastIndex((line) => line.startsWith('!')) + 1))
}

function linesOf(text: string): readonly string[] {
  const lines = (text.startsWith(mark) ? text.slice(1) : text).split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** The one that most lines end with. */
function lineBreakOf(text: string): string {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  return windows * 2 > all ? '\r\n' : '\n'
}
