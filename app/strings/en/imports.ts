import { assertNever } from '../../domain/assert-never.ts'
import type { ImportSource, OwnerFileProblem, PythonKeyringProblem } from '../../domain/imports.ts'

/** There was nothing to import. */
export function emptyImportText(source: ImportSource): string {
  switch (source) {
    case 'clipboard':
      return 'There is no token in what you copied: no x-access-token header, no session cookie and no STAKE_ACCESS_TOKEN.'
    case 'environment':
      return 'STAKE_ACCESS_TOKEN is not set where Stakewatch was started. Start it from the shell that knows the token, or paste it.'
    case 'file':
      return 'There is no token in this file: neither STAKE_ACCESS_TOKEN nor STAKE_SESSION_COOKIE has a value.'
    case 'python-keyring':
      return 'Python’s keyring holds no token of the StakeAPI library.'
    default:
      return assertNever(source)
  }
}

/** Why a file that was chosen or dropped is not taken. */
export function fileText(problem: OwnerFileProblem): string {
  switch (problem) {
    case 'missing':
      return 'This file is not there, or not a file on this machine. Save it first, or choose it by the button.'
    case 'denied':
      return 'This file may not be read. Check its permissions.'
    case 'not-a-file':
      return 'This is a folder or a device, not a file. Choose the .env file itself.'
    case 'too-large':
      return 'This file is larger than 1 MiB. A .env file is a few lines: choose another.'
    case 'not-text':
      return 'This file is not text in UTF-8. Choose the .env file, or save it as UTF-8 first.'
    case 'changed':
    case 'several-names':
    case 'disk-full':
    case 'other':
      return 'This file could not be read. Try again, or paste the token.'
    default:
      return assertNever(problem)
  }
}

export function pythonKeyringText(cause: PythonKeyringProblem): string {
  switch (cause) {
    case 'windows':
      return 'On Windows, Python’s keyring writes its entry in a form that Stakewatch cannot read. Paste the token instead.'
    case 'no-tool':
      return 'Python’s keyring is read through secret-tool, which is not installed (Debian, Ubuntu: libsecret-tools). Install it, or paste the token.'
    case 'locked':
      return 'The keyring is locked. Unlock it and try again, or paste the token.'
    case 'no-answer':
      return 'The keyring does not answer. It may be waiting for you to unlock it. Try again.'
    case 'refused':
      return 'The keyring did not do what was asked. Try again, or paste the token.'
    default:
      return assertNever(cause)
  }
}

/** Why a plain copy is still there. */
export function notRemovedText(problem: OwnerFileProblem): string {
  switch (problem) {
    case 'denied':
      return 'The copy was not removed: the file may not be written. Take the line out yourself.'
    case 'several-names':
      return 'The copy was not removed: this file has a second name (a hard link), which would keep it. Take the line out yourself.'
    case 'disk-full':
      return 'The copy was not removed: the disk is full. Make room and try again.'
    case 'missing':
    case 'not-a-file':
    case 'too-large':
    case 'not-text':
    case 'changed':
    case 'other':
      return 'The copy was not removed. It is as it was. Try again, or take it away yourself.'
    default:
      return assertNever(problem)
  }
}
