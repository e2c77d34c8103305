import { maskSecret } from '../domain/token.ts'
import { hide } from './hide.ts'
import { keyedBy, replaceValues } from './keyed.ts'

const named = keyedBy('[\\w-]{0,40}(?:token|session|secret|api[_-]?key|password)')
const namedEnd = /[^\w-]/g
/** A shorter value after such a name is a word (`token: missing`), not a secret. */
const secretForm = /^[\w-]{20,}$/

const run = /[A-Za-z0-9]{32,}/g
const digits = /^\d+$/
const letters = /^[A-Za-z]+$/

/**
 * Access tokens: 96 hexadecimal digits, and every other run of 32 or more letters and digits that could be one.
 * Left alone are UUIDs (dashes part them), figures, and long words and names. A git commit's id or a checksum
 * could be a token, so it is masked: its first 8 digits, which is what people use of it, stay.
 */
export function redactStakeToken(text: string): string {
  return replaceValues(text, named, namedEnd, (value) =>
    secretForm.test(value) ? hide(value) : value,
  ).replace(run, (found) => (isPlain(found) ? found : maskSecret(found)))
}

/** Names have few capitals; in random letters every other one is. */
function isPlain(found: string): boolean {
  if (digits.test(found)) return true
  return letters.test(found) && found.replace(/[a-z]+/g, '').length <= found.length / 4
}
