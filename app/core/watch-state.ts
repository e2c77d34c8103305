import type { Failure } from '../domain/failure.ts'
import type { Pace } from '../domain/pace.ts'
import type { EpochMs } from '../domain/time.ts'

/** On the clock that never goes back, and on the wall. */
interface Moment {
  readonly atMs: number
  readonly wallMs: EpochMs
}

/** What the pacer knows of one account. Times without "wall" are on the clock that never goes back. */
export interface Watch {
  /** When the last reading began. */
  began: Moment | null
  endedAtMs: number
  /** Drawn for each reading, see `Trouble`. */
  draw: number
  /**
   * Failures from before the machine woke or the network came back, which are not backed off from any more; null
   * once something could be read since.
   */
  forgiven: number | null
  /** The last change of a balance, or the last time that the owner looked. */
  stillSinceMs: number
  dueAtMs: number | null
  pace: Pace | null
  /** When the values were last seen to be current by another way than a reading. */
  seen: Moment | null
  /** A reading that waits for the second between two of them to be over. */
  asked: Promise<Failure | null> | null
}

export function newWatch(): Watch {
  return {
    began: null,
    endedAtMs: 0,
    draw: 0,
    forgiven: null,
    stillSinceMs: 0,
    dueAtMs: null,
    pace: null,
    seen: null,
    asked: null,
  }
}
