import { checkIds, parseFindingId, type CheckId, type FindingId } from '../domain/check.ts'
import type { ReportedCheck } from '../domain/checklist-report.ts'
import { isObject } from '../domain/is-object.ts'
import { isInside } from '../core/inside.ts'
import { parseJson } from '../domain/parse-json.ts'

export interface BaselineEntry {
  readonly id: FindingId
  readonly check: CheckId
  /** Relative to the folder; empty for what no commit reaches any more. */
  readonly path: string
  readonly line: number | null
  /** The owner's own words; empty at first. */
  readonly reason: string
}

/** Checks whose findings the scan makes: it knows comments and baselines, git and the machine do not. */
const scanChecks: ReadonlySet<CheckId> = new Set([
  'token-in-code',
  'token-in-history',
  'token-in-logs',
  'https-only',
  'timeout-set',
])

/** A hit that is the owner's own token is named so, and nothing in a folder may allow it. */
const yours = 'yours:'

/**
 * What stands in `folders` and is not allowed there yet, by the folder whose file is to hold it: the one that was
 * scanned, or for a history its repository. All absolute; what belongs outside of `folders` is left out.
 */
export function baselineEntries(
  checks: readonly ReportedCheck[],
  folders: readonly string[],
): ReadonlyMap<string, readonly BaselineEntry[]> {
  const entries = checks.filter(({ id }) => scanChecks.has(id)).flatMap(entriesOf)
  const inside = entries.filter(({ folder }) => folders.some((named) => isInside(folder, named)))
  const byFolder = Map.groupBy(inside, ({ folder }) => folder)
  return new Map([...byFolder].map(([folder, found]) => [folder, found.map(({ entry }) => entry)]))
}

function entriesOf({ id: check, findings }: ReportedCheck): { folder: string; entry: BaselineEntry }[] {
  return findings.flatMap(({ id, place, acceptance }) => {
    if (!place || place.folder === null || acceptance || id.startsWith(yours)) return []
    const { folder, path, line } = place
    return [{ folder, entry: { id, check, path: path ?? '', line, reason: '' } }]
  })
}

/** The entries of a baseline file's text; null where it is none of version 1. */
export function parseBaseline(text: string): readonly BaselineEntry[] | null {
  const value = parseJson(text)
  if (!isObject(value) || value['stakewatch'] !== 'baseline' || value['version'] !== 1) return null
  const findings = value['findings']
  if (!Array.isArray(findings)) return null
  const entries = findings.map(parseEntry)
  return entries.every((entry) => entry !== null) ? entries : null
}

function parseEntry(value: unknown): BaselineEntry | null {
  if (!isObject(value)) return null
  const { path, line, reason = '' } = value
  const id = parseFindingId(value['id'])
  const check = checkIds.find((one) => one === value['check'])
  if (id === null || check === undefined || typeof path !== 'string' || typeof reason !== 'string')
    return null
  if (line !== null && !(typeof line === 'number' && Number.isSafeInteger(line))) return null
  return { id, check, path, line, reason }
}

/** What is there stays, with its reasons: whoever wants to begin anew deletes the file. Sorted, each finding once. */
export function mergeBaseline(
  known: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const byId = new Map([...found, ...known].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort(
    (one, other) =>
      compare(one.path, other.path) || (one.line ?? 0) - (other.line ?? 0) || compare(one.id, other.id),
  )
}

export function baselineText(entries: readonly BaselineEntry[]): string {
  const findings = entries.map(({ id, check, path, line, reason }) => ({ id, check, path, line, reason }))
  return `${JSON.stringify({ stakewatch: 'baseline', version: 1, findings }, null, 2)}\n`
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
