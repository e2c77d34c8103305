import type { EpochMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'

export interface FakeClock extends Clock {
  /** Moves wall and elapsed time, running what falls due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>
  /** Moves the wall clock alone, either way, as a person or a time server does. */
  jump(ms: number): void
  /**
   * Moves both clocks while nothing runs, as a machine that sleeps does on macOS and Windows: what fell due
   * meanwhile runs late and all at once, with the next `advance`. On Linux only the wall moves: `jump`.
   */
  sleep(ms: number): void
  pendingTimers(): number
}

interface Timer {
  readonly atMs: number
  readonly order: number
  readonly task: () => void
}

export function createFakeClock(startMs: EpochMs = Date.UTC(2026, 0, 1)): FakeClock {
  const timers = new Set<Timer>()
  let elapsedMs = 0
  let wallMs = startMs
  let order = 0

  function nextUntil(endMs: number): Timer | undefined {
    return [...timers]
      .filter(({ atMs }) => atMs <= endMs)
      .toSorted((one, other) => one.atMs - other.atMs || one.order - other.order)[0]
  }

  function moveTo(atMs: number): void {
    wallMs += atMs - elapsedMs
    elapsedMs = atMs
  }

  return {
    // Whole milliseconds, as `Date.now()` gives; a time that chance has a part in leaves fractions.
    now: () => Math.round(wallMs),
    elapsedMs: () => elapsedMs,
    after(delayMs, task) {
      const timer = { atMs: elapsedMs + Math.max(0, delayMs), order: order++, task }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async advance(ms) {
      const endMs = elapsedMs + ms
      await settlePromises()
      for (let timer = nextUntil(endMs); timer; timer = nextUntil(endMs)) {
        timers.delete(timer)
        moveTo(Math.max(timer.atMs, elapsedMs))
        timer.task()
        await settlePromises()
      }
      moveTo(endMs)
      await settlePromises()
    },
    sleep: (ms) => moveTo(elapsedMs + ms),
    jump: (ms) => void (wallMs += ms),
    pendingTimers: () => timers.size,
  }
}

/** A turn of the event loop runs every promise callback that is due, and those they lead to. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
