import { secondMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'

/** From the beginning until the first answer. */
const beginBoundMs = 20 * secondMs
const answerBoundMs = 10 * secondMs

export interface Heartbeat {
  /** Asks whether the other side is there, now; while an answer is awaited, not again. */
  probe(): void
  /**
   * Pings, for whoever keeps the time himself. What has been awaited for ten seconds by then will not come any more;
   * what was asked for just now, as when the machine wakes, is still awaited.
   */
  beat(): void
  /** False for an answer that nobody has asked for: it says nothing. */
  answered(): boolean
  stop(): void
}

export interface HeartbeatNeeds {
  /** Until the next ping, null while `beat` is called. What was not answered by then has no other side any more. */
  readonly everyMs: () => number | null
  readonly ping: () => void
  /** The first ping was answered. */
  readonly up: () => void
  /** The other side is not there any more, or never was. */
  readonly dead: () => void
}

/** Says nothing until the first `probe`; once that is answered, pings by itself. */
export function createHeartbeat(clock: Clock, { everyMs, ping, up, dead }: HeartbeatNeeds): Heartbeat {
  let isUp = false
  let isAwaited = false
  let askedAtMs = 0
  let cancel: (() => void) | null = clock.after(beginBoundMs, dead)

  function ask(): void {
    if (isAwaited) return
    isAwaited = true
    askedAtMs = clock.elapsedMs()
    ping()
  }

  function setTimer(): void {
    const waitMs = everyMs()
    cancel = waitMs === null ? null : clock.after(waitMs, beat)
  }

  function beat(): void {
    if (isAwaited) return dead()
    setTimer()
    ask()
  }

  return {
    probe() {
      if (!cancel) setTimer()
      ask()
    },
    beat() {
      const isWaiting = isAwaited && clock.elapsedMs() - askedAtMs < answerBoundMs
      if (isUp && !cancel && !isWaiting) beat()
    },
    answered() {
      if (!isAwaited) return false
      isAwaited = false
      if (isUp) return true
      isUp = true
      cancel?.()
      setTimer()
      up()
      return true
    },
    stop: () => cancel?.(),
  }
}
