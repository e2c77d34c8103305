import { reportOf, type ChecklistRun } from '../../app/cli/report.ts'
import {
  checkIds,
  parseFindingId,
  type Acceptance,
  type CheckId,
  type CheckResult,
  type Finding,
  type FindingId,
  type Place,
} from '../../app/domain/check.ts'
import type { ChecklistReport } from '../../app/domain/checklist-report.ts'
import type { ScanReport } from '../../app/domain/scan.ts'

export const checkedAtMs = Date.UTC(2026, 5, 1, 12)

export function findingId(text: string): FindingId {
  const id = parseFindingId(text)
  if (id === null) throw new Error(`${text} is no finding’s id`)
  return id
}

export function filePlace(path: string, change: Partial<Extract<Place, { kind: 'file' }>> = {}): Place {
  return { kind: 'file', folder: '/work/bot', path, line: 12, column: 5, ...change }
}

export function commitPlace(change: Partial<Extract<Place, { kind: 'commit' }>> = {}): Place {
  return {
    kind: 'commit',
    folder: '/work/bot',
    commit: 'c'.repeat(40),
    blob: 'b'.repeat(40),
    path: 'src/old.py',
    line: 3,
    committedAtMs: checkedAtMs,
    ...change,
  }
}

export function accepted(kind: Acceptance['kind'], reason = ''): Acceptance {
  return { kind, reason, untilMs: kind === 'comment' || kind === 'baseline' ? null : checkedAtMs }
}

export function finding(id: string, change: Partial<Finding> = {}): Finding {
  return {
    id: findingId(id),
    severity: 'fail',
    text: `A token: 01234567…${id}`,
    place: filePlace('src/x.py'),
    acceptance: null,
    ...change,
  }
}

/** A result whose status follows from its findings, as the engine sees to it. */
export function result(id: CheckId, change: Partial<CheckResult> = {}): CheckResult {
  const open = (change.findings ?? []).filter(({ acceptance }) => acceptance === null)
  const worst = open.some(({ severity }) => severity === 'fail') ? 'fail' : open.length > 0 ? 'warn' : 'pass'
  return {
    id,
    status: worst,
    evidence: [`What ${id} found.`],
    findings: [],
    fixes: [],
    checkedAtMs,
    tookMs: 1.5,
    ...change,
  }
}

/** All twenty, passed where `changed` has nothing else. */
export function results(...changed: readonly CheckResult[]): readonly CheckResult[] {
  return checkIds.map((id) => changed.find((one) => one.id === id) ?? result(id))
}

/** A scan that found nothing, to its end. */
export function scanReport(change: Partial<ScanReport> = {}): ScanReport {
  return {
    hits: [],
    hitsLeftOut: 0,
    folders: [{ folder: '/work/bot', outcome: 'scanned' }],
    history: [],
    filesRead: [],
    envFiles: [],
    repositories: [],
    unread: [],
    files: 3,
    unchanged: 0,
    bytes: 300,
    tookMs: 20,
    cancelled: false,
    ...change,
  }
}

export function run(change: Partial<ChecklistRun> = {}): ChecklistRun {
  return {
    demo: false,
    folders: [{ path: '/work/bot', problem: null }],
    named: true,
    history: false,
    scan: scanReport(),
    failOn: 'fail',
    startedAtMs: checkedAtMs,
    endedAtMs: checkedAtMs + 250,
    results: results(),
    ...change,
  }
}

export function report(change: Partial<ChecklistRun> = {}): ChecklistReport {
  return reportOf(run(change))
}
