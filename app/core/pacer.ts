import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { minuteMs } from '../domain/time.ts'
import { nextDelayMs } from '../monitor/schedule.ts'
import type { Kernel } from './kernel.ts'
import { dropIfExpired, readAccount } from './reader.ts'

/** Keeps every account read at its pace. */
export interface Pacer {
  /** From here on, whatever has been read is read again at its pace. */
  start(): void
  setVisible(visible: boolean): void
  /** While held nothing is read. True when it was let go and readings are due. */
  setHeld(held: boolean): boolean
  /** Reads one account now, whatever the pace, and goes on from there. Null, or why it could not be read. */
  readNow(id: AccountId): Promise<Failure | null>
  /** Reads every account now. */
  hurry(): void
  stop(): void
}

export interface PacerNeeds {
  /** Called from `start` on, and again once a minute. */
  readonly everyMinute: () => void
  /** Called after each reading of an account, whatever came of it; it is over once this has answered. */
  readonly afterReading: (id: AccountId) => Promise<void>
}

export function createPacer(kernel: Kernel, { everyMinute, afterReading }: PacerNeeds): Pacer {
  const { clock } = kernel.ports
  const cancels = new Map<AccountId, () => void>()
  let running = false
  let visible = false
  let held = false
  let cancelMinute: (() => void) | null = null

  function schedule(id: AccountId): void {
    cancels.get(id)?.()
    if (!running || held) return
    const state = kernel.account(id)
    const { failures, retryAtMs } = state
    const nowMs = clock.now()
    const delayMs = nextDelayMs({ visible, failures, retryAtMs, nowMs })
    state.nextTryAtMs = nowMs + delayMs
    cancels.set(
      id,
      clock.after(delayMs, () => void readNow(id)),
    )
    kernel.changed()
  }

  async function readNow(id: AccountId): Promise<Failure | null> {
    cancels.get(id)?.()
    cancels.delete(id)
    const state = kernel.account(id)
    state.nextTryAtMs = null
    if (!kernel.record(id)) return { kind: 'account-unknown' }
    if (held) return { kind: 'locked' }
    const failure = await readAccount(kernel, id, { security: true, persist: true })
    // A token that is gone or refused is not tried again and again; the owner's next refresh is the probe.
    const hopeless = failure?.kind === 'token-rejected' || failure?.kind === 'token-expired'
    if (!hopeless) schedule(id)
    await afterReading(id)
    return failure
  }

  function readAll(): void {
    for (const { id } of kernel.records()) void readNow(id)
  }

  function dropTimers(): void {
    for (const [id, cancel] of cancels) {
      cancel()
      kernel.account(id).nextTryAtMs = null
    }
    cancels.clear()
  }

  // Values turn stale and tokens expire without any reading: once a minute everybody looks again.
  function look(): void {
    for (const { id } of kernel.records()) lookAtExpiry(id)
    everyMinute()
    kernel.changed()
    cancelMinute = clock.after(minuteMs, look)
  }

  /** A token that expires is dropped and no more read with; a clock that was ahead and is put right brings it back. */
  function lookAtExpiry(id: AccountId): void {
    const isNoted = kernel.account(id).failure?.kind === 'token-expired'
    if (dropIfExpired(kernel, id) !== isNoted && !held) void readNow(id)
  }

  return {
    readNow,
    start() {
      if (running) return
      running = true
      look()
    },
    setVisible(now) {
      if (visible === now) return
      visible = now
      if (!running) return
      for (const id of cancels.keys()) {
        const lastMs = kernel.account(id).balances?.atMs ?? 0
        if (visible && clock.now() - lastMs > minuteMs) void readNow(id)
        else schedule(id)
      }
    },
    setHeld(now) {
      const letGo = held && !now
      if (now) dropTimers()
      held = now
      return letGo && running
    },
    hurry() {
      if (!running) return
      everyMinute()
      readAll()
    },
    stop() {
      running = false
      cancelMinute?.()
      dropTimers()
    },
  }
}
