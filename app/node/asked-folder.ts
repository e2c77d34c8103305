import { opendir, realpath } from 'node:fs/promises'
import type { ReportedFolder } from '../domain/checklist-report.ts'
import { fileErrorCode, fileProblemOf } from './file-error.ts'

/** A folder that a person has named: by its real path, and why it cannot be read, if so. */
export async function lookAtFolder(path: string): Promise<ReportedFolder> {
  try {
    const real = await realpath(path)
    const folder = await opendir(real)
    await folder.close()
    return { path: real, problem: null }
  } catch (error) {
    return { path, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): ReportedFolder['problem'] {
  if (fileErrorCode(error) === 'ENOTDIR') return 'not-a-folder'
  return fileProblemOf(error) === 'missing' ? 'missing' : 'denied'
}
