import type { AlertFacts } from '../domain/alert.ts'
import { hourMs, minuteMs, type EpochMs } from '../domain/time.ts'

const toldAfterMs = hourMs
/** A machine that slept was not watching: of a longer pause no more than this counts. */
const longestStepMs = 2 * minuteMs

/** How long nobody could read, while somebody tried. */
export interface Outage {
  readonly sinceMs: EpochMs
  readonly triedForMs: number
  readonly lookedAtElapsedMs: number
}

export interface OutageLook {
  /** The last reading failed, for a reason that no other alert tells. */
  readonly isFailing: boolean
  /** Nothing is read by intent: held back while locked. */
  readonly isHeld: boolean
  /** When it was last read; null for never. */
  readonly lastReadAtMs: EpochMs | null
  readonly nowMs: EpochMs
  /** On the clock that never goes back. */
  readonly elapsedMs: number
}

/**
 * One more look, about once a minute. Told once it has lasted an hour of watching, and then not again before something
 * was read; `toldSinceMs` says that it was told already. That it is over is listed too.
 */
export function lookAtOutage(
  before: Outage | null,
  toldSinceMs: EpochMs | null,
  { isFailing, isHeld, lastReadAtMs, nowMs, elapsedMs }: OutageLook,
): {
  readonly outage: Outage | null
  readonly toldSinceMs: EpochMs | null
  readonly found: readonly AlertFacts[]
} {
  if (!isFailing) {
    const isOver = toldSinceMs !== null && lastReadAtMs !== null && !isHeld
    return {
      outage: null,
      toldSinceMs: isOver ? null : toldSinceMs,
      found: isOver ? [{ kind: 'readable-again', sinceMs: toldSinceMs }] : [],
    }
  }
  const start = { sinceMs: lastReadAtMs ?? nowMs, triedForMs: 0, lookedAtElapsedMs: elapsedMs }
  const { sinceMs, triedForMs, lookedAtElapsedMs } = before ?? start
  const stepMs = isHeld ? 0 : Math.min(elapsedMs - lookedAtElapsedMs, longestStepMs)
  const outage = { sinceMs, triedForMs: triedForMs + stepMs, lookedAtElapsedMs: elapsedMs }
  const isNews = toldSinceMs === null && outage.triedForMs >= toldAfterMs
  return {
    outage,
    toldSinceMs: isNews ? sinceMs : toldSinceMs,
    found: isNews ? [{ kind: 'unreadable', sinceMs }] : [],
  }
}
