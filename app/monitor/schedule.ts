import { minuteMs, secondMs, type EpochMs } from '../domain/time.ts'

export const visibleIntervalMs = 30 * secondMs
export const trayIntervalMs = 2 * minuteMs
const longestWaitMs = 15 * minuteMs

/** A value is stale after this long without a success; sooner once a try has failed. */
const staleAfterMs = 5 * minuteMs
const staleAfterFailureMs = 90 * secondMs

export interface Pace {
  readonly visible: boolean
  /** Failed tries in a row. */
  readonly failures: number
  /** Not before this, as the server asked. */
  readonly retryAtMs: EpochMs | null
  readonly nowMs: EpochMs
}

/**
 * Milliseconds until the next reading: the usual interval, doubled with each failure up to 15 minutes, and
 * never before `retryAtMs`. A `retryAtMs` hours away after a clock jump is capped at 15 minutes as well.
 */
export function nextDelayMs(pace: Pace): number {
  const usual = pace.visible ? visibleIntervalMs : trayIntervalMs
  const backedOff = Math.min(usual * 2 ** Math.min(pace.failures, 10), longestWaitMs)
  const asked = pace.retryAtMs === null ? 0 : pace.retryAtMs - pace.nowMs
  return Math.max(backedOff, Math.min(asked, longestWaitMs))
}

/**
 * Whether values read at `lastSuccessAtMs` must look stale. A reading that lies in the future, after the
 * clock was set back, is stale too: nobody can say how old it is.
 */
export function isStale(lastSuccessAtMs: EpochMs | null, failing: boolean, nowMs: EpochMs): boolean {
  if (lastSuccessAtMs === null) return false
  const ageMs = nowMs - lastSuccessAtMs
  return ageMs < -minuteMs || ageMs > (failing ? staleAfterFailureMs : staleAfterMs)
}
