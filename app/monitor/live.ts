import { minuteMs, secondMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'

/** How a connection ended: it may be had again soon, or is refused here. */
export type LiveLoss = 'lost' | 'refused'

/** A connection that was had for this long was a good one: what ends it is no reason to wait long. */
const goodAfterMs = minuteMs
const firstWaitMs = 2 * secondMs
const longestWaitMs = 5 * minuteMs
const firstRefusedWaitMs = 5 * minuteMs
const longestRefusedWaitMs = 60 * minuteMs

/**
 * Milliseconds until the next try: doubled with each that came to nothing, up to five minutes for a connection that
 * was lost and an hour for one that was refused, less up to half of it by chance, so that a server that has restarted
 * is not asked by everybody at a time. `random` is from 0 to 1.
 */
export function liveWaitMs(loss: LiveLoss, failures: number, random: number): number {
  const [first, longest] =
    loss === 'lost' ? [firstWaitMs, longestWaitMs] : [firstRefusedWaitMs, longestRefusedWaitMs]
  return Math.min(first * 2 ** Math.min(failures, 10), longest) * (1 - random / 2)
}

export interface KeptConnection {
  probe(): void
  beat(): void
  close(): void
}

export interface KeeperEvents {
  readonly up: () => void
  readonly ended: (loss: LiveLoss) => void
}

export interface KeeperNeeds {
  readonly clock: Clock
  readonly random: () => number
  /** Begins one connection; `up` and then `ended` are called, or `ended` alone, or none after `close`. */
  readonly open: (events: KeeperEvents) => KeptConnection
  readonly onUp: () => void
  /** It was up, and is not any more. */
  readonly onDown: () => void
}

/** Keeps one live connection for as long as it is wanted. */
export interface Keeper {
  start(): void
  /** The machine woke, or the network came back: what was lost is tried again at once, what stands is asked. */
  hurry(): void
  beat(): void
  stop(): void
}

export function createKeeper({ clock, random, open, onUp, onDown }: KeeperNeeds): Keeper {
  let connection: KeptConnection | null = null
  let cancelWait: (() => void) | null = null
  let lastLoss: LiveLoss | null = null
  let failures = 0
  let upAtElapsedMs: number | null = null
  let openedAtElapsedMs: number | null = null
  let isWanted = false

  function begin(): void {
    cancelWait = null
    openedAtElapsedMs = clock.elapsedMs()
    connection = open({ up, ended })
  }

  function up(): void {
    upAtElapsedMs = clock.elapsedMs()
    onUp()
  }

  function ended(loss: LiveLoss): void {
    connection = null
    const isGood = upAtElapsedMs !== null && clock.elapsedMs() - upAtElapsedMs >= goodAfterMs
    if (isGood || loss !== lastLoss) failures = 0
    cancelWait = clock.after(liveWaitMs(loss, failures, random()), begin)
    lastLoss = loss
    failures += 1
    down()
  }

  function down(): void {
    if (upAtElapsedMs === null) return
    upAtElapsedMs = null
    onDown()
  }

  /** Signals that come in a row are one. */
  function isJustTried(): boolean {
    return openedAtElapsedMs !== null && clock.elapsedMs() - openedAtElapsedMs < firstWaitMs
  }

  return {
    start() {
      if (isWanted) return
      isWanted = true
      begin()
    },
    hurry() {
      if (connection) return connection.probe()
      if (!cancelWait || lastLoss !== 'lost' || isJustTried()) return
      cancelWait()
      begin()
    },
    beat: () => connection?.beat(),
    stop() {
      isWanted = false
      cancelWait?.()
      cancelWait = null
      connection?.close()
      connection = null
      lastLoss = null
      failures = 0
      down()
    },
  }
}
