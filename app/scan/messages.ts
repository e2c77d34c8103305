import type { ScanReport, ScanRequest, ScanSource } from '../domain/scan.ts'
import type { Batch, PartOutcome } from './batch.ts'
import type { KnownTokens } from '../domain/scan.ts'

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

/** To a hand, and back. */
export interface Task {
  readonly batch: Batch
  readonly source: ScanSource
}

export interface TaskDone {
  readonly outcomes: readonly PartOutcome[]
}

/** From the lead, at its end. */
export interface LeadDone {
  readonly report: ScanReport
}
