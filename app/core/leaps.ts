import { secondMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'

/** Less than this is a busy machine, or a clock that is kept in step. */
const leapMs = 10 * secondMs

export interface Leaps {
  /**
   * Whether the clock was set, or the machine slept, since this was last asked. While it sleeps, the clock that
   * never goes back stands still on some systems, where the wall clock runs ahead of it; on others it goes on, and
   * what was to happen at `dueMs` (of that clock) comes late.
   */
  hasLeapt(dueMs: number): boolean
}

export function createLeaps(clock: Clock): Leaps {
  let aheadMs = clock.now() - clock.elapsedMs()
  return {
    hasLeapt(dueMs) {
      const formerMs = aheadMs
      aheadMs = clock.now() - clock.elapsedMs()
      return Math.abs(aheadMs - formerMs) > leapMs || clock.elapsedMs() - dueMs > leapMs
    },
  }
}
