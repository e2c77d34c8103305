import type { FileProblem } from '../ports/files.ts'

const problems: Readonly<Record<string, FileProblem>> = {
  ENOENT: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EBUSY: 'denied',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** The code of an error of Node's file functions, e.g. `ENOENT`; empty for any other error. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function fileProblemOf(error: unknown): FileProblem {
  return problems[fileErrorCode(error)] ?? 'other'
}
