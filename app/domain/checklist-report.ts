import type { Acceptance, CheckGroup, CheckId, CheckStatus, Finding, Place } from './check.ts'
import type { FolderProblem } from './failure.ts'
import type { OwnerFileProblem } from './imports.ts'
import type { HistoryOutcome } from './scan.ts'

/** From which severity on a finding counts. */
export type Threshold = 'warn' | 'fail'

/**
 * What a run of the checklist came to, as a terminal prints it with --json: scripts rely on the keys of schema 1.
 * Every time is ISO 8601 in UTC. Holds no secret.
 */
export interface ChecklistReport {
  readonly schema: 1
  readonly demo: boolean
  readonly startedAt: string
  readonly endedAt: string
  readonly folders: readonly ReportedFolder[]
  /** The folders were named: only what lies in them counts, and the account is left alone. */
  readonly named: boolean
  /** The git histories were asked for. */
  readonly history: boolean
  /** Those that were found, in or around the folders. */
  readonly histories: readonly ReportedHistory[]
  readonly failOn: Threshold
  /** `unchecked`: nothing counts, and what was asked for could not be checked as a whole. */
  readonly outcome: 'clean' | 'found' | 'unchecked'
  readonly counts: ReportCounts
  /** In the order of `checkIds`. */
  readonly checks: readonly ReportedCheck[]
}

/** Checks by their status; then findings: those that count, those that do not, and those that were accepted. */
export interface ReportCounts extends Readonly<Record<CheckStatus, number>> {
  readonly counting: number
  readonly aside: number
  readonly accepted: number
}

export interface ReportedFolder {
  /** Absolute. */
  readonly path: string
  /** Why it could not be looked at; null when it could. */
  readonly problem: Extract<FolderProblem, 'missing' | 'denied' | 'not-a-folder'> | null
}

export interface ReportedHistory {
  /** Absolute path of the repository. */
  readonly path: string
  /** Why it was not read to its end; null when it was. */
  readonly problem: Exclude<HistoryOutcome, 'scanned'> | null
}

export interface ReportedCheck {
  readonly id: CheckId
  readonly group: CheckGroup
  readonly title: string
  readonly status: CheckStatus
  /** It was not made, since it is about the account, and the run was for named folders. */
  readonly skipped: boolean
  readonly evidence: readonly string[]
  readonly findings: readonly ReportedFinding[]
  readonly checkedAt: string
  readonly tookMs: number
}

export interface ReportedFinding extends Omit<Finding, 'place' | 'acceptance'> {
  /** It is not accepted, at the threshold or beyond, and lies where the run was to look. */
  readonly counts: boolean
  /** The run was for named folders, and it lies outside of them. */
  readonly elsewhere: boolean
  readonly place: ReportedPlace | null
  readonly acceptance: (Omit<Acceptance, 'untilMs'> & { readonly until: string | null }) | null
}

export type ReportedPlace =
  | Extract<Place, { kind: 'file' }>
  | (Omit<Extract<Place, { kind: 'commit' }>, 'committedAtMs'> & { readonly committedAt: string | null })

/** Why a file that a run was to write is not there. */
export type WriteProblem = Extract<
  OwnerFileProblem,
  'missing' | 'denied' | 'disk-full' | 'not-a-file' | 'other'
>
