import { isObject } from '../domain/is-object.ts'

declare global {
  interface JSON {
    /** ECMAScript's `JSON.parse` source text access, which TypeScript's library does not know yet. */
    parse(text: string, reviver: (key: string, value: unknown, context: SourceContext) => unknown): unknown
  }
}

interface SourceContext {
  /** The literal as it stood in the text; only for primitives. */
  readonly source?: string
}

/** A JSON number with its digits as they were sent: a double would lose some of them. */
export class NumberLiteral {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** Answers of the API nest about five deep. The parser's reviver recurses, so a bound keeps it off the stack's end. */
const maxDepth = 64

/** The value of a JSON text, its numbers as `NumberLiteral`; undefined when it is not JSON or nests too deep. */
export function parseExactJson(text: string): unknown {
  if (nestsDeeperThan(maxDepth, text)) return undefined
  try {
    return JSON.parse(text, (key, value, { source }) => {
      if (key === '__proto__') return undefined
      return typeof value === 'number' && source !== undefined ? new NumberLiteral(source) : value
    })
  } catch {
    return undefined
  }
}

/** The own property `key` of a JSON object; undefined when `value` is none or lacks it. */
export function member(value: unknown, key: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !(value instanceof NumberLiteral)
}

function nestsDeeperThan(limit: number, text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      depth++
      if (depth > limit) return true
    } else if (char === '}' || char === ']') depth--
  }
  return false
}
