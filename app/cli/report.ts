import {
  accountChecks,
  groupOf,
  type Acceptance,
  type CheckId,
  type CheckResult,
  type CheckStatus,
  type Finding,
  type Place,
} from '../domain/check.ts'
import type {
  ChecklistReport,
  ReportCounts,
  ReportedCheck,
  ReportedFinding,
  ReportedFolder,
  ReportedHistory,
  ReportedPlace,
  Threshold,
} from '../domain/checklist-report.ts'
import type { ScanReport } from '../domain/scan.ts'
import type { EpochMs } from '../domain/time.ts'
import { checkTexts } from '../strings/en/checks.ts'
import { skippedText } from '../strings/en/terminal-checklist.ts'

/** A run that has ended. */
export interface ChecklistRun {
  readonly demo: boolean
  readonly folders: readonly ReportedFolder[]
  /** The folders were named on the command line. */
  readonly named: boolean
  readonly history: boolean
  /** What the scan said; null where it did not come to an end, or for a demo. */
  readonly scan: ScanReport | null
  readonly failOn: Threshold
  readonly startedAtMs: EpochMs
  readonly endedAtMs: EpochMs
  readonly results: readonly CheckResult[]
}

/** Checks of what lies in folders and in nothing else. */
const folderChecks: ReadonlySet<CheckId> = new Set([
  'token-in-code',
  'token-in-history',
  'env-files-ignored',
  'gitignore-complete',
])

export function reportOf(run: ChecklistRun): ChecklistReport {
  const folders = run.folders.map((folder) => reportedFolder(folder, run.scan))
  const histories = run.history ? (run.scan?.history ?? []).map(reportedHistory) : []
  const checks = run.results.map((result) => reportedCheck(result, run))
  const counts = countsOf(checks)
  return {
    schema: 1,
    demo: run.demo,
    startedAt: isoTime(run.startedAtMs),
    endedAt: isoTime(run.endedAtMs),
    folders,
    named: run.named,
    history: run.history,
    histories,
    failOn: run.failOn,
    outcome: outcomeOf(run, { folders, histories, counts }),
    counts,
    checks,
  }
}

type Seen = Pick<ChecklistReport, 'folders' | 'histories' | 'counts'>

function outcomeOf(run: ChecklistRun, seen: Seen): ChecklistReport['outcome'] {
  if (seen.counts.counting > 0 || run.results.some((result) => hasUnlisted(result, run))) return 'found'
  return isUnchecked(run, seen) ? 'unchecked' : 'clean'
}

/** A long list of findings is cut, and what was cut may be all that is left to count: the status knows. */
function hasUnlisted(result: CheckResult, run: ChecklistRun): boolean {
  if (run.named && !folderChecks.has(result.id)) return false
  return result.status === 'fail' || (result.status === 'warn' && run.failOn === 'warn')
}

/** Whether a folder that was to be looked at was not, in its files or, where they were asked for, its histories. */
function isUnchecked({ demo, scan, history, results }: ChecklistRun, { folders, histories }: Seen): boolean {
  if (folders.length === 0) return false
  if (!demo && (scan === null || scan.cancelled)) return true
  if ([...folders, ...histories].some(({ problem }) => problem !== null)) return true
  const needed = neededChecks(history && histories.length > 0)
  return needed.some((id) => statusOf(results, id) === 'unknown')
}

/** The checks without which folders, and where there are any their histories, count as not looked at. */
export function neededChecks(history: boolean): readonly CheckId[] {
  return history ? ['token-in-code', 'token-in-history'] : ['token-in-code']
}

/** It may have gone since it was named. */
function reportedFolder(folder: ReportedFolder, scan: ScanReport | null): ReportedFolder {
  const outcome = scan?.folders.find((scanned) => scanned.folder === folder.path)?.outcome ?? 'scanned'
  return outcome === 'scanned' || folder.problem !== null ? folder : { ...folder, problem: outcome }
}

function reportedHistory({ repository, outcome }: ScanReport['history'][number]): ReportedHistory {
  return { path: repository, problem: outcome === 'scanned' ? null : outcome }
}

function statusOf(results: readonly CheckResult[], wanted: CheckId): CheckStatus {
  return results.find(({ id }) => id === wanted)?.status ?? 'unknown'
}

function reportedCheck(result: CheckResult, run: ChecklistRun): ReportedCheck {
  const { id, status, evidence, findings, checkedAtMs, tookMs } = result
  const skipped = run.named && !run.demo && status === 'unknown' && accountChecks.includes(id)
  return {
    id,
    group: groupOf[id],
    title: checkTexts[id].title,
    status,
    skipped,
    evidence: skipped ? [skippedText] : evidence,
    findings: findings.map((finding) => reportedFinding(finding, id, run)),
    checkedAt: isoTime(checkedAtMs),
    tookMs: Math.round(tookMs),
  }
}

function reportedFinding(finding: Finding, check: CheckId, run: ChecklistRun): ReportedFinding {
  const { id, severity, text, place, acceptance } = finding
  const isInFolders = folderChecks.has(check) || (place !== null && place.folder !== null)
  const elsewhere = run.named && !isInFolders
  const isEnough = severity === 'fail' || run.failOn === 'warn'
  return {
    id,
    severity,
    text,
    counts: !elsewhere && isEnough && acceptance === null,
    elsewhere,
    place: place && reportedPlace(place),
    acceptance: acceptance && reportedAcceptance(acceptance),
  }
}

function reportedPlace(place: Place): ReportedPlace {
  if (place.kind === 'file') return place
  const { committedAtMs, ...rest } = place
  return {
    ...rest,
    committedAt: committedAtMs === null || !isTime(committedAtMs) ? null : isoTime(committedAtMs),
  }
}

function reportedAcceptance({ kind, reason, untilMs }: Acceptance): ReportedFinding['acceptance'] {
  return { kind, reason, until: untilMs === null ? null : isoTime(untilMs) }
}

function countsOf(checks: readonly ReportedCheck[]): ReportCounts {
  const having = (wanted: CheckStatus) => checks.filter(({ status }) => status === wanted).length
  const findings = checks.flatMap((check) => check.findings)
  const counting = findings.filter(({ counts }) => counts).length
  const accepted = findings.filter(({ acceptance }) => acceptance !== null).length
  return {
    pass: having('pass'),
    warn: having('warn'),
    fail: having('fail'),
    unknown: having('unknown'),
    counting,
    aside: findings.length - counting - accepted,
    accepted,
  }
}

function isoTime(atMs: EpochMs): string {
  return new Date(atMs).toISOString()
}

/** A commit may carry any number for a date. */
function isTime(atMs: EpochMs): boolean {
  return !Number.isNaN(new Date(atMs).getTime())
}
