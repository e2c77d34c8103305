import type { UnreadReason } from '../domain/scan.ts'
import type { TextHit } from './inspect-text.ts'

/** Files of one folder. */
export interface Part {
  /** Absolute, with a separator at its end. */
  readonly directory: string
  /** What rules are told of a file is this and its name: relative to the watched folder, with `/`, or empty. */
  readonly prefix: string
  /** With `nameSeparator` between them: one string goes to another thread far faster than many. */
  readonly names: string
  readonly count: number
}

/** No system has it in a file's name. */
export const nameSeparator = '/'

/** Files of some folders, as they go to the thread that reads them. */
export interface Batch {
  readonly parts: readonly Part[]
  /** A stamp for each file from the last scan, not a number where none is remembered; null where that is all of them. */
  readonly known: Float64Array | null
}

/**
 * A file's stamp is four numbers: size, times of change of content and of the file's data, and inode. A file in which
 * all are the same is the same.
 */
export const stampLength = 4

/** What became of a batch; places count from its first file to its last. */
export interface BatchOutcome {
  /** A number of `outcomes` for each file; null where all are the same. */
  readonly kinds: Uint8Array | null
  /** A stamp for each file; 0 where it need not be remembered. */
  readonly stamps: Float64Array
  readonly hits: readonly { readonly index: number; readonly hits: readonly TextHit[] }[]
}

/** `same`: as it is remembered, and not read; `looked-at`: something was found in it, or the scan was cancelled. */
export const outcomes = ['clean', 'same', 'looked-at'] as const

/** The number of a reason among what can become of a file. */
export function unreadCode(reason: UnreadReason, reasons: readonly UnreadReason[]): number {
  return outcomes.length + reasons.indexOf(reason)
}

export function filesIn({ parts }: Batch): number {
  return parts.reduce((sum, { count }) => sum + count, 0)
}

/** A file of a batch by its place; the names are taken apart only if one is asked for. */
export function fileFinder({
  parts,
}: Batch): (index: number) => { readonly part: Part; readonly name: string } {
  let files: { part: Part; name: string }[] | null = null
  return (index) => {
    files ??= parts.flatMap((part) => part.names.split(nameSeparator).map((name) => ({ part, name })))
    const file = files[index]
    if (!file) throw new RangeError('a batch has no such file')
    return file
  }
}
