import { minuteMs, secondMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'

/** Often enough for the shortest choice, a minute. */
const lookEveryMs = 5 * secondMs

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
}

/**
 * Calls `onIdle` at every look while nobody has touched the machine for as long as the owner chose. Some
 * desktops answer 0 whatever happens; until the system has told of one idle second, what is done in our own
 * window counts alone.
 */
export function watchIdle({ clock, systemIdleSeconds, idleMinutes, onIdle }: IdleNeeds): IdleWatch {
  let isTold = false
  let activeAtMs = clock.elapsedMs()

  function idleMs(): number {
    const seconds = systemIdleSeconds()
    isTold ||= seconds > 0
    return isTold ? seconds * secondMs : clock.elapsedMs() - activeAtMs
  }

  function look(): void {
    const minutes = idleMinutes()
    const forMs = idleMs()
    if (minutes !== null && forMs >= minutes * minuteMs) onIdle()
    clock.after(lookEveryMs, look)
  }

  clock.after(lookEveryMs, look)
  return { active: () => void (activeAtMs = clock.elapsedMs()) }
}
