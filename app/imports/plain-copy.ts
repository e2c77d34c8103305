import { parseEnvFile } from './env-file.ts'
import { isStakeVariable } from './variables.ts'

export interface WithoutCopies {
  readonly text: string
  /** The lines that held the secret, counted from 1. */
  readonly lines: readonly number[]
}

interface Span {
  readonly start: number
  readonly end: number
  readonly name: string | null
}

const lineBreaks = /\r\n|\r|\n/g

/**
 * The text with a comment in the place of every line (or assignment over several lines) that holds `secret`. Every
 * other character stays, line breaks and byte order mark included. The text itself and no lines when there is none.
 */
export function withoutCopies(text: string, secret: string): WithoutCopies {
  const spans = spansWith(text, secret)
  const pieces: string[] = []
  let done = 0
  for (const { start, end, name } of spans) {
    pieces.push(text.slice(done, start), commentFor(name))
    done = end
  }
  pieces.push(text.slice(done))
  return { text: pieces.join(''), lines: lineNumbers(text, spans) }
}

function commentFor(name: string | null): string {
  return name !== null && isStakeVariable(name)
    ? `# ${name} was here: Stakewatch keeps it in the keychain now`
    : '# The access token was here: Stakewatch keeps it in the keychain now'
}

function spansWith(text: string, secret: string): readonly Span[] {
  if (secret === '') return []
  // Both go forward only: a hostile file of 1 MiB holds a secret many thousand times.
  const assignments = parseEnvFile(text)
  let next = 0
  const spans: Span[] = []
  let at = text.indexOf(secret)
  while (at >= 0) {
    while ((assignments[next]?.end ?? Infinity) <= at) next += 1
    const candidate = assignments[next]
    const around = candidate && candidate.start <= at ? candidate : null
    const span = around ?? { ...lineAround(text, at), name: null }
    spans.push(span)
    at = text.indexOf(secret, Math.max(span.end, at + 1))
  }
  return spans
}

function lineAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const first = text.startsWith('\uFEFF') ? 1 : 0
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, text.lastIndexOf('\r', at - 1) + 1, first)
  lineBreaks.lastIndex = at
  return { start, end: lineBreaks.exec(text)?.index ?? text.length }
}

function lineNumbers(text: string, spans: readonly Span[]): readonly number[] {
  let line = 1
  let done = 0
  return spans.map(({ start }) => {
    line += text.slice(done, start).match(lineBreaks)?.length ?? 0
    done = start
    return line
  })
}
