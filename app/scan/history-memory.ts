import { readFileSync, statSync } from 'node:fs'
import { isObject } from '../domain/is-object.ts'
import { writeAtomic } from './write-atomic.ts'

/** As the build names the rules: under others, blobs may hold something after all. */
declare const stakewatchScanRules: string

/**
 * Remembers the blobs of git histories that nothing was found in, by their ids. A blob never changes: under the same
 * rules it need not be read again. What something was found in is read every time.
 */
export interface HistoryMemory {
  /** `objects` is the absolute path of a repository's own data. */
  of(objects: string): RepositoryMemory
  /** Puts what was noted in the place of what was remembered, if it is something else. */
  write(): void
}

export interface RepositoryMemory {
  has(id: string): boolean
  /** Nothing was found in this blob, now or by an earlier scan. */
  note(id: string): void
  /** All that there is was noted: what was not is gone from the repository. */
  complete(): void
}

const version = 1
/** Some 40 bytes each. Beyond this a history is read anew, as far as it goes beyond. */
const mostBlobs = 400_000
const largestBytes = 64 * 1024 * 1024
const idLengths = [40, 64]

interface HistoryFile {
  readonly version: number
  readonly rules: string
  /** By the path of a repository's data: how long its ids are, and the ids without anything between them. */
  readonly repositories: Readonly<Record<string, readonly [number, string]>>
}

interface Noted {
  readonly former: ReadonlySet<string>
  readonly now: Set<string>
  isComplete: boolean
}

export function openHistoryMemory(path: string | null): HistoryMemory {
  const repositories = path === null ? new Map<string, ReadonlySet<string>>() : readRepositories(path)
  const noted = new Map<string, Noted>()

  /** What a scan did not come to the end of is known beside what it was before. */
  function idsOf({ former, now, isComplete }: Noted): ReadonlySet<string> {
    return isComplete ? now : former.union(now)
  }

  return {
    of(objects) {
      const former = repositories.get(objects) ?? new Set()
      const own: Noted = { former, now: new Set(), isComplete: false }
      noted.set(objects, own)
      return {
        has: (id) => former.has(id),
        note: (id) => void own.now.add(id),
        complete: () => void (own.isComplete = true),
      }
    },
    write() {
      // What was looked at now comes first: where there is no room for all, it is what will be looked at again.
      const all = new Map([...noted].map(([objects, own]) => [objects, idsOf(own)]))
      for (const [objects, ids] of repositories) if (!all.has(objects)) all.set(objects, ids)
      const isSame = [...all].every(([objects, ids]) => isSameSet(ids, repositories.get(objects)))
      if (path !== null && !isSame) writeAtomic(path, JSON.stringify(fileOf(all)))
    },
  }
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string> | undefined): boolean {
  return one.size === (other?.size ?? 0) && (other === undefined || one.isSubsetOf(other))
}

function fileOf(repositories: ReadonlyMap<string, ReadonlySet<string>>): HistoryFile {
  let left = mostBlobs
  const kept: Record<string, readonly [number, string]> = Object.create(null)
  for (const [objects, ids] of repositories) {
    const some = [...ids].slice(0, left)
    left -= some.length
    if (some.length > 0) kept[objects] = [some[0]?.length ?? 0, some.join('')]
  }
  return { version, rules: stakewatchScanRules, repositories: kept }
}

/** Nothing where the file is missing, damaged or of another version: then everything is read. */
function readRepositories(path: string): Map<string, ReadonlySet<string>> {
  try {
    if (statSync(path).size > largestBytes) return new Map()
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHistoryFile(value)
      ? new Map(Object.entries(value.repositories).map(([objects, ids]) => [objects, idsIn(ids)]))
      : new Map()
  } catch {
    return new Map()
  }
}

function idsIn([length, text]: readonly [number, string]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (let at = 0; at < text.length; at += length) ids.add(text.slice(at, at + length))
  return ids
}

function isHistoryFile(value: unknown): value is HistoryFile {
  if (!isObject(value) || value['version'] !== version || value['rules'] !== stakewatchScanRules) return false
  const { repositories } = value
  return isObject(repositories) && Object.values(repositories).every(isIds)
}

function isIds(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [length, text]: readonly unknown[] = value
  return (
    idLengths.some((one) => one === length) && typeof text === 'string' && text.length % Number(length) === 0
  )
}
