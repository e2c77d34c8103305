import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScanFile } from '../../domain/scan.ts'
import type { FilePlace } from './file-places.ts'

/** A folder of logs may hold any number: they are what is left out first. */
const mostFiles = 300
const worth: Readonly<Record<ScanFile['source'], number>> = { startup: 0, 'shell-history': 1, log: 2 }
const mostInFolder = 1000

interface Found extends ScanFile {
  readonly key: string
  readonly changedMs: number
}

/**
 * Those of `places` that are regular files, the newest first; what two names lead to is answered once. A symbolic link
 * is followed, since start-up files are often kept elsewhere; no folder is entered that `places` does not name.
 */
export async function existingFiles(
  places: readonly FilePlace[],
  most: number = mostFiles,
): Promise<readonly ScanFile[]> {
  const named = await Promise.all(places.map(filesAt))
  const seen = new Set<string>()
  return named
    .flat()
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .toSorted((one, other) => worth[one.source] - worth[other.source] || newerFirst(one, other))
    .slice(0, most)
    .toSorted(newerFirst)
    .map(({ source, path }) => ({ source, path }))
}

function newerFirst(one: Found, other: Found): number {
  return other.changedMs - one.changedMs
}

async function filesAt(place: FilePlace): Promise<readonly Found[]> {
  if ('path' in place) return await look(place)
  const names = await readdir(place.folder).catch(() => [])
  const { source, folder, name } = place
  // Names with a time in front, as npm's, come in order: the newest of too many are the last.
  const fitting = names
    .filter((each) => name.test(each))
    .toSorted()
    .slice(-mostInFolder)
  return (await Promise.all(fitting.map((each) => look({ source, path: join(folder, each) })))).flat()
}

async function look({ source, path }: ScanFile): Promise<readonly Found[]> {
  try {
    const facts = await stat(path, { bigint: true })
    if (!facts.isFile()) return []
    // Some file systems number nothing.
    const key = facts.ino === 0n ? path : `${facts.dev}:${facts.ino}`
    return [{ source, path, key, changedMs: Number(facts.mtimeMs) }]
  } catch {
    return []
  }
}
