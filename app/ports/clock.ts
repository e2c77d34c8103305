import type { EpochMs } from '../domain/time.ts'

export interface Clock {
  /** The wall clock; may jump either way. */
  now(): EpochMs
  /** Milliseconds since some fixed point; never goes back. For durations and spacing. */
  elapsedMs(): number
  /** Runs `task` once after `delayMs`; the returned function cancels it and may be called twice. */
  after(delayMs: number, task: () => void): () => void
}
