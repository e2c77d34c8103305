import { join } from 'node:path'
import { checkIds, parseFindingId, type CheckId, type FindingId } from '../domain/check.ts'
import type { ReportedCheck, ReportedPlace } from '../domain/checklist-report.ts'
import { isInside } from './paths.ts'

/** The file in a folder that holds what is allowed to stand there. It names no secret. */
export const baselineName = '.stakewatch-baseline.json'

export interface BaselineEntry {
  readonly id: FindingId
  readonly check: CheckId
  /** Relative to the folder, or for a history to the repository; empty for what no commit reaches any more. */
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

/** What stands in `folder` and is not allowed there yet, each finding in one of `folders`; all of them absolute. */
export function baselineEntries(
  checks: readonly ReportedCheck[],
  folder: string,
  folders: readonly string[],
): readonly BaselineEntry[] {
  return checks
    .filter(({ id }) => scanChecks.has(id))
    .flatMap(({ id: check, findings }) =>
      findings.flatMap(({ id, place, acceptance }): BaselineEntry[] => {
        if (place === null || acceptance !== null || id.startsWith(yours)) return []
        if (home(place, folders) !== folder) return []
        return [{ id, check, path: place.path ?? '', line: place.line, reason: '' }]
      }),
    )
}

/** Of the folders, the one that a place belongs to; null for none. */
function home(place: ReportedPlace, folders: readonly string[]): string | null {
  const { folder, path } = place
  if (folder === null) return null
  if (place.kind === 'file') return folders.includes(folder) ? folder : null
  const near = folders.filter((one) => isInside(one, folder) || isInside(folder, one))
  const file = path === null ? null : join(folder, path)
  return near.find((one) => file !== null && isInside(file, one)) ?? near[0] ?? null
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
