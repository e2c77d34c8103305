import { appendFile, chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Files, FileWrite } from '../ports/files.ts'
import { fileProblemOf } from './file-error.ts'
import { replaceFile } from './replace-file.ts'

const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

/** Files of our own data directory on the real disk. */
export function createNodeFiles(): Files {
  return {
    async readText(path) {
      try {
        return { ok: true, text: await readFile(path, 'utf8') }
      } catch (error) {
        return { ok: false, problem: fileProblemOf(error) }
      }
    },
    writeAtomic: (path, text) =>
      attempt(async () => {
        await makeDirectory(dirname(path))
        await replaceFile(path, text, ownerOnly)
      }),
    writePieces: (path, pieces) =>
      attempt(async () => {
        await makeDirectory(dirname(path))
        await replaceFile(path, pieces, ownerOnly)
      }),
    append: (path, text) =>
      attempt(async () => {
        await makeDirectory(dirname(path))
        await appendFile(path, text, { mode: ownerOnly })
      }),
    rename: (from, to) => attempt(() => rename(from, to)),
    remove: (path) => attempt(() => rm(path, { force: true })),
    async list(directory) {
      try {
        const entries = await readdir(directory, { withFileTypes: true })
        return { ok: true, names: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name) }
      } catch (error) {
        const problem = fileProblemOf(error)
        return problem === 'missing' ? { ok: true, names: [] } : { ok: false, problem }
      }
    },
    async size(path) {
      try {
        return (await stat(path)).size
      } catch {
        return null
      }
    },
  }
}

async function attempt(work: () => Promise<unknown>): Promise<FileWrite> {
  try {
    await work()
    return { ok: true }
  } catch (error) {
    return { ok: false, problem: fileProblemOf(error) }
  }
}

async function makeDirectory(directory: string): Promise<void> {
  const made = await mkdir(directory, { recursive: true, mode: ownerOnlyDirectory })
  // The umask can only take rights away, but a recursive mkdir gives parents the default mode.
  if (made !== undefined && process.platform !== 'win32') await chmod(directory, ownerOnlyDirectory)
}
