import { minuteMs, secondMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'

/** While it is not known yet whether the system tells, it is asked often enough to catch an idle second. */
const untoldEveryMs = 5 * secondMs

/** Soon enough to see that the owner has chosen otherwise: nobody can be idle for the shortest choice before. */
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
}

/**
 * Calls `onIdle` when nobody has touched the machine for as long as the owner chose, and again until that locks.
 * Looks when that can be the case at the earliest, and about once a minute. Some desktops answer 0 whatever
 * happens; until the system has told of one idle second, what is done in our own window counts alone.
 */
export function watchIdle({ clock, systemIdleSeconds, idleMinutes, onIdle }: IdleNeeds): IdleWatch {
  let isTold = false
  let activeAtMs = clock.elapsedMs()
  let cancelLook = clock.after(untoldEveryMs, look)

  function idleMs(): number {
    const seconds = systemIdleSeconds()
    isTold ||= seconds > 0
    return isTold ? seconds * secondMs : clock.elapsedMs() - activeAtMs
  }

  function look(): void {
    cancelLook()
    const minutes = idleMinutes()
    const leftMs = minutes === null ? longestWaitMs : minutes * minuteMs - idleMs()
    if (leftMs <= 0) onIdle()
    const waitMs = minutes === null || isTold ? leftMs : untoldEveryMs
    cancelLook = clock.after(Math.min(Math.max(waitMs, shortestWaitMs), longestWaitMs), look)
  }

  return { active: () => void (activeAtMs = clock.elapsedMs()), lookNow: look }
}
