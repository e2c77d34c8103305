import type { Hindrance } from '../domain/pace.ts'
import { secondMs, type EpochMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import { sameBalances } from '../monitor/same-balances.ts'
import { spread, usualPace, waitMs, type Intervals } from '../monitor/schedule.ts'
import type { Kernel } from './kernel.ts'
import type { AccountState } from './state.ts'
import type { Watch } from './watch-state.ts'

export function noteBegun({ watch }: AccountState, clock: Clock): void {
  watch.began = { atMs: clock.elapsedMs(), wallMs: clock.now() }
  watch.dueAtMs = null
}

/** `before` is what the account held when the reading began. */
export function noteEnded(state: AccountState, before: AccountState['balances'], atMs: number, draw: number) {
  const { watch, balances, failures } = state
  watch.endedAtMs = atMs
  watch.draw = draw
  if (failures === 0) watch.forgiven = null
  const isSame = before !== null && balances !== null && sameBalances(before.value, balances.value)
  if (failures === 0 && !isSame) watch.stillSinceMs = atMs
}

/** When the account's values were last known to be current, on the wall; null where there are none. */
export function lastSeenAtMs({ balances, watch: { seen } }: AccountState): EpochMs | null {
  if (balances === null) return null
  // The wall clock may have been set back in between.
  return seen !== null && seen.atMs > balances.atElapsedMs ? seen.wallMs : balances.atMs
}

/** Whether a reading has begun within `lengthMs`, by both clocks: a leap of either makes it old. */
export function hasBegunWithin({ began }: Watch, lengthMs: number, clock: Clock): boolean {
  if (began === null) return false
  return clock.elapsedMs() - began.atMs < lengthMs && Math.abs(clock.now() - began.wallMs) < lengthMs
}

/** Where backing off begins after a wake-up, however slow the pace is. */
const anewMs = 30 * secondMs

export interface Surroundings {
  readonly isVisible: boolean
  readonly onBattery: boolean
  readonly isHeld: boolean
  /** When other accounts on the same host are read. */
  readonly taken: readonly number[]
}

/** Says when the account is read next, at which pace, and what keeps it from that. */
export function plan(kernel: Kernel, state: AccountState, around: Surroundings): void {
  const { watch, failures, askedMs } = state
  const nowMs = kernel.ports.clock.elapsedMs()
  const usual = usualPace(intervalsOf(kernel), { ...around, quietForMs: nowMs - watch.stillSinceMs })
  const trouble = { failures: Math.max(0, failures - (watch.forgiven ?? 0)), draw: watch.draw }
  // A network needs a moment after it has come back: who waits for ten minutes then misses it.
  const fromMs = failures > 0 && watch.forgiven !== null ? Math.min(usual.everyMs, anewMs) : usual.everyMs
  const ownMs = waitMs(fromMs, { ...trouble, askedMs: 0 })
  const lengthMs = waitMs(fromMs, { ...trouble, askedMs })
  const hindrance = hindranceOf(state, around.isHeld, lengthMs > ownMs)
  const gapMs = usual.everyMs / (2 * (around.taken.length + 1))
  const dueAtMs = spread(Math.max(nowMs, watch.endedAtMs + lengthMs), around.taken, gapMs)
  watch.pace = { ...usual, hindrance }
  watch.dueAtMs = hindrance === 'locked' || hindrance === 'token' ? null : dueAtMs
}

function hindranceOf(
  { failure, failures }: AccountState,
  isHeld: boolean,
  mustWait: boolean,
): Hindrance | null {
  if (isHeld) return 'locked'
  // A token that is gone or refused is not tried again and again; the owner's next refresh is the probe.
  if (failure?.kind === 'token-rejected' || failure?.kind === 'token-expired') return 'token'
  if (mustWait) return 'asked-to-wait'
  return failures > 0 ? 'failing' : null
}

export function intervalsOf({ settings }: Kernel): Intervals {
  const { visibleReadSeconds, trayReadSeconds, sparingReadSeconds } = settings.current().preferences
  return {
    visibleMs: visibleReadSeconds * secondMs,
    trayMs: trayReadSeconds * secondMs,
    sparingMs: sparingReadSeconds * secondMs,
  }
}
