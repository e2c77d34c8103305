import { unreadReasons, type ScanSource } from '../domain/scan.ts'
import {
  fileFinder,
  filesIn,
  nameSeparator,
  outcomes,
  stampLength,
  unreadCode,
  type Batch,
  type BatchOutcome,
} from './batch.ts'
import { readMemory, writeMemory, type Folder, type Remark } from './cache-file.ts'
import type { TextHit } from './inspect-text.ts'

/**
 * Remembers files by size, times and inode, and what was found in them. A file that holds a kept token is read every
 * time. Other rules and other kept tokens make everything be read anew; where none is known any more, what something
 * was found in is.
 * Of a file's content nothing is kept but what its findings show.
 */
export interface ScanCache {
  /** Writes down the stamps that are remembered of a folder's names, in their order; false when none is. */
  recall(at: FolderPlace, names: string, into: Float64Array): boolean
  /** Adds what is remembered of files that are the same, and notes all of it. */
  settle(source: ScanSource, batch: Batch, outcome: BatchOutcome): BatchOutcome
  /** Puts what was noted in the place of what was remembered. */
  write(): void
}

/** A folder as the rules are told of it: by what else its files count as, or are called, they find something else. */
export interface FolderPlace {
  readonly source: ScanSource
  readonly directory: string
  readonly prefix: string
}

/** Of a file with more findings than this none is remembered. */
const mostHitsRemembered = 50

interface Remembered {
  readonly folder: Folder
  readonly remarks: ReadonlyMap<string, Remark>
}

interface Noted {
  readonly source: ScanSource
  readonly batch: Batch
  readonly outcome: BatchOutcome
}

/** `label` is `KnownTokens.label` of the tokens that findings are compared with now. */
export function openCache(path: string | null, label: string | null): ScanCache {
  const remembered = path === null ? new Map<string, Remembered>() : rememberedIn(path, label)
  const size = [...remembered.values()].reduce((sum, { folder }) => sum + filesOf(folder), 0)
  const placesOf = createPlaces()
  /** What became of files is put in order only if there is something to write. */
  const noted: Noted[] = []
  let notedFiles = 0
  let isChanged = false
  const hasRemarks = [...remembered.values()].some(({ remarks }) => remarks.size > 0)

  function withRemarks(source: ScanSource, batch: Batch, outcome: BatchOutcome): BatchOutcome {
    const kinds = outcome.kinds ?? new Uint8Array(filesIn(batch)).fill(same)
    const hits = [...outcome.hits]
    let isOther = false
    let at = 0
    for (const part of batch.parts) {
      const remarks = remembered.get(folderKey({ source, ...part }))?.remarks
      if (remarks && remarks.size > 0) {
        part.names.split(nameSeparator).forEach((name, index) => {
          const remark = kinds[at + index] === same ? remarks.get(name) : undefined
          if (remark === undefined) return
          isOther = true
          if (remark === 'binary') kinds[at + index] = binary
          else hits.push({ index: at + index, hits: remark })
        })
      }
      at += part.count
    }
    return isOther ? { kinds, stamps: outcome.stamps, hits } : outcome
  }

  return {
    recall(at, names, into) {
      const former = remembered.get(folderKey(at))?.folder
      if (former) recallStamps(names, former, into, placesOf)
      return former !== undefined
    },
    settle(source, batch, outcome) {
      if (path === null) return outcome
      const whole = hasRemarks ? withRemarks(source, batch, outcome) : outcome
      const before =
        outcome.kinds === null ? filesIn(batch) : outcome.kinds.filter((kind) => kind === same).length
      const worth = whole.kinds === null ? before : placesToRemember(whole.kinds, whole).length
      notedFiles += worth
      if (worth > before) isChanged = true
      noted.push({ source, batch, outcome: whole })
      return whole
    },
    write() {
      if (path !== null && (isChanged || notedFiles !== size))
        writeMemory(path, { label, folders: foldersOf(noted) })
    },
  }
}

