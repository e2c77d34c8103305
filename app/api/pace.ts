import type { ApiFailure } from '../domain/failure.ts'
import type { Host } from '../domain/host.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Clock } from '../ports/clock.ts'

export interface Pace {
  /**
   * Answers when a request to `host` may start: first come, first served, `minIntervalMs` between two starts.
   * Fails with `rate-limited` at once while the host is on hold, and with `cancelled`.
   */
  turn(host: Host, signal: AbortSignal): Promise<Result<null, ApiFailure>>
  /** No request starts at `host` for `delayMs`; who waits for a turn is turned away. */
  hold(host: Host, delayMs: number): void
  /** Ends every timer; who waits, now or later, is `cancelled`. */
  close(): void
}

type Turn = Result<null, ApiFailure>

interface Lane {
  lastStartMs: number
  heldUntilMs: number
  waiting: ((turn: Turn) => void)[]
  stopTimer: (() => void) | null
}

/**
 * Spaces requests by host. Durations are measured by `elapsedMs`, which a jump of the wall clock does not move:
 * setting the clock forward neither shortens a wait that the server asked for nor lengthens it.
 */
export function createPace({ clock, minIntervalMs }: { clock: Clock; minIntervalMs: number }): Pace {
  const lanes = new Map<Host, Lane>()
  let closed = false

  function laneOf(host: Host): Lane {
    const known = lanes.get(host)
    if (known) return known
    const lane: Lane = { lastStartMs: -Infinity, heldUntilMs: -Infinity, waiting: [], stopTimer: null }
    lanes.set(host, lane)
    return lane
  }

  function held(lane: Lane): Turn | null {
    const leftMs = lane.heldUntilMs - clock.elapsedMs()
    return leftMs > 0 ? err({ kind: 'rate-limited', retryAtMs: clock.now() + leftMs }) : null
  }

  function stop(lane: Lane): void {
    lane.stopTimer?.()
    lane.stopTimer = null
  }

  function advance(lane: Lane): void {
    stop(lane)
    const next = lane.waiting[0]
    if (!next) return
    const waitMs = lane.lastStartMs + minIntervalMs - clock.elapsedMs()
    if (waitMs > 0) {
      lane.stopTimer = clock.after(waitMs, () => advance(lane))
      return
    }
    lane.waiting.shift()
    lane.lastStartMs = clock.elapsedMs()
    next(ok())
    advance(lane)
  }

  function turnAway(lane: Lane, why: Turn): void {
    stop(lane)
    for (const answer of lane.waiting.splice(0)) answer(why)
  }

  return {
    turn(host, signal) {
      const cancelled = err({ kind: 'cancelled' } as const)
      if (closed || signal.aborted) return Promise.resolve(cancelled)
      const lane = laneOf(host)
      const refusal = held(lane)
      if (refusal) return Promise.resolve(refusal)
      const { promise, resolve } = Promise.withResolvers<Turn>()
      const leave = () => {
        lane.waiting = lane.waiting.filter((waiter) => waiter !== answer)
        answer(cancelled)
        advance(lane)
      }
      const answer = (turn: Turn) => {
        signal.removeEventListener('abort', leave)
        resolve(turn)
      }
      signal.addEventListener('abort', leave)
      lane.waiting.push(answer)
      advance(lane)
      return promise
    },
    hold(host, delayMs) {
      const lane = laneOf(host)
      lane.heldUntilMs = clock.elapsedMs() + delayMs
      const refusal = held(lane)
      if (refusal) turnAway(lane, refusal)
    },
    close() {
      closed = true
      for (const lane of lanes.values()) turnAway(lane, err({ kind: 'cancelled' }))
    },
  }
}
