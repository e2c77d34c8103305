import type { TextHit } from './inspect-text.ts'
import type { UnreadReason } from '../domain/scan.ts'

/** Files of one folder, as they go to the thread that reads them. */
export interface DirectoryPart {
  /** Absolute. */
  readonly directory: string
  /** What rules are told of a file is this and its name: relative to the watched folder, with `/`, or empty. */
  readonly prefix: string
  readonly names: readonly string[]
  /** Four numbers a name, as in `Stamp`, from the last scan; null where nothing is remembered. */
  readonly known: Float64Array | null
}

export interface Batch {
  readonly parts: readonly DirectoryPart[]
}

/** Size, times of change of content and of the file's data, and inode: a file in which all are the same is the same. */
export const stampLength = 4

/** What became of one part of a batch; the arrays are in the order of its names. */
export interface PartOutcome {
  /** `outcomes` */
  readonly kinds: Uint8Array
  /** Four numbers a name; 0 where the file need not be remembered. */
  readonly stamps: Float64Array
  readonly hits: readonly { readonly index: number; readonly hits: readonly TextHit[] }[]
}

/** `clean` files can be left out next time; what something was found in is looked at every time. */
export const outcomes = ['clean', 'same', 'looked-at'] as const

/** The number of a reason among what can become of a file. */
export function unreadCode(reason: UnreadReason, reasons: readonly UnreadReason[]): number {
  return outcomes.length + reasons.indexOf(reason)
}
