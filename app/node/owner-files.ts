import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, opendir, realpath, rm, stat, unlink, type FileHandle } from 'node:fs/promises'
import type { OwnerFileProblem } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { FolderAbsence, OwnerFileCare, OwnerFiles } from '../ports/owner-files.ts'
import { fileErrorCode, fileProblemOf } from './file-error.ts'
import { renameOver } from './rename-over.ts'

const problems: Readonly<Record<string, OwnerFileProblem>> = {
  ENOTDIR: 'missing',
  EISDIR: 'not-a-file',
  // Opened without waiting, a socket answers so.
  ENXIO: 'not-a-file',
  EEXIST: 'changed',
}

/** For everybody to read, as git and editors make files; the owner's umask may take of it. */
const newFileMode = 0o644
const writeBits = 0o222

/** Files of the owner's own, on the real disk. */
export function createOwnerFiles(): OwnerFiles {
  return {
    read: (path, limitBytes, care = 'any') => attempt(() => readFile(path, limitBytes, care)),
    replace: (path, expected, next, care = 'any') => attempt(() => replaceFile(path, expected, next, care)),
    create: (path, text) => attempt(() => createFile(path, text)),
    removeIf: (path, expected) => attempt(() => removeFile(path, expected)),
    folder: findFolder,
  }
}

async function findFolder(path: string): Promise<Result<string, FolderAbsence>> {
  try {
    const found = await realpath(path)
    if (!(await stat(found)).isDirectory()) return err('not-a-folder')
    // What the modes say is not the whole of it: what counts is whether it opens.
    await (await opendir(found)).close()
    return ok(found)
  } catch (error) {
    return err(fileProblemOf(error) === 'denied' ? 'denied' : 'missing')
  }
}

async function attempt<Value>(
  work: () => Promise<Result<Value, OwnerFileProblem>>,
): Promise<Result<Value, OwnerFileProblem>> {
  try {
    return await work()
  } catch (error) {
    return err(problems[fileErrorCode(error)] ?? fileProblemOf(error))
  }
}

/** Never waits for a pipe's writer, and never reads more than the limit and one byte. */
async function readFile(
  path: string,
  limitBytes: number,
  care: OwnerFileCare,
): Promise<Result<string, OwnerFileProblem>> {
  if (care === 'plain' && (await lstat(path)).isSymbolicLink()) return err('not-a-file')
  const noLink = care === 'plain' ? (constants.O_NOFOLLOW ?? 0) : 0
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | noLink)
  try {
    if (!(await handle.stat()).isFile()) return err('not-a-file')
    const bytes = await readUpTo(handle, limitBytes + 1)
    return bytes.length > limitBytes ? err('too-large') : decode(bytes)
  } finally {
    await handle.close()
  }
}

/** To its end, or until so many bytes: what the disk says of a size may be wrong by the time it is read. */
async function readUpTo(handle: FileHandle, mostBytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(mostBytes)
  let filled = 0
  while (filled < mostBytes) {
    const { bytesRead } = await handle.read(buffer, filled, mostBytes - filled, null)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

function decode(bytes: Buffer): Result<string, OwnerFileProblem> {
  if (bytes.includes(0)) return err('not-text')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return err('not-text')
  }
}

async function replaceFile(
  path: string,
  expected: string,
  next: string,
  care: OwnerFileCare,
): Promise<Result<null, OwnerFileProblem>> {
  // Renamed over, a link is replaced and not what it leads to: nothing is ever written beyond one.
  const target = care === 'plain' ? path : await realpath(path)
  const before = care === 'plain' ? await lstat(target) : await stat(target)
  if (care === 'plain' && !before.isFile()) return err('not-a-file')
  // Not asked of the system: it would let the administrator write, and the owner did not want that.
  if (care === 'plain' && (before.mode & writeBits) === 0) return err('denied')
  const { mode, uid, gid, nlink } = before
  if (nlink > 1) return err('several-names')
  const neighbour = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeNeighbour(neighbour, next, async (handle) => {
      if (process.platform === 'win32') return
      const made = await handle.stat()
      if (made.uid !== uid || made.gid !== gid) await handle.chown(uid, gid)
      await handle.chmod(mode & 0o7777)
    })
    // As late as can be: whoever writes between this and the renaming loses, and nothing can be done about it.
    if (!(await holds(target, expected, care))) return err('changed')
    await renameOver(neighbour, target)
    return ok()
  } finally {
    await rm(neighbour, { force: true })
  }
}

async function holds(path: string, expected: string, care: OwnerFileCare): Promise<boolean> {
  const now = await readFile(path, Buffer.byteLength(expected), care)
  return now.ok && now.value === expected
}

async function createFile(path: string, text: string): Promise<Result<null, OwnerFileProblem>> {
  const handle = await open(path, 'wx', newFileMode)
  try {
    await handle.writeFile(text, 'utf8')
    await handle.sync()
    return ok()
  } catch (error) {
    await unlink(path)
    throw error
  } finally {
    await handle.close()
  }
}

async function removeFile(path: string, expected: string): Promise<Result<null, OwnerFileProblem>> {
  if (!(await lstat(path)).isFile()) return err('not-a-file')
  if (!(await holds(path, expected, 'plain'))) return err('changed')
  await unlink(path)
  return ok()
}

async function writeNeighbour(
  path: string,
  text: string,
  dress: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(text, 'utf8')
    await dress(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
