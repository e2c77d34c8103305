import { isObject } from '../domain/is-object.ts'

/** A JSON number with its digits as they were sent: a double would lose some of them. */
export class NumberLiteral {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** Answers of the API nest about five deep. What follows recurses, so a bound keeps it off the stack's end. */
const maxDepth = 64

/**
 * Characters without a meaning in any text. One that a text does not hold tells the numbers in it, put in quotes, from
 * what was sent as a string.
 */
const marks = [0x80, 0x81, 0x82, 0x83, 0x84].map((code) => ({
  mark: String.fromCharCode(code),
  escape: `\\u00${code.toString(16)}`,
}))

/**
 * The value of a JSON text, its numbers as `NumberLiteral`, without what is called `__proto__`; undefined when it is
 * not JSON or nests too deep. `JSON.parse` reads it, with the numbers in quotes: it could hand over their digits one
 * by one, but takes ten times as long for that.
 */
export function parseExactJson(text: string): unknown {
  const free = marks.find(({ mark, escape }) => !text.includes(mark) && !text.includes(escape))
  const quoted = free && withQuotedNumbers(text, free.mark)
  if (!free || typeof quoted !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(quoted)
    return withNumbers(value, free.mark)
  } catch {
    return undefined
  }
}

const quote = 0x22
const backslash = 0x5c
const opens = (code: number) => code === 0x5b || code === 0x7b
const closes = (code: number) => code === 0x5d || code === 0x7d
const number = /[-+.\deE]+/y
const numberForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Null for what nests too deep, and for strings and numbers that are none. All else is for `JSON.parse` to say. */
function withQuotedNumbers(text: string, mark: string): string | null {
  let quoted = ''
  let taken = 0
  let depth = 0
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      if (at === 0) return null
    } else if (beginsNumber(code)) {
      number.lastIndex = at
      const literal = number.exec(text)?.[0] ?? ''
      if (!numberForm.test(literal)) return null
      quoted += `${text.slice(taken, at)}"${mark}${literal}"`
      at += literal.length
      taken = at
    } else {
      if (opens(code)) depth += 1
      else if (closes(code)) depth -= 1
      if (depth > maxDepth) return null
      at += 1
    }
  }
  return quoted + text.slice(taken)
}

function beginsNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d
}

/** The place behind a string that begins here; 0 where it has no end. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end
    while (text.charCodeAt(before - 1) === backslash) before -= 1
    if ((end - before) % 2 === 0) return end + 1
  }
  return 0
}

/** Changes what it is given. Throws for a number in the place of a name, which is no JSON. */
function withNumbers(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? new NumberLiteral(value.slice(1)) : value
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) value[index] = withNumbers(entry, mark)
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      if (key.startsWith(mark)) throw new SyntaxError('a number is no name')
      if (key === '__proto__') delete value[key]
      else value[key] = withNumbers(value[key], mark)
    }
  }
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value)
}

/** The own property `key` of a JSON object; undefined when `value` is none or lacks it. */
export function member(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !(value instanceof NumberLiteral)
}
