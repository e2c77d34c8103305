import { performance } from 'node:perf_hooks'
import type { Clock } from '../../../app/ports/clock.ts'

/** Real time: what a fake clock cannot show is that sockets really close. */
export const realClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
