import type { Clock } from '../ports/clock.ts'

export interface Throttled {
  /** Acts at once, or as soon as `everyMs` has passed since it last did; many calls meanwhile are one. */
  call(): void
  stop(): void
}

export function createThrottled(clock: Clock, everyMs: number, act: () => void): Throttled {
  let isOwed = false
  let cancel: (() => void) | null = null

  function next(): void {
    cancel = null
    if (!isOwed) return
    isOwed = false
    now()
  }

  function now(): void {
    cancel = clock.after(everyMs, next)
    act()
  }

  return {
    call() {
      if (cancel) isOwed = true
      else now()
    },
    stop() {
      cancel?.()
      cancel = null
      isOwed = false
    },
  }
}
