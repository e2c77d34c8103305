import { assertNever } from '../../domain/assert-never.ts'
import { checkGroups, type CheckGroup, type CheckStatus } from '../../domain/check.ts'
import type {
  ChecklistReport,
  ReportedCheck,
  ReportedFinding,
  ReportedFolder,
  ReportedHistory,
  ReportedPlace,
  WriteProblem,
} from '../../domain/checklist-report.ts'
import type { ChecklistRun } from '../../domain/view.ts'
import { count } from '../format.ts'
import { cut, visible } from '../visible.ts'
import { checkTexts } from './checks.ts'

export const checklistUsage = `Usage: stakewatch checklist [DIR…] [--demo] [--json | --sarif FILE] [--history]
                            [--fail-on warn|fail] [--write-baseline]
                            [--passphrase-fd N] [--data-dir DIR]

  DIR                folders to look at; without any, the watched ones
  --demo             a simulated account, without network or keychain
  --json             the outcome as one JSON object
  --sarif FILE       writes the findings as SARIF 2.1.0; - for standard output
  --history          looks at the git histories too
  --fail-on WHAT     what counts as found: fail (the default) or warn
  --write-baseline   adds what stands in a DIR to its .stakewatch-baseline.json,
                     so that it counts no more
  --passphrase-fd N  reads the passphrase from this descriptor, without asking
  --data-dir DIR     where settings are kept, if not in the usual place
  --help             this text
  --                 all that follows is a DIR

With DIR only these folders count; account, keychain and network are left alone.
A comment stakewatch:allow allows what stands in its line or the next.

Exit codes: 0 nothing found, 1 found, 2 usage, 8 could not check.`

export const groupTitles: Readonly<Record<CheckGroup, string>> = {
  token: 'Token',
  copies: 'Copies of the token',
  connection: 'Connection',
  account: 'Account',
  app: 'App and machine',
}

/** Evidence of a check that was not made. */
export const skippedText =
  'Not looked at: the run is for the folders that were named, and leaves the account alone.'

export const stoppedText = 'Stopped before everything was checked.'

export const lockedText =
  'Stakewatch is locked, so the folders that it watches are not known. Name a folder, or give the passphrase.'

const problemWords: Readonly<Record<NonNullable<ReportedFolder['problem']>, string>> = {
  missing: 'it is not there',
  denied: 'it may not be read',
  'not-a-folder': 'it is not a folder',
}

/** Why a folder was not looked at, in one sentence. */
export function notCheckedText({ path, problem }: ReportedFolder): string {
  return `${visible(path)} could not be checked: ${problem === null ? 'it was not read' : problemWords[problem]}.`
}

const historyProblemWords: Readonly<Record<NonNullable<ReportedHistory['problem']>, string>> = {
  'no-git': 'git is not there',
  refused: 'git does not trust it, since it belongs to somebody else',
  broken: 'git could not read it',
  cancelled: 'it was stopped',
}

/** Why a history was not looked at as a whole, in one sentence. */
export function historyNotCheckedText({ path, problem }: ReportedHistory): string {
  return `The history of ${visible(path)} could not be checked: ${problem === null ? 'it was not read' : historyProblemWords[problem]}.`
}

/** A check that was asked for was not made. Its evidence says why. */
export function notMadeText({ title }: ReportedCheck): string {
  return `${title}: this could not be checked.`
}

const fileProblemWords: Readonly<Record<WriteProblem, string>> = {
  missing: 'its folder is not there',
  denied: 'it may not be written',
  'disk-full': 'the disk is full',
  'not-a-file': 'it is not an ordinary file',
  other: 'the disk did not do it',
}

/** Why a file was not written, in one sentence; nothing of it is there then. */
export function notWrittenText(path: string, problem: WriteProblem): string {
  return `${visible(path)} was not written: ${fileProblemWords[problem]}.`
}

/** A file of that name is there, and is something else. */
export function notABaselineText(path: string): string {
  return `${visible(path)} is not a baseline file that this version knows, so it was left as it is.`
}

export function baselineTooLargeText(path: string): string {
  return `${visible(path)} was not written: it would hold more findings than the scan takes from it.`
}

export function baselineWrittenText(path: string, added: number): string {
  return `${count(added, 'finding')} added to ${visible(path)}.`
}

/** One line while the checks run: how far they are, and the scan. */
export function progressText({ done, total, scan }: ChecklistRun): string {
  const checks = `Checked ${done} of ${total}`
  if (!scan) return checks
  const read = scan.phase === 'history' ? `${scan.blobs} versions in git` : `${scan.files} files`
  return `${checks} · ${read}, ${Math.round(scan.bytes / 1_000_000)} MB`
}

export type Style = CheckStatus | 'heading' | 'faint'

export interface ChecklistLook {
  /** Answers the text as it is where there are no colours. */
  paint(style: Style, text: string): string
  /** A file's path as a person would type it, not yet fit to be printed. */
  path(place: ReportedPlace): string
}

const mostFindings = 50
const longestLine = 400
const indent = ' '.repeat(9)

