import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileProblemOf } from './file-error.ts'

const windowsTries = 5

/** Puts one file in the place of another of the same directory, for a power cut too: the last step of a write. */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let left = windowsTries; ; left--) {
    try {
      await rename(from, to)
      break
    } catch (error) {
      // On Windows a virus scanner or indexer may hold the file for a moment.
      if (process.platform !== 'win32' || left === 0 || fileProblemOf(error) !== 'denied') throw error
      await new Promise((resolve) => void setTimeout(resolve, 40))
    }
  }
  await flushDirectory(dirname(to))
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
