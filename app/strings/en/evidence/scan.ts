import { assertNever } from '../../../domain/assert-never.ts'
import type {
  FolderOutcome,
  Habitat,
  HistoryOutcome,
  ScanHit,
  ScanReport,
  ScanRule,
  Unread,
  UnreadReason,
} from '../../../domain/scan.ts'
import { counted, formatBytes, listed } from '../../quantity.ts'
import { shownText } from '../../visible.ts'

export const noFolderText = 'No folder is watched. Add one in the settings.'
export const noScanText = 'Folders cannot be scanned from here.'
export const cancelledText = 'The scan was stopped before it was done.'
export const historyOffText =
  'The git histories were left out of this scan. In the window the settings add them, in a terminal --history does.'
export const noHistoryText = 'There is no git repository in the watched folders.'
export const nothingFoundText = 'No access token of Stake and no other secret was found.'
export const noLogText = 'There was no log and no shell history to look at.'

const guises: Readonly<Record<Habitat, string>> = {
  header: ' in a header',
  curl: ' in a cURL command',
  json: ' in JSON',
  yaml: ' in YAML',
  assignment: ' in an assignment',
  variable: ' in an environment variable',
  cookie: ' in a cookie',
  jwt: ' as a JWT',
  base64: ' in Base64',
  'url-encoded': ' in an encoded address',
  split: ' in pieces',
  bare: '',
}

/** What a hit of the scan is, in one line. */
export function hitText(hit: ScanHit): string {
  // A full stop would look like a part of the code.
  if (isCode(hit.rule)) return `${whatText(hit)}: ${shownText(hit.shown)}`
  const what = `${whatText(hit)}, ${shownText(hit.shown)}.`
  return hit.isYours ? `${what} This is the token that Stakewatch keeps.` : what
}

function isCode(rule: ScanRule): boolean {
  return rule === 'http-stake' || rule === 'no-certificate-check' || rule === 'client-without-timeout'
}

function whatText({ rule, habitat, detail }: ScanHit): string {
  switch (rule) {
    case 'stake-token':
      return `Stake access token${habitat === null ? '' : guises[habitat]}`
    case 'stake-jwt':
      return `Stake session token${guises[habitat ?? 'jwt']}`
    case 'other-secret':
      return detail === null ? 'Another secret' : `Another secret (${shownText(detail)})`
    case 'http-stake':
      return 'Speaks to Stake without encryption'
    case 'no-certificate-check':
      return 'Switches off the check of certificates'
    case 'client-without-timeout':
      return 'Asks Stake without a time-out'
    default:
      return assertNever(rule)
  }
}

/** How many were found; those that are allowed in the folder itself are not among them. */
export function foundText(tokens: number, others: number, files: number): string {
  const kinds = [
    ...(tokens > 0 ? [counted(tokens, 'access token')] : []),
    ...(others > 0 ? [counted(others, tokens > 0 ? 'other secret' : 'secret')] : []),
  ]
  return `Found: ${listed(kinds)} in ${counted(files, 'file')}.`
}

export const yoursFoundText = 'The token that Stakewatch keeps is among them. Replace it.'

export function allowedText(count: number): string {
  return `${counted(count, 'finding is', 'findings are')} allowed by a comment or a baseline in the folder itself.`
}

export function leftOutText(count: number): string {
  return `${counted(count, 'further finding is', 'further findings are')} not listed.`
}

export function readText({ files, bytes, unchanged, folders }: ScanReport): string {
  const seen = folders.filter(({ outcome }) => outcome === 'scanned').length
  const known = unchanged > 0 ? ` ${unchanged} of them had not changed since they were last read.` : ''
  return `${counted(files, 'file')} in ${counted(seen, 'folder')} ${files === 1 ? 'was' : 'were'} read, ${formatBytes(bytes)}.${known}`
}

const reasons: Readonly<Record<UnreadReason, string>> = {
  binary: 'not text',
  'too-large': 'too large',
  denied: 'may not be read',
  vanished: 'gone by then',
  link: 'a link, which leads elsewhere',
  'link-loop': 'a link that leads back to itself',
  special: 'not an ordinary file',
  'too-deep': 'too deep down',
  'odd-name': 'a name that is no text',
  broken: 'the disk did not give it',
}

/** What was not read, with the names of the first few. */
export function unreadText({ reason, count, examples }: Unread): string {
  const names = examples.length > 0 ? `, such as ${examples.map(shownText).join(', ')}` : ''
  return `Not read (${reasons[reason]}): ${counted(count, 'file')}${names}.`
}

export function folderText(folder: string, outcome: Exclude<FolderOutcome, 'scanned'>): string {
  const why = {
    missing: 'is not there',
    denied: 'may not be read',
    'not-a-folder': 'is not a folder',
  }[outcome]
  return `${shownText(folder)} ${why}, so it was not looked at.`
}

export function historyText({ repository, blobs, known }: ScanReport['history'][number]): string {
  const before = known > 0 ? ` ${known} of them by an earlier scan, which found nothing in them.` : ''
  return `${shownText(repository)}: ${counted(blobs, 'version of a file', 'versions of files')} in the history, each read once.${before}`
}

export function moreHistoriesText(repositories: number, blobs: number): string {
  return `${counted(repositories, 'further repository', 'further repositories')}: ${counted(blobs, 'version of a file', 'versions of files')}.`
}

export function historyGapText(repository: string, outcome: Exclude<HistoryOutcome, 'scanned'>): string {
  const why = {
    'no-git': 'git is not installed',
    refused: 'git refuses it, since it belongs to another user',
    broken: 'git cannot read it',
    cancelled: 'the scan was stopped before',
  }[outcome]
  return `The history of ${shownText(repository)} was not read: ${why}.`
}

export function logsReadText(count: number): string {
  return `${counted(count, 'log or shell history', 'logs and shell histories')} outside of the watched folders ${count === 1 ? 'was' : 'were'} read.`
}

export function logUnreadText(path: string): string {
  return `${shownText(path)} could not be read.`
}
