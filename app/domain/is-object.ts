/** Whether a value, of parsed JSON as a rule, is an object with fields to be looked at: no array, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
