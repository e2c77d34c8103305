import { randomBytes } from 'node:crypto'
import { appendFile, chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileProblem, Files, FileWrite } from '../ports/files.ts'

const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

const problems: Readonly<Record<string, FileProblem>> = {
  ENOENT: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EBUSY: 'denied',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** Files of our own data directory on the real disk. */
export function createNodeFiles(): Files {
  return {
    async readText(path) {
      try {
        return { ok: true, text: await readFile(path, 'utf8') }
      } catch (error) {
        return { ok: false, problem: problemOf(error) }
      }
    },
    writeAtomic: (path, text) => attempt(() => replaceFile(path, text)),
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
        const problem = problemOf(error)
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
    return { ok: false, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return problems[code] ?? 'other'
}

/** Writes a neighbour, flushes it to the disk, and renames it over: a reader sees the old text or the new. */
async function replaceFile(path: string, text: string): Promise<void> {
  await makeDirectory(dirname(path))
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(neighbour, 'wx', ownerOnly)
    try {
      await handle.writeFile(text, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameOver(neighbour, path)
  } catch (error) {
    // Best effort: a neighbour that is left over is harmless, and why the writing failed is what counts.
    await rm(neighbour, { force: true }).catch(() => undefined)
    throw error
  }
  await flushDirectory(dirname(path))
}

async function makeDirectory(directory: string): Promise<void> {
  const made = await mkdir(directory, { recursive: true, mode: ownerOnlyDirectory })
  // The umask can only take rights away, but a recursive mkdir gives parents the default mode.
  if (made !== undefined && process.platform !== 'win32') await chmod(directory, ownerOnlyDirectory)
}

const windowsTries = 5

/** On Windows a virus scanner or indexer may hold the file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let left = windowsTries; ; left--) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (process.platform !== 'win32' || left === 0 || problemOf(error) !== 'denied') throw error
      await new Promise((resolve) => void setTimeout(resolve, 40))
    }
  }
}

/** Without it a rename may be lost with the power. Where it cannot be done, the new text is there all the same. */
async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(directory, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Some network and FUSE file systems refuse to flush a directory.
  }
}
