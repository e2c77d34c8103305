import type { VariableValues } from './variables.ts'
import { isStakeVariable } from './variables.ts'

/** One `NAME=value` of a file; `start` and `end` enclose it in the text, without the line break after it. */
export interface Assignment {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

const head = /[ \t]*(?:export[ \t]+|set[ \t]+|\$env:)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/iy
const restOfLine = /[^\r\n]*/y
const lineBreak = /\r\n|\r|\n/y
const afterQuote = /[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/y
const byteOrderMark = '\uFEFF'

/**
 * The assignments of a `.env` file in the form that dotenv, python-dotenv and a shell agree on: comments, `export`,
 * single, double and back quotes (which may span lines), blanks around `=`, any line break, a byte order mark.
 * PowerShell's `$env:NAME = "value"` and cmd's `set NAME=value` are read too. What is none of these is passed over.
 */
export function parseEnvFile(text: string): readonly Assignment[] {
  const found: Assignment[] = []
  let at = text.startsWith(byteOrderMark) ? 1 : 0
  while (at < text.length) {
    const name = matchAt(head, text, at)
    const value = name && readValue(text, head.lastIndex)
    const end = value ? value.end : at + (matchAt(restOfLine, text, at)?.[0].length ?? 0)
    if (name && value) found.push({ name: name[1] ?? '', value: value.text, start: at, end })
    at = end + (matchAt(lineBreak, text, end)?.[0].length ?? 0)
  }
  return found
}

/** The library's variables in a file. The last one counts where a name is given twice, as for the library. */
export function variablesIn(text: string): VariableValues {
  const known = parseEnvFile(text).filter(({ name }) => isStakeVariable(name))
  return Object.fromEntries(known.map(({ name, value }) => [name, value]))
}

interface Value {
  readonly text: string
  readonly end: number
}

function readValue(text: string, start: number): Value {
  return readQuoted(text, start) ?? readPlain(text, start)
}

/** Null unless the quote is closed and nothing but a comment follows it on its line. */
function readQuoted(text: string, start: number): Value | null {
  const quote = text[start] ?? ''
  if (!`'"\``.includes(quote) || quote === '') return null
  let close = start + 1
  while (close < text.length && text[close] !== quote) close += text[close] === '\\' ? 2 : 1
  if (close >= text.length) return null
  const after = matchAt(afterQuote, text, close + 1)
  if (!after) return null
  const inner = text.slice(start + 1, close)
  return { text: quote === '"' ? unescaped(inner) : inner, end: close + 1 + after[0].length }
}

function readPlain(text: string, start: number): Value {
  const line = matchAt(restOfLine, text, start)?.[0] ?? ''
  const comment = /(?:^|[ \t])#/.exec(line)?.index ?? line.length
  return { text: line.slice(0, comment).trimEnd(), end: start + line.length }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, (_whole, sign: string) => escapes[sign] ?? sign)
}

/** `form` is sticky; its `lastIndex` is the match's end afterwards. */
function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}
