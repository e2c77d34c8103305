import {
  acceptanceDays,
  type AcceptanceDays,
  type Acceptance,
  type AppliedFix,
  type CheckGroup,
  type CheckMoment,
  type CheckStatus,
  type DiffLine,
  type Fix,
  type FixPlace,
} from '../../domain/check.ts'
import type { ScanProgress } from '../../domain/scan.ts'
import type { EpochMs } from '../../domain/time.ts'
import { count, formatDay } from '../format.ts'
import { formatBytes, formatTook, formatWhole } from '../quantity.ts'
import { elidedText, fileInFolder } from '../shown-path.ts'
import { visible } from '../visible.ts'

/** Words of the checklist's own view. */
export const checklistStrings = {
  title: 'Checklist',
  lead: 'What guards your account and its token, each with what was found. Nothing is sent anywhere for it but a bare handshake to your host.',
  run: 'Run again',
  runFirst: 'Run the checklist',
  running: 'Running',
  stop: 'Stop',
  stopping: 'Stopping',
  none: 'No check has run yet.',
  noAccount: 'No account is set up: what looks at its token and its protection cannot be checked.',
  setUp: 'Set up an account',
  progress: 'Checks done',
  pending: 'Not checked yet',
  checked: 'Checked',
  groups: {
    token: 'The token',
    copies: 'Copies of it',
    connection: 'The connection',
    account: 'The account',
    app: 'The app and this machine',
  } satisfies Record<CheckGroup, string>,

  toDo: 'What to do first',

  evidence: 'What was found',
  findings: 'Findings',
  why: 'Why it matters',
  fix: 'What to do',
  severity: { fail: 'Fails', warn: 'Warns' },

  setAside: 'Set aside',
  asideTitle: 'Set aside',
  withdraw: 'Count it again',
  asideDialog: 'Set this finding aside?',
  asideHow: 'Why it does not count',
  asideKinds: { snoozed: 'Snooze', accepted: 'Accept' },
  reason: 'Reason',
  reasonHelp: 'For yourself, when you read this again.',
  reasonProblem: 'Give a reason.',
  asideYours:
    'This is the token that Stakewatch keeps. It can be snoozed for a day, which is enough to replace it.',
  asideFor: 'For how long',
  cancel: 'Cancel',

  newFile: 'This makes a new file.',
  changes: 'What changes',
  added: 'added',
  removed: 'removed',
  apply: 'Apply',
  fixTitles: {
    'ignore-lines': 'Add these lines?',
    'restrict-mode': 'Take the rights of others away?',
  } satisfies Record<AppliedFix['kind'], string>,
  canUndo: 'You can take this back afterwards, at the end of the checklist.',
  go: {
    settings: 'Open the settings',
    'replace-token': 'Replace the token',
    'stake-security': 'Open Stake’s security settings',
  } satisfies Record<FixPlace, string>,

  appliedTitle: 'Done by Stakewatch',
  applied: {
    'ignore-lines': 'Lines added to',
    'restrict-mode': 'Rights of others taken away from',
  } satisfies Record<AppliedFix['kind'], string>,
  undo: 'Undo',
} as const

/** `5 pass`: one part of the score. */
export function scoreText(status: CheckStatus, number: number): string {
  const one = number === 1
  const words: Readonly<Record<CheckStatus, string>> = {
    pass: one ? 'passes' : 'pass',
    warn: one ? 'warns' : 'warn',
    fail: one ? 'fails' : 'fail',
    unknown: 'could not be checked',
  }
  return `${number} ${words[status]}`
}

export function groupText(passed: number, all: number): string {
  return passed === all ? 'all pass' : `${passed} of ${all} pass`
}

export function findingsText(number: number): string {
  return count(number, 'finding')
}

export function showAllText(number: number): string {
  return `Show all ${formatWhole(number)}`
}

export function showFewText(number: number): string {
  return `Show only the first ${number}`
}

export function doneText(done: number, total: number): string {
  return `${done} of ${total} checks done.`
}

