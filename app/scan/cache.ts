import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isObject } from '../domain/is-object.ts'
import { outcomes, stampLength, type DirectoryPart } from './batch.ts'
import { combinedPattern } from './rules/detect.ts'

/**
 * Remembers the files that nothing was found in, by size, times and inode. Files with findings are read every time,
 * so that a change of what is allowed, or of the token, is never missed; other rules make everything be read anew.
 * Nothing of a file's content is kept.
 */
export interface ScanCache {
  /** How many files are remembered. */
  readonly size: number
  /** What is remembered of these names, as `DirectoryPart.known`; null when nothing is. */
  known(directory: string, names: readonly string[]): Float64Array | null
  note(part: DirectoryPart, kinds: Uint8Array, stamps: Float64Array): void
  /** Puts what was noted in the place of what was remembered. A disk that does not take it costs only time. */
  write(): void
}

const version = 1
const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

interface CacheFile {
  readonly version: number
  readonly rules: string
  /** By directory: names, and four numbers for each of them. */
  readonly directories: Readonly<Record<string, readonly [readonly string[], readonly number[]]>>
}

export function openCache(path: string | null): ScanCache {
  const remembered = (path !== null && parseCache(path)?.directories) || {}
  const size = Object.values(remembered).reduce((sum, [names]) => sum + names.length, 0)
  const noted: Record<string, [string[], number[]]> = Object.create(null)
  let notedFiles = 0
  let isChanged = false

  return {
    size,
    known(directory, names) {
      const former = Object.hasOwn(remembered, directory) ? remembered[directory] : undefined
      return former ? stampsOf(names, former) : null
    },
    note({ directory, names }, kinds, stamps) {
      if (path === null) return
      const [keptNames, keptStamps] = (noted[directory] ??= [[], []])
      names.forEach((name, index) => {
        const outcome = outcomes[kinds[index] ?? outcomes.length]
        if (outcome !== 'clean' && outcome !== 'same') return
        if (outcome === 'clean') isChanged = true
        notedFiles += 1
        keptNames.push(name)
        const at = index * stampLength
        for (let cell = at; cell < at + stampLength; cell++) keptStamps.push(stamps[cell] ?? 0)
      })
    },
    write() {
      if (path === null || (!isChanged && notedFiles === size)) return
      const file: CacheFile = { version, rules: rulesDigest, directories: noted }
      writeAtomic(path, JSON.stringify(file))
    },
  }
}

type DirectoryEntry = CacheFile['directories'][string]

/** Folders are listed in the same order again, so that the next name is mostly the next one remembered. */
function stampsOf(names: readonly string[], [formerNames, formerStamps]: DirectoryEntry): Float64Array {
  const stamps = new Float64Array(names.length * stampLength)
  let byName: Map<string, number> | null = null
  let next = 0
  names.forEach((name, index) => {
    byName ??= formerNames[next] === name ? null : new Map(formerNames.map((former, nth) => [former, nth]))
    const at = formerNames[next] === name ? next : byName?.get(name)
    if (at === undefined) return
    next = at + 1
    for (let cell = 0; cell < stampLength; cell++)
      stamps[index * stampLength + cell] = formerStamps[at * stampLength + cell] ?? 0
  })
  return stamps
}

/** Null for a file that is missing, damaged or of another version: then everything is read anew. */
function parseCache(path: string): CacheFile | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isCacheFile(value) ? value : null
  } catch {
    return null
  }
}

function isCacheFile(value: unknown): value is CacheFile {
  if (!isObject(value) || value['version'] !== version || value['rules'] !== rulesDigest) return false
  const { directories } = value
  return isObject(directories) && Object.values(directories).every(isDirectoryEntry)
}

function isDirectoryEntry(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [names, stamps]: readonly unknown[] = value
  return (
    Array.isArray(names) &&
    Array.isArray(stamps) &&
    stamps.length === names.length * stampLength &&
    names.every((name) => typeof name === 'string') &&
    stamps.every((stamp) => typeof stamp === 'number')
  )
}

/** Of the program that holds the rules: as it was built, it is one file. */
const rulesDigest = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .update(combinedPattern)
  .digest('hex')
  .slice(0, 16)

function writeAtomic(path: string, text: string): void {
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: ownerOnlyDirectory })
    const file = openSync(neighbour, 'wx', ownerOnly)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(neighbour, path)
  } catch {
    removeLeft(neighbour)
  }
}

function removeLeft(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What could not be made need not be removed.
  }
}
