import type { Stats } from 'node:fs'
import { lstat, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import type { WriteProblem } from '../domain/checklist-report.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { fileErrorCode, fileProblemOf } from './file-error.ts'
import { replaceFile } from './replace-file.ts'

const readableForAll = 0o644
/** Far more than anybody has a use for. */
const mostBytes = 8 * 1024 * 1024

/**
 * Writes a file at a path that a person has typed: all of it or nothing, mode 0644 as far as the umask lets it.
 * What a link leads to is written, and a pipe or device is written to as it is.
 */
export async function writeReport(path: string, text: string): Promise<Result<null, WriteProblem>> {
  return await attempt(async () => {
    const target = await existing(() => stat(path))
    if (!target) return await replace(path, text)
    if (target.isFile()) return await replace(await realpath(path), text)
    if (target.isDirectory()) return err('not-a-file')
    await writeFile(path, text)
    return ok()
  })
}

/** Writes a file in a folder that may be anybody's: a link in its place leads nowhere. */
export async function writeInFolder(path: string, text: string): Promise<Result<null, WriteProblem>> {
  return await attempt(async () => {
    const target = await existing(() => lstat(path))
    return target && !target.isFile() ? err('not-a-file') : await replace(path, text)
  })
}

/** The text of such a file; null where there is none. */
export async function readInFolder(path: string): Promise<Result<string | null, WriteProblem>> {
  return await attempt(async () => {
    const target = await existing(() => lstat(path))
    if (!target) return ok(null)
    return target.isFile() && target.size <= mostBytes ? ok(await readFile(path, 'utf8')) : err('not-a-file')
  })
}

async function existing(look: () => Promise<Stats>): Promise<Stats | null> {
  try {
    return await look()
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null
    throw error
  }
}

async function replace(path: string, text: string): Promise<Result<null, WriteProblem>> {
  await replaceFile(path, text, readableForAll)
  return ok()
}

async function attempt<Value>(
  work: () => Promise<Result<Value, WriteProblem>>,
): Promise<Result<Value, WriteProblem>> {
  try {
    return await work()
  } catch (error) {
    const code = fileErrorCode(error)
    return err(code === 'ENOTDIR' ? 'missing' : fileProblemOf(error))
  }
}
