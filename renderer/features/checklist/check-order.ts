import {
  checkGroups,
  checkIds,
  groupOf,
  type CheckGroup,
  type CheckId,
  type CheckResult,
  type CheckStatus,
  type Finding,
} from '../../../app/domain/check.ts'
import type { EpochMs } from '../../../app/domain/time.ts'

/** A check by name, with what it found; null before it has run. */
export interface CheckRow {
  readonly id: CheckId
  readonly result: CheckResult | null
}

/** Every check under its heading, also those that have not run. */
export function grouped(
  results: readonly CheckResult[],
): readonly { readonly group: CheckGroup; readonly rows: readonly CheckRow[] }[] {
  const byId = new Map(results.map((result) => [result.id, result]))
  return checkGroups.map((group) => ({
    group,
    rows: checkIds.filter((id) => groupOf[id] === group).map((id) => ({ id, result: byId.get(id) ?? null })),
  }))
}

const statuses: readonly CheckStatus[] = ['fail', 'warn', 'unknown', 'pass']

/** How many checks have each status, the worst first; those that none has are left out. */
export function scoreOf(
  results: readonly CheckResult[],
): readonly { readonly status: CheckStatus; readonly number: number }[] {
  return statuses
    .map((status) => ({ status, number: results.filter((result) => result.status === status).length }))
    .filter(({ number }) => number > 0)
}

/** The checks that fail, then those that warn. */
export function worstFirst(results: readonly CheckResult[]): readonly CheckResult[] {
  return [
    ...results.filter(({ status }) => status === 'fail'),
    ...results.filter(({ status }) => status === 'warn'),
  ]
}

export function lastCheckedAt(results: readonly CheckResult[]): EpochMs {
  return Math.max(...results.map(({ checkedAtMs }) => checkedAtMs))
}

/** What counts, the worst first, and what was set aside. */
export function sortFindings(findings: readonly Finding[]): {
  readonly counting: readonly Finding[]
  readonly aside: readonly Finding[]
} {
  const counting = findings.filter(({ acceptance }) => acceptance === null)
  return {
    counting: [
      ...counting.filter(({ severity }) => severity === 'fail'),
      ...counting.filter(({ severity }) => severity === 'warn'),
    ],
    aside: findings.filter(({ acceptance }) => acceptance !== null),
  }
}

/** What fails is open at first; with what only warns too, nobody would see the list for its parts. */
export function isOpenAtFirst(result: CheckResult | null): boolean {
  return result?.status === 'fail'
}
