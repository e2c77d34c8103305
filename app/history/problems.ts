import { DamagedError } from './rows.ts'

/** Why a call to the database came to nothing. `damaged`: what is in it cannot be relied on. */
export type DatabaseProblem = 'damaged' | 'disk-full' | 'denied' | 'busy' | 'other'

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const byCode: Readonly<Record<number, DatabaseProblem>> = {
  3: 'denied',
  5: 'busy',
  6: 'busy',
  8: 'denied',
  11: 'damaged',
  13: 'disk-full',
  14: 'denied',
  26: 'damaged',
}

const bySystemCode: Readonly<Record<string, DatabaseProblem>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** Null for what is no problem of a database or a disk, and so a bug. */
export function problemOf(error: unknown): DatabaseProblem | null {
  if (error instanceof DamagedError) return 'damaged'
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') return byCode[error.errcode & 0xff] ?? 'other'
  if ('syscall' in error && 'code' in error) return bySystemCode[String(error.code)] ?? 'other'
  return null
}
