import type { CheckId, CheckResult } from '../domain/check.ts'

/** What was last known of each check. "Could not check" is not known, so it is never what something was before. */
export type KnownStatuses = Readonly<Partial<Record<CheckId, 'pass' | 'warn' | 'fail'>>>

/**
 * The checks that fail now and did not when they were last known, in the order of the results. One that was
 * never known before is no news: the owner sees it with the first run.
 */
export function newFailures(before: KnownStatuses, results: readonly CheckResult[]): readonly CheckId[] {
  return results
    .filter(({ id, status }) => status === 'fail' && before[id] !== undefined && before[id] !== 'fail')
    .map(({ id }) => id)
}

/** What is known from now on: each failure is news once, until the check is known to be otherwise. */
export function knownAfter(before: KnownStatuses, results: readonly CheckResult[]): KnownStatuses {
  const changed = results.flatMap(({ id, status }) =>
    status === 'unknown' || before[id] === status ? [] : [[id, status] as const],
  )
  return changed.length === 0 ? before : { ...before, ...Object.fromEntries(changed) }
}
