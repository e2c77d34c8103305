import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { minuteMs, secondMs, type EpochMs } from '../domain/time.ts'
import type { Kernel } from './kernel.ts'
import { createLeaps } from './leaps.ts'
import { createNetworkWatch, isForWantOfNetwork } from './network-watch.ts'
import { createPauses } from './pauses.ts'
import { dropIfExpired, readAccount } from './reader.ts'
import type { AccountState } from './state.ts'
import { hasBegunWithin, intervalsOf, lastSeenAtMs, noteBegun, noteEnded, plan } from './watch.ts'

/** Keeps every account read at its pace, by one timer. */
export interface Pacer {
  /** From here on, whatever has been read is read again at its pace. */
  start(): void
  setVisible(visible: boolean): void
  /** While held nothing is read. True when it was let go and readings are due. */
  setHeld(held: boolean): boolean
  /**
   * Reads one account now, whatever the pace, and goes on from there; at most once a second. Who asks while it is
   * being read, or waits for that second, gets the same reading. Null, or why it could not be read.
   */
  readNow(id: AccountId): Promise<Failure | null>
  /** The machine woke, or its screen was unlocked: reads every account, once however often this is said. */
  hurry(): void
  /** What decides about the pace has changed: the owner's choice, or the source of power. */
  reconsider(): void
  /** A balance has changed, as was learnt otherwise than by a reading. */
  noteChanged(id: AccountId): void
  /** The values were current at `atMs`, as was learnt otherwise than by a reading. */
  noteSeen(id: AccountId, atMs: EpochMs): void
  stop(): void
}

export interface PacerNeeds {
  /** Called from `start` on, and again about once a minute. */
  readonly everyMinute: () => void
  /** Called after each reading of an account, whatever came of it; it is over once this has answered. */
  readonly afterReading: (id: AccountId) => Promise<void>
}

/** Waking, unlocking and a leap of the clock come together, and are one reason to read. */
const sameReasonMs = 10 * secondMs

/** Nobody can ask more often than this. */
const askedEveryMs = secondMs

/** What falls due so soon is done with what is due now. */
const slackMs = 50
/** The look of each minute waits so long for a reading, or comes so early with one: both wake the machine once then. */
const lookWaitsMs = 10 * secondMs
const lookIsEarlyMs = 50 * secondMs