export function scanText({ phase, files, bytes, blobs, hits }: ScanProgress): string {
  const found = hits === 0 ? 'nothing found so far' : `${formatWhole(hits)} found so far`
  return phase === 'files'
    ? `Reading the folders: ${formatWhole(files)} files, ${formatBytes(bytes)}, ${found}.`
    : `Reading git histories: ${formatWhole(blobs)} versions of files, ${formatBytes(bytes)}, ${found}.`
}

export function tookText(tookMs: number): string {
  return `took ${formatTook(tookMs)}`
}

const again: Readonly<Record<CheckStatus, string>> = {
  pass: 'passed',
  warn: 'warned',
  fail: 'failed',
  unknown: 'could not be checked',
}

/** What the marks of a history show, the oldest moment first: `Passed on 12 of the last 14 runs; failed since 3 Jun 2026.` */
export function historyText(moments: readonly CheckMoment[]): string {
  const last = moments.at(-1)
  if (!last) return ''
  const before = moments.findLastIndex(({ status }) => status !== last.status)
  if (moments.length === 1) return `${capital(again[last.status])} on its first run.`
  if (before === -1) return `${capital(again[last.status])} on all of the last ${moments.length} runs.`
  const passed = moments.filter(({ status }) => status === 'pass').length
  const since = formatDay(moments[before + 1]?.atMs ?? last.atMs)
  return `Passed on ${passed} of the last ${moments.length} runs; ${again[last.status]} since ${since}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A commit in short, with its day: `a1b2c3d4, 3 Jun 2026`. */
export function commitText(commit: string | null, blob: string, committedAtMs: EpochMs | null): string {
  if (commit === null) return `object ${blob.slice(0, 8)}, in no commit any more`
  return `commit ${commit.slice(0, 8)}${committedAtMs === null ? '' : `, ${formatDay(committedAtMs)}`}`
}

/** Under what name a finding is set aside. */
export function asideText({ kind, untilMs }: Acceptance): string {
  const until = untilMs === null ? '' : ` until ${formatDay(untilMs)}`
  const words: Readonly<Record<Acceptance['kind'], string>> = {
    snoozed: `Snoozed${until}`,
    accepted: `Accepted${until}`,
    comment: 'Allowed by a comment next to it. Remove the comment to count it again.',
    baseline: 'Stands in the folder’s baseline file. Take it out to count it again.',
  }
  return words[kind]
}

/** What setting aside means. */
export function untilText(kind: 'snoozed' | 'accepted', untilMs: EpochMs): string {
  const why =
    kind === 'snoozed' ? 'You deal with it another day.' : 'You have looked at it, and it may be so.'
  return `${why} It stays visible here, and counts again from ${formatDay(untilMs)} on.`
}

const lengths: Readonly<Record<AcceptanceDays, string>> = {
  1: 'A day',
  7: 'A week',
  30: '30 days',
  90: '90 days',
  365: 'A year',
}

export const asideLengths = acceptanceDays.map((days) => ({ days, label: lengths[days] }))

/** What the finding is called to those who do not see what stands beside the button. */
export function setAsideLabel(finding: string): string {
  return `${checklistStrings.setAside}: ${finding}`
}
export function withdrawLabel(finding: string): string {
  return `${checklistStrings.withdraw}: ${finding}`
}
export function undoLabel(path: string): string {
  return `${checklistStrings.undo}: ${visible(path)}`
}

const longestName = 40

export function fixText(fix: Exclude<Fix, { kind: 'go' }>): string {
  return fix.kind === 'ignore-lines'
    ? `Add ${count(fix.lines.length, 'line')} to ${shortName(fix.file)}…`
    : `Make ${shortName(fix.path)} yours alone…`
}

function shortName(path: string): string {
  return elidedText(visible(fileInFolder(path)), longestName)
}

/** `3 lines added, 1 removed.` */
export function diffText(lines: readonly DiffLine[]): string {
  const number = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length
  const added = number('added')
  const removed = number('removed')
  const parts = [
    added > 0 ? `${count(added, 'line')} added` : '',
    removed > 0 ? `${count(removed, 'line')} removed` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'Nothing changes.' : `${parts.join(', ')}.`
}
