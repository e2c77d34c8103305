import type { Pace, PaceReason } from '../domain/pace.ts'
import { hourMs, minuteMs, secondMs, type EpochMs } from '../domain/time.ts'

const longestBackOffMs = 15 * minuteMs

/** Nothing that changes for as long as this is read less often. */
export const quietAfterMs = hourMs

/** A value is stale after this long without a success; sooner once a try has failed. */
const staleAfterMs = 5 * minuteMs
const staleAfterFailureMs = 90 * secondMs

/** The owner's choice: milliseconds from one reading to the next. */
export interface Intervals {
  readonly visibleMs: number
  readonly trayMs: number
  readonly sparingMs: number
}

export interface Circumstances {
  readonly isVisible: boolean
  readonly onBattery: boolean
  /** Since the last change of a balance, and since the owner last looked. */
  readonly quietForMs: number
}

/** How often an account is read while nothing goes wrong. Sparing never makes it quicker. */
export function usualPace(
  { visibleMs, trayMs, sparingMs }: Intervals,
  { isVisible, onBattery, quietForMs }: Circumstances,
): { readonly everyMs: number; readonly why: PaceReason } {
  const usual: PaceReason = isVisible ? 'visible' : 'tray'
  const everyMs = isVisible ? visibleMs : trayMs
  const sparing = onBattery ? 'battery' : quietForMs >= quietAfterMs ? 'quiet' : null
  return sparing !== null && sparingMs > everyMs
    ? { everyMs: sparingMs, why: sparing }
    : { everyMs, why: usual }
}

export interface Trouble {
  /** Failed tries in a row. */
  readonly failures: number
  /** What the server asked for, from the last try on; 0 for nothing. */
  readonly askedMs: number
  /** 0 to 1, drawn once for each try: who fails together does not come back together. */
  readonly draw: number
}

/**
 * Milliseconds from one try to the next: `everyMs`; after failures doubled with each one up to 15 minutes, of which
 * chance takes up to half away. Never less than `everyMs`, and never before the server said.
 */
export function waitMs(everyMs: number, { failures, askedMs, draw }: Trouble): number {
  const backedOffMs = Math.min(everyMs * 2 ** Math.min(failures, 10), longestBackOffMs)
  return Math.max(everyMs, failures === 0 ? 0 : backedOffMs * (1 - draw / 2), askedMs)
}

/**
 * The first moment from `dueMs` on that keeps `gapMs` away from each of `taken`: accounts of one host are read one
 * after the other, and stay apart from then on.
 */
export function spread(dueMs: number, taken: readonly number[], gapMs: number): number {
  return taken
    .toSorted((one, other) => one - other)
    .reduce((free, other) => (Math.abs(other - free) < gapMs ? other + gapMs : free), dueMs)
}

/**
 * Whether values read at `lastSuccessAtMs` must look stale, when they are read at `pace`. A reading that lies in the
 * future, after the clock was set back, is stale too: nobody can say how old it is.
 */
export function isStale(
  lastSuccessAtMs: EpochMs | null,
  failing: boolean,
  pace: Pick<Pace, 'everyMs'> | null,
  nowMs: EpochMs,
): boolean {
  if (lastSuccessAtMs === null) return false
  const ageMs = nowMs - lastSuccessAtMs
  const patienceMs = Math.max(staleAfterMs, (pace?.everyMs ?? 0) * 1.5)
  return ageMs < -minuteMs || ageMs > (failing ? staleAfterFailureMs : patienceMs)
}