export function createPacer(kernel: Kernel, { everyMinute, afterReading }: PacerNeeds): Pacer {
  const { clock, conditions, random = Math.random } = kernel.ports
  const leaps = createLeaps(clock)
  const network = createNetworkWatch(kernel)
  const pauses = createPauses(clock)
  let running = false
  let isVisible = false
  let isHeld = false
  let onBattery = false
  let lookAtMs = 0
  let alarmAtMs = 0
  let cancelAlarm: (() => void) | null = null

  const states = () => kernel.records().map(({ id }) => kernel.account(id))

  const nextReadingMs = () => Math.min(...states().map(({ watch }) => watch.dueAtMs ?? Infinity))

  /** Sets the one timer to whatever comes first. */
  function setAlarm(): void {
    cancelAlarm?.()
    cancelAlarm = null
    if (!running) return
    const readingAtMs = nextReadingMs()
    const isLookWith = readingAtMs >= lookAtMs && readingAtMs <= lookAtMs + lookWaitsMs
    alarmAtMs = Math.min(isLookWith ? readingAtMs : lookAtMs, network.nextLookMs(isVisible), readingAtMs)
    cancelAlarm = clock.after(alarmAtMs - clock.elapsedMs(), ring)
  }

  function ring(): void {
    if (leaps.hasLeapt(alarmAtMs)) {
      hurry()
      return
    }
    const untilMs = clock.elapsedMs() + slackMs
    const isReadingDue = nextReadingMs() <= untilMs
    if (lookAtMs <= untilMs + (isReadingDue ? lookIsEarlyMs : 0)) look()
    if (network.hasReturned()) retry()
    for (const { id, watch } of states())
      if (watch.dueAtMs !== null && watch.dueAtMs <= untilMs) void read(id)
    setAlarm()
  }

  function replan(state: AccountState): void {
    const host = kernel.record(state.id)?.host
    const others = kernel.records().filter((other) => other.id !== state.id && other.host === host)
    const taken = others.flatMap(({ id }) => kernel.account(id).watch.dueAtMs ?? [])
    plan(kernel, state, { isVisible, onBattery, isHeld, taken })
    // Its next turn counts from the end of this one.
    if (state.reading) state.watch.dueAtMs = null
  }

  function replanAll(): void {
    if (!running) return
    onBattery = conditions?.onBattery() ?? false
    // What was never read is planned when that has been done.
    for (const state of states()) if (state.watch.began || isHeld) replan(state)
    setAlarm()
    kernel.changed()
  }

  async function read(id: AccountId): Promise<Failure | null> {
    if (!kernel.record(id)) return { kind: 'account-unknown' }
    if (isHeld) return { kind: 'locked' }
    const state = kernel.account(id)
    const { reading, balances } = state
    if (reading) return await reading
    noteBegun(state, clock)
    const failure = await readAccount(kernel, id, { security: true, persist: true })
    noteEnded(state, balances, clock.elapsedMs(), random())
    if (running && kernel.record(id) && kernel.account(id) === state) {
      onBattery = conditions?.onBattery() ?? false
      replan(state)
      network.look()
      setAlarm()
      kernel.changed()
    }
    await afterReading(id)
    return failure
  }

  async function readNow(id: AccountId): Promise<Failure | null> {
    if (!kernel.record(id)) return { kind: 'account-unknown' }
    const state = kernel.account(id)
    const { watch, reading } = state
    const sinceMs = watch.began ? clock.elapsedMs() - watch.began.atMs : Infinity
    if (reading || sinceMs >= askedEveryMs) return await read(id)
    watch.asked ??= pauses.pause(askedEveryMs - sinceMs).then(() => {
      watch.asked = null
      return kernel.accounts.get(id) === state ? read(id) : { kind: 'cancelled' }
    })
    return await watch.asked
  }

  /** Reads anew: what is under way may have begun on the other side of a leap. */
  async function readAnew(state: AccountState): Promise<void> {
    state.watch.forgiven = state.failures
    await state.reading
    await read(state.id)
  }

  function retry(): void {
    for (const state of states()) if (isForWantOfNetwork(state.failure)) void readAnew(state)
  }

  function hurry(): void {
    if (!running) return
    leaps.hasLeapt(clock.elapsedMs())
    look()
    for (const state of states()) {
      const isServed = state.reading !== null || state.failures === 0
      if (!isServed || !hasBegunWithin(state.watch, sameReasonMs, clock)) void readAnew(state)
    }
    setAlarm()
  }

  // Values turn stale and tokens expire without any reading: once a minute everybody looks again.
  function look(): void {
    lookAtMs = clock.elapsedMs() + minuteMs
    for (const { id } of kernel.records()) lookAtExpiry(id)
    if (onBattery !== (conditions?.onBattery() ?? false)) replanAll()
    network.look()
    everyMinute()
    kernel.changed()
  }

  /** A token that expires is dropped and no more read with; a clock that was ahead and is put right brings it back. */
  function lookAtExpiry(id: AccountId): void {
    const isNoted = kernel.account(id).failure?.kind === 'token-expired'
    if (dropIfExpired(kernel, id) !== isNoted) void read(id)
  }

  /** Whoever comes to look sees no older values than the pace of looking allows. */
  function lookOn(): void {
    const nowMs = clock.elapsedMs()
    const { visibleMs } = intervalsOf(kernel)
    for (const { id, watch, failures } of states()) {
      watch.stillSinceMs = nowMs
      const isOld = watch.dueAtMs !== null && nowMs - watch.endedAtMs >= visibleMs
      if (running && isOld && failures === 0) void read(id)
    }
  }

  return {
    readNow,
    hurry,
    reconsider: replanAll,
    start() {
      if (running) return
      running = true
      onBattery = conditions?.onBattery() ?? false
      look()
      setAlarm()
    },
    setVisible(now) {
      if (isVisible === now) return
      isVisible = now
      if (now) lookOn()
      replanAll()
    },
    setHeld(now) {
      const letGo = isHeld && !now
      isHeld = now
      replanAll()
      return letGo && running
    },
    noteChanged(id) {
      if (!kernel.record(id)) return
      const state = kernel.account(id)
      state.watch.stillSinceMs = clock.elapsedMs()
      if (state.watch.pace?.why === 'quiet') replanAll()
    },
    noteSeen(id, atMs) {
      if (!kernel.record(id)) return
      const state = kernel.account(id)
      const isNews = clock.now() - (lastSeenAtMs(state) ?? 0) > minuteMs
      state.watch.seen = { atMs: clock.elapsedMs(), wallMs: atMs }
      // Where nobody looks on, what was current all along is told with the next look.
      if (isVisible || isNews) kernel.changed()
    },
    stop() {
      running = false
      setAlarm()
      pauses.end()
    },
  }
}
