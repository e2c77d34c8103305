import { readFileSync } from 'node:fs'
import { isObject } from '../domain/is-object.ts'
import { habitats, scanRules } from '../domain/scan.ts'
import { stampLength } from './batch.ts'
import type { TextHit } from './inspect-text.ts'
import { writeAtomic } from './write-atomic.ts'

/** As the build names the rules: what others found, or did not, is no longer known. */
declare const stakewatchScanRules: string

/** What is remembered of a file besides its stamp, if there is anything: what was found in it, or that it is no text. */
export type Remark = 'binary' | readonly TextHit[]

/** What is remembered of a folder's files. */
export interface Folder {
  /** As `folderKey` makes it. */
  readonly key: string
  /** With `/` between them, which none of them holds. */
  readonly names: string
  /** Four numbers for each of the names in turn. */
  readonly stamps: Float64Array
  /** By place among the names. */
  readonly remarks: readonly (readonly [number, Remark])[]
}

export interface Memory {
  /** `KnownTokens.label` of the tokens that findings were compared with. */
  readonly label: string | null
  readonly folders: readonly Folder[]
}

const version = 3

interface CacheFile {
  readonly version: number
  readonly rules: string
  readonly label: string | null
  /** Of each folder its key, how many names it has, and the names. */
  readonly folders: readonly (readonly [string, number, string])[]
  /** All their stamps, as they are in memory, in base64: reading digits takes long. */
  readonly stamps: string
  /** Place of the folder, place of the name, and the remark. */
  readonly remarks: readonly (readonly [number, number, Remark])[]
}

/** Null for a file that is missing, damaged or of another version: then everything is read anew. */
export function readMemory(path: string): Memory | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isCacheFile(value) ? memoryOf(value) : null
  } catch {
    return null
  }
}

function memoryOf({ label, folders, stamps, remarks }: CacheFile): Memory | null {
  // Copied to where numbers may begin.
  const numbers = new Float64Array(new Uint8Array(Buffer.from(stamps, 'base64')).buffer)
  const remarksOf = Map.groupBy(remarks, ([folder]) => folder)
  let at = 0
  const read = folders.map(([key, count, names], index): Folder => {
    const from = at
    at += count * stampLength
    const own = remarksOf.get(index) ?? []
    return {
      key,
      names,
      stamps: numbers.subarray(from, at),
      remarks: own.map(([, place, remark]) => [place, remark]),
    }
  })
  return at === numbers.length ? { label, folders: read } : null
}

function isCacheFile(value: unknown): value is CacheFile {
  if (!isObject(value) || value['version'] !== version || value['rules'] !== stakewatchScanRules) return false
  const { label, folders, stamps, remarks } = value
  return (
    (label === null || typeof label === 'string') &&
    typeof stamps === 'string' &&
    Array.isArray(folders) &&
    folders.every(isFolder) &&
    Array.isArray(remarks) &&
    remarks.every(isRemark)
  )
}

function isFolder(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [key, count, names]: readonly unknown[] = value
  return typeof key === 'string' && isCount(count) && count > 0 && typeof names === 'string'
}

function isRemark(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [folder, place, remark]: readonly unknown[] = value
  return (
    isCount(folder) &&
    isCount(place) &&
    (remark === 'binary' || (Array.isArray(remark) && remark.every(isHit)))
  )
}

function isHit(value: unknown): value is TextHit {
  if (!isObject(value)) return false
  const { rule, habitat, detail, line, column, shown, lineDigest, isYours, isAllowed } = value
  return (
    scanRules.some((one) => one === rule) &&
    (habitat === null || habitats.some((one) => one === habitat)) &&
    (detail === null || typeof detail === 'string') &&
    isCount(line) &&
    (column === null || isCount(column)) &&
    typeof shown === 'string' &&
    typeof lineDigest === 'string' &&
    isYours === false &&
    typeof isAllowed === 'boolean'
  )
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

export function writeMemory(path: string, { label, folders }: Memory): void {
  const numbers = new Float64Array(folders.reduce((sum, { stamps }) => sum + stamps.length, 0))
  let at = 0
  for (const { stamps } of folders) {
    numbers.set(stamps, at)
    at += stamps.length
  }
  const file: CacheFile = {
    version,
    rules: stakewatchScanRules,
    label,
    folders: folders.map(({ key, names, stamps }) => [key, stamps.length / stampLength, names]),
    stamps: Buffer.from(numbers.buffer).toString('base64'),
    remarks: folders.flatMap(({ remarks }, folder) =>
      remarks.map(([place, remark]) => [folder, place, remark] as const),
    ),
  }
  writeAtomic(path, JSON.stringify(file))
}