/** The whole outcome as lines of text; nothing in it can move the cursor or break a line. */
export function checklistText(report: ChecklistReport, look: ChecklistLook): string {
  const made = report.checks.filter(({ skipped }) => !skipped)
  const groups = checkGroups.flatMap((group) => {
    const checks = made.filter((check) => check.group === group)
    if (checks.length === 0) return []
    return [
      look.paint('heading', groupTitles[group]),
      ...checks.flatMap((check) => checkLines(check, look)),
      '',
    ]
  })
  return [...headLines(report), '', ...groups, ...closingLines(report, look)].join('\n')
}

function headLines({ demo, folders }: ChecklistReport): string[] {
  return [
    `Checklist${demo ? '  (demo: nothing here is real)' : ''}`,
    ...folders.map(({ path }) => `  ${visible(path)}`),
  ]
}

function checkLines(check: ReportedCheck, look: ChecklistLook): string[] {
  const { id, status, title, evidence, findings } = check
  const open = findings.filter(({ acceptance }) => acceptance === null)
  const head = `${look.paint(status, status.padEnd(indent.length - 2))}  ${title}`
  if (status === 'pass') return [head, ...acceptedLines(findings, look)]
  const isWrong = status !== 'unknown' || open.length > 0
  return [
    head,
    ...evidence.map((line) => `${indent}${shownLine(line)}`),
    ...open.slice(0, mostFindings).map((finding) => findingLine(finding, look)),
    ...moreLines(open.length - mostFindings),
    ...acceptedLines(findings, look),
    ...(isWrong ? [look.paint('faint', `${indent}${checkTexts[id].fix}`)] : []),
  ]
}

function findingLine({ severity, text, place }: ReportedFinding, look: ChecklistLook): string {
  const where = place === null ? '' : `${placeText(place, look)}  `
  return `${indent}${look.paint(severity, where === '' ? severity : visible(where))}${where === '' ? '  ' : ''}${shownLine(text)}`
}

/** `src/x.py:12:5`, which terminals make a link of, and before it the commit where it is in one. */
function placeText(place: ReportedPlace, look: ChecklistLook): string {
  const line = place.line === null ? '' : `:${place.line}`
  if (place.kind === 'file') {
    return `${look.path(place)}${line}${place.column === null ? '' : `:${place.column}`}`
  }
  const { commit, blob, path } = place
  if (commit === null || path === null) return `blob ${blob.slice(0, 12)}${line}`
  return `commit ${commit.slice(0, 12)} ${look.path(place)}${line}`
}

function shownLine(text: string): string {
  return cut(visible(text), longestLine)
}

function moreLines(more: number): string[] {
  return more > 0 ? [`${indent}and ${more} more, which --json lists`] : []
}

function acceptedLines(findings: readonly ReportedFinding[], look: ChecklistLook): string[] {
  const kinds = findings.flatMap(({ acceptance }) => (acceptance === null ? [] : [acceptance.kind]))
  if (kinds.length === 0) return []
  const by = (['comment', 'baseline', 'accepted', 'snoozed'] as const)
    .map((kind) => ({ kind, times: kinds.filter((other) => other === kind).length }))
    .filter(({ times }) => times > 0)
    .map(({ kind, times }) => `${times} ${acceptedWords[kind]}`)
  return [look.paint('faint', `${indent}Accepted: ${by.join(', ')}.`)]
}

const acceptedWords = {
  comment: 'by a comment',
  baseline: 'by the baseline file',
  accepted: 'by you',
  snoozed: 'snoozed by you',
} as const

function closingLines(report: ChecklistReport, look: ChecklistLook): string[] {
  const { counts, checks } = report
  const skipped = checks.filter((check) => check.skipped).length
  const statuses = (['fail', 'warn', 'pass'] as const).map((status) => `${counts[status]} ${status}`)
  const unknown = `${counts.unknown - skipped} unknown`
  return [
    outcomeLine(report, look),
    ...(counts.accepted > 0 ? [`${count(counts.accepted, 'finding')} accepted.`] : []),
    ...asideLines(report),
    ...(skipped > 0 ? [`${count(skipped, 'check')} of the account left out, since folders were named.`] : []),
    `Checks: ${[...statuses, unknown].join(', ')}.`,
  ]
}

function outcomeLine({ outcome, counts }: ChecklistReport, look: ChecklistLook): string {
  switch (outcome) {
    case 'found':
      return look.paint('fail', `Found: ${count(counts.counting, 'finding') || 'more than is listed'}.`)
    case 'unchecked':
      return look.paint('unknown', 'Nothing found, and not everything could be checked.')
    case 'clean':
      return look.paint('pass', 'Nothing found.')
    default:
      return assertNever(outcome)
  }
}

/** What is shown and changes no exit code: below the threshold, or elsewhere on this machine. */
function asideLines({ counts, named, failOn }: ChecklistReport): string[] {
  if (counts.aside === 0) return []
  const why = [named ? 'outside of the folders' : '', failOn === 'fail' ? 'only a warning' : '']
  return [`${count(counts.aside, 'finding')} not counted: ${why.filter((one) => one !== '').join(', or ')}.`]
}
