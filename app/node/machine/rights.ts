import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { OwnerFileProblem } from '../../domain/imports.ts'
import type { PathRights } from '../../domain/machine.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { fileErrorCode, fileProblemOf } from '../file-error.ts'

const modeBits = 0o7777

/** Of the path itself: a symbolic link has no rights of its own, and none are made up for it. */
export async function rightsOf(path: string): Promise<PathRights> {
  try {
    const facts = await lstat(path)
    const us = process.getuid?.()
    if (us === undefined || facts.isSymbolicLink()) return { kind: 'no-modes', path }
    const { mode, uid } = facts
    return {
      kind: 'rights',
      path,
      mode: mode & modeBits,
      isOurs: uid === us,
      isDirectory: facts.isDirectory(),
    }
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error))
    return { kind: isMissing ? 'missing' : 'denied', path }
  }
}

const problems: Readonly<Record<string, OwnerFileProblem>> = {
  ENOTDIR: 'missing',
  // A symbolic link, opened without following.
  ELOOP: 'not-a-file',
  EMLINK: 'not-a-file',
  // Opened without waiting, a socket answers so.
  ENXIO: 'not-a-file',
}

/**
 * Sets the mode of a file or folder of which it is `expected`. What was looked at is what is changed: it is opened
 * once, without following a symbolic link, and both are asked of what was opened. Rights are never given to a file
 * that has further names, since it may be quite another one.
 */
export async function changeMode(
  path: string,
  expected: number,
  mode: number,
): Promise<Result<null, OwnerFileProblem>> {
  if (process.getuid === undefined || (mode & modeBits) !== mode) return err('other')
  try {
    // Before it is opened: a device may act on that.
    const before = await lstat(path)
    if (!before.isFile() && !before.isDirectory()) return err('not-a-file')
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const facts = await handle.stat()
      if (!facts.isFile() && !facts.isDirectory()) return err('not-a-file')
      if ((facts.mode & modeBits) !== expected) return err('changed')
      const gives = (mode & ~expected) !== 0
      if (gives && facts.isFile() && facts.nlink > 1) return err('several-names')
      await handle.chmod(mode)
      // Some file systems take a mode and keep their own.
      return ((await handle.stat()).mode & modeBits) === mode ? ok() : err('other')
    } finally {
      await handle.close()
    }
  } catch (error) {
    return err(problems[fileErrorCode(error)] ?? fileProblemOf(error))
  }
}
