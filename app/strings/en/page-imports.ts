import { assertNever } from '../../domain/assert-never.ts'
import type { Host } from '../../domain/host.ts'
import type {
  ImportFound,
  ImportProblem,
  ImportSource,
  PlainCopy,
  StakeVariable,
} from '../../domain/imports.ts'
import type { Os } from '../../domain/platform.ts'

/** Words of the set-up about tokens that lie elsewhere. */
export const importStrings = {
  or: 'or bring it from',
  file: 'A .env file',
  environment: 'The environment',
  keyring: 'Python’s keyring',
  drop: 'You can also drop a .env file on this window.',
  dropNow: 'Let go to read this file',
  windowsKeyring: 'Python’s keyring cannot be read on Windows. Paste the token instead.',
  host: 'Host',
  timeout: 'Time-out',
  notTaken: 'Not everything was taken over',
  sources: {
    clipboard: 'from the clipboard',
    environment: 'from the environment',
    file: 'from a file',
    'python-keyring': 'from Python’s keyring',
    typed: 'from the field',
  } satisfies Record<ImportSource | 'typed', string>,
  copy: {
    fileAction: 'Remove it from the file',
    keyringAction: 'Delete the entry',
    removing: 'Removing it',
    removed: 'Copy removed',
  },
} as const

export function foundFromText({ source, file }: ImportFound): string {
  return file === null ? importStrings.sources[source] : `from ${file}`
}

export function foundHostText({ host }: ImportFound, chosen: Host): string {
  return host === null ? `${chosen}, as chosen` : host
}

export function foundTimeoutText(seconds: number): string {
  return `${seconds} seconds, set once the token is kept`
}

/** Why something that was found is not taken over. */
export function importProblemText(problem: ImportProblem, source: ImportSource, chosen: Host): string {
  const address = source === 'clipboard' ? 'The address in it' : 'STAKE_BASE_URL'
  const stays = `The host stays ${chosen}.`
  switch (problem.kind) {
    case 'address-not-https':
      return `${address} begins with http://, which is not encrypted: a token must not travel there. ${stays}`
    case 'address-not-allowed':
      return `${address} is not on the list of Stake’s hosts. ${stays}`
    case 'address-unreadable':
      return `${address} is no https address. ${stays}`
    case 'timeout-not-valid':
      return 'STAKE_TIMEOUT is not a whole number of seconds from 1 to 120. The time-out stays as it is.'
    case 'tokens-differ':
      return 'There are two different tokens in it. The access token was taken, not the session cookie.'
    case 'not-used':
      return `Stakewatch does not use ${listText(problem.names)}: it makes its own requests, at its own pace.`
    default:
      return assertNever(problem)
  }
}

type CopyText = { readonly title: string; readonly text: string }

/** A copy that is still there, and exactly what removing it does. */
export function copyText(copy: PlainCopy, os: Os): CopyText {
  switch (copy.kind) {
    case 'file':
      return {
        title: `A copy of the token is still in ${copy.file}`,
        text: `Removing it replaces ${linesText(copy.lines)} by a comment. The rest of the file stays as it is. Backups and git’s history are not touched.`,
      }
    case 'environment':
      return {
        title: 'A copy of the token is still in the environment',
        text: `Only the shell that started Stakewatch can take it out. Run this there; if it comes back, ${returnsFrom(os)}.`,
      }
    case 'python-keyring':
      return {
        title: 'A copy of the token is still in Python’s keyring',
        text: 'Removing it deletes the entry stakeapi, user access_token. Scripts that read it must be given the token in another way.',
      }
    default:
      return assertNever(copy)
  }
}

/** The copy is gone. */
export function copyRemovedText(copy: PlainCopy): string {
  if (copy.kind === 'file') return `${copy.file} no longer holds the token. A comment stands in its place.`
  return 'Python’s keyring no longer holds the token.'
}

/** What a person runs in the shell that still has the variables. */
export function unsetLine(names: readonly StakeVariable[], os: Os): string {
  if (os === 'windows') return `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')}`
  return `unset ${names.join(' ')}`
}

function returnsFrom(os: Os): string {
  return os === 'windows'
    ? 'it is among the environment variables in Windows’ settings'
    : 'a start-up file sets it, such as .bashrc or .profile'
}

function linesText(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines.join('')}` : `lines ${listText(lines.map(String))}`
}

function listText(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
