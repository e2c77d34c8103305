import { secondMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'

/** As the site's own client. What was not answered by the time of the next one has no other side any more. */
const pingEveryMs = 10 * secondMs

/** From the beginning until the first answer. */
const beginBoundMs = 20 * secondMs

export interface Heartbeat {
  /** Asks whether the other side is there, now; while an answer is awaited, not again. */
  probe(): void
  /** False for an answer that nobody has asked for: it says nothing. */
  answered(): boolean
  stop(): void
}

export interface HeartbeatNeeds {
  readonly ping: () => void
  /** The first ping was answered. */
  readonly up: () => void
  /** The other side is not there any more, or never was. */
  readonly dead: () => void
}

/** Says nothing until the first `probe`; once that is answered, pings by itself. */
export function createHeartbeat(clock: Clock, { ping, up, dead }: HeartbeatNeeds): Heartbeat {
  let isUp = false
  let isAwaited = false
  let cancel = clock.after(beginBoundMs, dead)

  function probe(): void {
    if (isAwaited) return
    isAwaited = true
    ping()
  }

  function beat(): void {
    if (isAwaited) return dead()
    cancel = clock.after(pingEveryMs, beat)
    probe()
  }

  return {
    probe,
    answered() {
      if (!isAwaited) return false
      isAwaited = false
      if (isUp) return true
      isUp = true
      cancel()
      cancel = clock.after(pingEveryMs, beat)
      up()
      return true
    },
    stop: () => cancel(),
  }
}
