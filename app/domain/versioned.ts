import { isObject } from './is-object.ts'
import { parseJson } from './parse-json.ts'

/** What the text of one of our own files says, which names the version that wrote it. */
export type Versioned<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  /** Written by a newer version: what this one understands of it, or null. */
  | { readonly kind: 'newer'; readonly version: number; readonly value: Value | null }
  | { readonly kind: 'broken' }

/** Reads a JSON object with its `version`; `parse` is given the whole of it, and answers null for what it is not. */
export function readVersioned<Value>(
  text: string,
  ownVersion: number,
  parse: (whole: unknown) => Value | null,
): Versioned<Value> {
  const whole = parseJson(text)
  const version = isObject(whole) ? whole['version'] : null
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return { kind: 'broken' }
  const value = parse(whole)
  if (version > ownVersion) return { kind: 'newer', version, value }
  return value === null ? { kind: 'broken' } : { kind: 'read', value }
}
