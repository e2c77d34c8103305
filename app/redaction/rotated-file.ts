import { extname } from 'node:path'
import type { Files } from '../ports/files.ts'

/** The newest file and those set aside. */
const fileCount = 3

export interface RotatedFile {
  /** Appends lines in order and answers how many of them, from the first, were written. */
  append(lines: readonly string[]): Promise<number>
}

/**
 * A file of lines that is set aside as `name.1.ext` (and that as `name.2.ext`) before it would grow beyond
 * `maxBytes`. Where it cannot be set aside nothing more is written, so that it cannot grow without end.
 */
export function createRotatedFile(
  files: Pick<Files, 'append' | 'rename' | 'size'>,
  path: string,
  maxBytes: number,
): RotatedFile {
  let bytes: number | null = null
  let isTorn = false

  async function setAside(): Promise<boolean> {
    for (let number = fileCount - 1; number > 0; number--) {
      const moved = await files.rename(numbered(path, number - 1), numbered(path, number))
      if (!moved.ok && moved.problem !== 'missing') return false
    }
    bytes = 0
    isTorn = false
    return true
  }

  /** A full disk may have taken a part of the text: the next line must not continue it. */
  async function noteFailure(before: number): Promise<void> {
    bytes = (await files.size(path)) ?? 0
    isTorn ||= bytes > before
  }

  async function appendBatch(batch: readonly string[]): Promise<boolean> {
    const text = `${isTorn ? '\n' : ''}${batch.join('\n')}\n`
    const before = bytes ?? 0
    const done = await files.append(path, text)
    if (!done.ok) {
      await noteFailure(before)
      return false
    }
    bytes = before + Buffer.byteLength(text)
    isTorn = false
    return true
  }

  return {
    async append(lines) {
      let written = 0
      while (written < lines.length) {
        bytes ??= (await files.size(path)) ?? 0
        const count = fitting(lines.slice(written), maxBytes - bytes)
        if (count === 0 && bytes > 0) {
          if (!(await setAside())) return written
          continue
        }
        // A line longer than a whole file goes into one of its own.
        const batch = lines.slice(written, written + Math.max(1, count))
        if (!(await appendBatch(batch))) return written
        written += batch.length
      }
      return written
    },
  }
}

/** How many of the first lines fit into so many bytes. */
function fitting(lines: readonly string[], room: number): number {
  let left = room
  const over = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0)
  return over === -1 ? lines.length : over
}

function numbered(path: string, number: number): string {
  if (number === 0) return path
  const extension = extname(path)
  return `${path.slice(0, path.length - extension.length)}.${number}${extension}`
}
