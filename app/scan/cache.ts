import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
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

const version = 2
const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

interface CacheFile {
  readonly version: number
  readonly rules: string
  /** Each folder, how many names it has, and the names with `/` between them, which none of them holds. */
  readonly directories: readonly (readonly [string, number, string])[]
  /** Four numbers for each of the names in turn, as they are in memory, in base64: reading digits takes long. */
  readonly stamps: string
}

interface Remembered {
  readonly names: string
  readonly stamps: Float64Array
}

/** What became of a part of a folder; it is put in order only if there is something to write. */
interface Noted {
  readonly part: DirectoryPart
  readonly kinds: Uint8Array
  readonly stamps: Float64Array
}

export function openCache(path: string | null): ScanCache {
  const remembered = (path !== null && readCache(path)) || new Map<string, Remembered>()
  const size = [...remembered.values()].reduce((sum, { stamps }) => sum + stamps.length / stampLength, 0)
  const noted: Noted[] = []
  let notedFiles = 0
  let isChanged = false

  return {
    size,
    known(directory, names) {
      const former = remembered.get(directory)
      return former ? stampsOf(names, former) : null
    },
    note(part, kinds, stamps) {
      if (path === null) return
      noted.push({ part, kinds, stamps })
      for (const kind of kinds) {
        if (outcomes[kind] === 'clean') isChanged = true
        if (isClean(kind)) notedFiles += 1
      }
    },
    write() {
      if (path !== null && (isChanged || notedFiles !== size)) writeAtomic(path, contentOf(noted))
    },
  }
}

function isClean(kind: number): boolean {
  return outcomes[kind] === 'clean' || outcomes[kind] === 'same'
}

/** Folders are listed in the same order again: mostly the names are those that are remembered. */
function stampsOf(names: readonly string[], former: Remembered): Float64Array {
  if (names.join(separator) === former.names) return former.stamps.slice()
  const stamps = new Float64Array(names.length * stampLength)
  const places = new Map(former.names.split(separator).map((name, index) => [name, index]))
  names.forEach((name, index) => {
    const at = places.get(name)
    if (at !== undefined) stamps.set(stampAt(former.stamps, at), index * stampLength)
  })
  return stamps
}

function stampAt(stamps: Float64Array, index: number): Float64Array {
  return stamps.subarray(index * stampLength, (index + 1) * stampLength)
}

const separator = '/'

function contentOf(noted: readonly Noted[]): string {
  const kept = new Map<string, { names: string[]; stamps: number[] }>()
  for (const { part, kinds, stamps } of noted) {
    const entry = kept.get(part.directory) ?? { names: [], stamps: [] }
    kept.set(part.directory, entry)
    part.names.forEach((name, index) => {
      if (!isClean(kinds[index] ?? outcomes.length)) return
      entry.names.push(name)
      entry.stamps.push(...stampAt(stamps, index))
    })
  }
  const filled = [...kept].filter(([, { names }]) => names.length > 0)
  const file: CacheFile = {
    version,
    rules: rulesDigest,
    directories: filled.map(([directory, { names }]) => [directory, names.length, names.join(separator)]),
    stamps: Buffer.from(Float64Array.from(filled.flatMap(([, { stamps }]) => stamps)).buffer).toString(
      'base64',
    ),
  }
  return JSON.stringify(file)
}

/** Null for a file that is missing, damaged or of another version: then everything is read anew. */
function readCache(path: string): ReadonlyMap<string, Remembered> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isCacheFile(value) ? rememberedOf(value) : null
  } catch {
    return null
  }
}

function rememberedOf({ directories, stamps }: CacheFile): ReadonlyMap<string, Remembered> | null {
  // Copied to where numbers may begin.
  const numbers = new Float64Array(new Uint8Array(Buffer.from(stamps, 'base64')).buffer)
  const remembered = new Map<string, Remembered>()
  let at = 0
  for (const [directory, count, names] of directories) {
    const end = at + count * stampLength
    remembered.set(directory, { names, stamps: numbers.subarray(at, end) })
    at = end
  }
  return at === numbers.length ? remembered : null
}

function isCacheFile(value: unknown): value is CacheFile {
  if (!isObject(value) || value['version'] !== version || value['rules'] !== rulesDigest) return false
  const { directories, stamps } = value
  return typeof stamps === 'string' && Array.isArray(directories) && directories.every(isDirectory)
}

function isDirectory(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [directory, count, names]: readonly unknown[] = value
  return (
    typeof directory === 'string' &&
    Number.isSafeInteger(count) &&
    Number(count) > 0 &&
    typeof names === 'string'
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
      writeFileSync(file, text)
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
