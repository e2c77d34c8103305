import { isObject } from '../../app/domain/is-object.ts'

/**
 * What is said anew, with whatever is the same as before as the same objects: who compares only those sees what has
 * changed. Both are values as JSON has them.
 */
export function shared<Value>(before: unknown, after: Value): Value
export function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part: unknown, index): unknown => shared(before[index], part))
    const isSame =
      parts.length === before.length && parts.every((part, index) => Object.is(part, before[index]))
    return isSame ? before : parts
  }
  if (!isObject(before) || !isObject(after)) return after
  // A name may be that of something inherited.
  const former = new Map(Object.entries(before))
  const parts = Object.entries(after).map(([key, part]) => [key, shared(former.get(key), part)] as const)
  const isSame =
    parts.length === former.size &&
    parts.every(([key, part]) => former.has(key) && Object.is(part, former.get(key)))
  return isSame ? before : Object.fromEntries(parts)
}
