import { isAbsolute, resolve } from 'node:path'
import { err, ok, type Result } from '../domain/result.ts'
import type { UsageProblem } from '../strings/en/terminal.ts'

/** What every command takes. */
export interface CommonOptions {
  readonly demo: boolean
  /** The descriptor that holds the passphrase; null to ask for it. */
  readonly passphraseFd: number | null
  /** Absolute; null for the usual place. */
  readonly dataDir: string | null
}

export const commonOptions = {
  demo: { type: 'boolean' },
  'passphrase-fd': { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export interface CommonValues {
  readonly demo?: boolean | undefined
  readonly 'passphrase-fd'?: string | undefined
  readonly 'data-dir'?: string | undefined
}

/** `workingDir` makes a relative --data-dir absolute. */
export function readCommon(values: CommonValues, workingDir: string): Result<CommonOptions, UsageProblem> {
  const fd = values['passphrase-fd']
  if (fd !== undefined && !/^(0|[3-9]|[1-9]\d{1,5})$/.test(fd)) return err('badPassphraseFd')
  const dir = values['data-dir']
  if (dir === '') return err('emptyDataDir')
  return ok({
    demo: values.demo ?? false,
    passphraseFd: fd === undefined ? null : Number(fd),
    dataDir: dir === undefined ? null : absolute(dir, workingDir),
  })
}

export function absolute(path: string, workingDir: string): string {
  return isAbsolute(path) ? path : resolve(workingDir, path)
}
