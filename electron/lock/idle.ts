import { minuteMs, secondMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'

/** While it is not known yet whether the system tells, it is asked often enough to catch an idle second. */
const untoldEveryMs = 5 * secondMs

/** The machine's own count may jump, as by a wake that nobody tells of. */
const longestWaitMs = minuteMs
const shortestWaitMs = secondMs

export interface IdleNeeds {
  readonly clock: Clock
  /** Seconds since the last input anywhere on the machine, as the system tells it. */
  readonly systemIdleSeconds: () => number
  /** Minutes after which to lock; null while there is nothing to lock, or the owner does not want it. */
  readonly idleMinutes: () => number | null
  readonly onIdle: () => void
}

export interface IdleWatch {
  /** The owner has done something in our own window. */
  readonly active: () => void
  /** The machine has slept: time has passed that no timer has seen. */
  readonly lookNow: () => void
  /** Something has changed, maybe what the owner chose. */
  readonly reconsider: () => void
}

/**
 * Calls `onIdle` when nobody has touched the machine for as long as the owner chose, and again until that locks.
 * Looks when that can be the case at the earliest, and about once a minute; while there is nothing to lock, not at all.
 * Some desktops answer 0 whatever happens; until the system has told of one idle second, what is done in our own window
 * counts alone.
 */
export function watchIdle({ clock, systemIdleSeconds, idleMinutes, onIdle }: IdleNeeds): IdleWatch {
  let isTold = false
  let activeAtMs = clock.elapsedMs()
  let chosen = idleMinutes()
  let cancelLook: (() => void) | null = null

  function idleMs(): number {
    const seconds = systemIdleSeconds()
    isTold ||= seconds > 0
    return isTold ? seconds * secondMs : clock.elapsedMs() - activeAtMs
  }

  function look(): void {
    cancelLook?.()
    chosen = idleMinutes()
    if (chosen === null) return
    const leftMs = chosen * minuteMs - idleMs()
    if (leftMs <= 0) onIdle()
    const waitMs = isTold ? leftMs : untoldEveryMs
    cancelLook = clock.after(Math.min(Math.max(waitMs, shortestWaitMs), longestWaitMs), look)
  }

  look()
  return {
    active: () => void (activeAtMs = clock.elapsedMs()),
    lookNow: look,
    reconsider() {
      if (idleMinutes() !== chosen) look()
    },
  }
}
