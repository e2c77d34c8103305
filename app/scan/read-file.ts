import { constants, closeSync, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'
import { unreadReasons, type ScanSource, type UnreadReason } from '../domain/scan.ts'
import {
  filesIn,
  nameSeparator,
  outcomes,
  stampLength,
  unreadCode,
  type Batch,
  type BatchOutcome,
} from './batch.ts'
import { encodingOf, type Encoding } from './encoding.ts'
import type { TextHit } from './inspect-text.ts'
import { mayHold } from './may-hold.ts'
import { inspectPieces, overlapBytes, windowBytes } from './pieces.ts'
import type { TextFacts } from './rules/hit.ts'
import type { SharedState } from './shared-state.ts'

/** Larger files are named and left alone: nobody's code, and reading them would take minutes. */
export const largestFileBytes = 512 * 1024 * 1024

const codes = { clean: 0, same: 1, 'looked-at': 2 } as const satisfies Record<
  (typeof outcomes)[number],
  number
>

export interface FileReader {
  readBatch(batch: Batch, source: ScanSource): Promise<BatchOutcome>
}

export interface ReaderParts {
  readonly shared: SharedState
  readonly isYours: (secret: string) => boolean
}

/** Reads files one after the other with one buffer; used once in each thread. */
export function createFileReader({ shared, isYours }: ReaderParts): FileReader {
  const buffer = Buffer.allocUnsafeSlow(windowBytes)

  async function readBatch(batch: Batch, source: ScanSource): Promise<BatchOutcome> {
    const count = filesIn(batch)
    const kinds = new Uint8Array(count)
    const stamps = new Float64Array(count * stampLength)
    const hits: { index: number; hits: readonly TextHit[] }[] = []
    let index = 0
    let same = 0
    for (const { directory, prefix, names } of batch.parts) {
      for (const name of names.split(nameSeparator)) {
        if (shared.isCancelled()) return { kinds: kinds.fill(codes['looked-at'], index), stamps, hits }
        const path = directory + name
        kinds[index] = readOne(path, batch.known, stamps, index)
        if (kinds[index] === codes.same) same += 1
        if (kinds[index] === codes['looked-at']) {
          const found = await lookAt(path, { path: prefix + name, source })
          if (typeof found === 'string') kinds[index] = unreadCode(found, unreadReasons)
          else if (found.length > 0) hits.push({ index, hits: found })
          else kinds[index] = codes.clean
        }
        index += 1
      }
    }
    shared.add({ files: same })
    return { kinds: same === count ? null : kinds, stamps, hits }
  }

  /** Everything but the rules themselves: whether the file could hold anything. Answers a number of `outcomes`. */
  function readOne(path: string, known: Float64Array | null, stamps: Float64Array, index: number): number {
    try {
      if (known && isRemembered(known, index) && isSame(known, lstatSync(path), stamps, index))
        return codes.same
      const file = openSync(path, readFlags)
      try {
        return readOpen(file, stamps, index)
      } finally {
        closeSync(file)
      }
    } catch (error) {
      return unreadCode(reasonOf(error, path), unreadReasons)
    }
  }

  function readOpen(file: number, stamps: Float64Array, index: number): number {
    const stat = fstatSync(file)
    if (!stat.isFile()) return unreadCode('special', unreadReasons)
    fill(stamps, index, stat)
    if (stat.size > largestFileBytes) return unreadCode('too-large', unreadReasons)
    let length = readSync(file, buffer, 0, windowBytes, 0)
    shared.add({ files: 1, bytes: length })
    const encoding = encodingOf(length === windowBytes ? buffer : buffer.subarray(0, length))
    if (encoding === 'binary') return unreadCode('binary', unreadReasons)
    for (let at = 0; ;) {
      if (couldHold(length, encoding)) return codes['looked-at']
      if (length < windowBytes) return codes.clean
      at += windowBytes - overlapBytes
      length = readSync(file, buffer, 0, windowBytes, at)
      shared.add({ bytes: Math.max(0, length - overlapBytes) })
    }
  }

  function couldHold(length: number, encoding: Exclude<Encoding, 'binary'>): boolean {
    const bytes = length === windowBytes ? buffer : buffer.subarray(0, length)
    return mayHold(bytes, encoding)
  }

  /** Runs the rules over a file that could hold something. */
  async function lookAt(path: string, about: TextFacts): Promise<readonly TextHit[] | UnreadReason> {
    try {
      const file = openSync(path, readFlags)
      try {
        const { size } = fstatSync(file)
        const read = (into: Buffer, at: number) => readSync(file, into, 0, into.length, at)
        const hits = await inspectPieces({ read, size }, about, { isYours, shared })
        shared.addHits(hits.length)
        return hits
      } finally {
        closeSync(file)
      }
    } catch (error) {
      return reasonOf(error, path)
    }
  }

  return { readBatch }
}

/** A pipe must not be waited for, and a link that took a file's place meanwhile not be followed. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)

function isRemembered(known: Float64Array, index: number): boolean {
  return !Number.isNaN(known[index * stampLength])
}

function isSame(known: Float64Array, stat: Stats, stamps: Float64Array, index: number): boolean {
  const at = index * stampLength
  fill(stamps, index, stat)
  for (let cell = at; cell < at + stampLength; cell++) if (known[cell] !== stamps[cell]) return false
  return stat.isFile()
}

function fill(stamps: Float64Array, index: number, stat: Stats): void {
  const at = index * stampLength
  stamps[at] = stat.size
  stamps[at + 1] = stat.mtimeMs
  stamps[at + 2] = stat.ctimeMs
  stamps[at + 3] = stat.ino
}

const reasons: Readonly<Record<string, UnreadReason>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'denied',
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  ELOOP: 'link-loop',
  ENAMETOOLONG: 'too-deep',
  ENXIO: 'special',
  EISDIR: 'special',
}

/** Stands in a name for bytes that are no text, as some disks have them; under it nothing is found. */
const oddMark = '\uFFFD'

/** Why a file or folder could not be read, by the code of the error that Node threw. */
export function reasonOf(error: unknown, path = ''): UnreadReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code] ?? 'broken'
  return reason === 'vanished' && path.includes(oddMark) ? 'odd-name' : reason
}
