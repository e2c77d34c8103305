import type { HistoryOutcome, KnownTokens, ScanReport, ScanRequest, ScanSource } from '../domain/scan.ts'
import type { Batch, BatchOutcome } from './batch.ts'

/** What a thread of the scan is started with. */
export type ThreadStart =
  | {
      readonly role: 'lead'
      readonly request: ScanRequest
      readonly shared: SharedArrayBuffer
      /** How many threads may be started besides. */
      readonly hands: number
      /** URL of the file that the threads run. */
      readonly worker: string
    }
  | { readonly role: 'hand'; readonly known: KnownTokens | null; readonly shared: SharedArrayBuffer }

/** Files to read. */
export interface FilesTask {
  readonly kind: 'files'
  readonly batch: Batch
  readonly source: ScanSource
}

/** Blobs of a repository to look at. */
export interface BlobsTask {
  readonly kind: 'blobs'
  readonly repository: string
  readonly ids: readonly string[]
}

export type Task = FilesTask | BlobsTask

/** The blobs that something was found in, without what: where they belong says whether it counts. */
export interface Suspects {
  readonly suspects: readonly string[]
  /** Such as could hold something, and were not looked at closer. */
  readonly candidates: readonly Candidate[]
  readonly blobs: number
  readonly outcome: HistoryOutcome
}

export interface Candidate {
  readonly id: string
  readonly bytes: Uint8Array
}

/** From a hand, in the order of its tasks. */
export type TaskDone =
  | { readonly kind: 'files'; readonly outcome: BatchOutcome }
  | { readonly kind: 'blobs'; readonly found: Suspects }

/** From the lead, at its end. */
export interface LeadDone {
  readonly report: ScanReport
}
