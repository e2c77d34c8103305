import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { renameOver } from './rename-over.ts'

/**
 * Writes a neighbour, flushes it to the disk, and renames it over: a reader sees the old text or the new. A file that
 * is made anew has this mode, as far as the umask lets it. Throws what the disk says.
 */
export async function replaceFile(
  path: string,
  text: string | AsyncIterable<string>,
  mode: number,
): Promise<void> {
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(neighbour, 'wx', mode)
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
}
