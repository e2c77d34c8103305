import { inspect } from 'node:util'
import { redactAll } from '../redaction/redact-all.ts'

/**
 * What a bug threw, as text that is safe to paste into a public issue: the stack where there is one, through
 * every redactor. For hosts, at the place where nobody else catches it.
 */
export function unforeseenText(error: unknown): string {
  return redactAll(inspect(error, { depth: 3, breakLength: 120 }))
}