function rememberedIn(path: string, label: string | null): Map<string, Remembered> {
  const memory = readMemory(path)
  const remembered = new Map<string, Remembered>()
  // A kept token is found also in what holds nothing otherwise.
  if (label !== null && memory?.label !== label) return remembered
  for (const folder of memory?.folders ?? []) {
    const names = folder.remarks.length === 0 ? [] : folder.names.split(nameSeparator)
    const remarks = new Map<string, Remark>()
    for (const [place, remark] of folder.remarks) {
      if (remark === 'binary' || memory?.label === label) remarks.set(names[place] ?? '', remark)
      // Nothing is the same as this: the file is read again.
      else folder.stamps.fill(Number.NaN, ...stampBounds(place))
    }
    remembered.set(folder.key, { folder, remarks })
  }
  return remembered
}

const same = outcomes.indexOf('same')
const binary = unreadCode('binary', unreadReasons)

function folderKey({ source, directory, prefix }: FolderPlace): string {
  // The prefix is the end of the directory.
  return `${source} ${prefix.length} ${directory}`
}

function filesOf({ stamps }: Folder): number {
  return stamps.length / stampLength
}

/** The places of a folder's names: a large one is asked for again and again, part by part. */
function createPlaces(): (folder: Folder) => ReadonlyMap<string, number> {
  let latest: Folder | null = null
  let places = new Map<string, number>()
  return (folder) => {
    if (latest !== folder) {
      latest = folder
      places = new Map(folder.names.split(nameSeparator).map((name, index) => [name, index]))
    }
    return places
  }
}

/** Folders are listed in the same order again: mostly the names are those that are remembered. */
function recallStamps(
  names: string,
  former: Folder,
  into: Float64Array,
  placesOf: (folder: Folder) => ReadonlyMap<string, number>,
): void {
  if (names === former.names && former.stamps.length === into.length) {
    into.set(former.stamps)
    return
  }
  const places = placesOf(former)
  names.split(nameSeparator).forEach((name, index) => {
    const at = places.get(name)
    if (at !== undefined) into.set(former.stamps.subarray(...stampBounds(at)), index * stampLength)
  })
}

function stampBounds(index: number): [number, number] {
  return [index * stampLength, (index + 1) * stampLength]
}

/** Which files of a batch can be remembered: those read to their end, or no text, that hold no kept token. */
function placesToRemember(kinds: Uint8Array, { hits }: BatchOutcome): readonly number[] {
  const found = new Map(hits.map((one) => [one.index, one.hits]))
  return [...kinds.keys()].filter((index) => {
    const kind = kinds[index] ?? 0
    const own = found.get(index)
    if (outcomes[kind] === 'looked-at') return own !== undefined && isRememberable(own)
    return kind === binary || kind < outcomes.length
  })
}

function isRememberable(hits: readonly TextHit[]): boolean {
  return hits.length <= mostHitsRemembered && !hits.some(({ isYours }) => isYours)
}

interface Filling {
  readonly names: string[]
  readonly stamps: number[]
  readonly remarks: [number, Remark][]
}

function foldersOf(noted: readonly Noted[]): readonly Folder[] {
  const fillings = new Map<string, Filling>()
  for (const { source, batch, outcome } of noted) {
    const kinds = outcome.kinds ?? new Uint8Array(filesIn(batch)).fill(same)
    const found = new Map(outcome.hits.map((one) => [one.index, one.hits]))
    const fileAt = fileFinder(batch)
    for (const index of placesToRemember(kinds, outcome)) {
      const { part, name } = fileAt(index)
      const key = folderKey({ source, ...part })
      const filling = fillings.get(key) ?? { names: [], stamps: [], remarks: [] }
      fillings.set(key, filling)
      const remark = kinds[index] === binary ? 'binary' : found.get(index)
      if (remark) filling.remarks.push([filling.names.length, remark])
      filling.names.push(name)
      filling.stamps.push(...outcome.stamps.subarray(...stampBounds(index)))
    }
  }
  return [...fillings].map(([key, { names, stamps, remarks }]) => ({
    key,
    names: names.join(nameSeparator),
    stamps: Float64Array.from(stamps),
    remarks,
  }))
}
