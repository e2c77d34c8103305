import type { Clock } from '../ports/clock.ts'

/** Longer delays wrap round in Node's timers and would fire at once. */
const longestDelayMs = 2 ** 31 - 1

/** The system's clock. A delay beyond 24 days is waited for in several pieces. */
export function createNodeClock(): Clock {
  return {
    now: () => Date.now(),
    elapsedMs: () => performance.now(),
    after(delayMs, task) {
      let leftMs = Math.max(0, delayMs)
      let timer = setTimeout(next, Math.min(leftMs, longestDelayMs))
      function next(): void {
        leftMs -= longestDelayMs
        if (leftMs <= 0) task()
        else timer = setTimeout(next, Math.min(leftMs, longestDelayMs))
      }
      return () => clearTimeout(timer)
    },
  }
}
