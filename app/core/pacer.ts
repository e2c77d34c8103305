import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { minuteMs } from '../domain/time.ts'
import { nextDelayMs } from '../monitor/schedule.ts'
import type { Kernel } from './kernel.ts'
import { readAccount } from './reader.ts'

/** Keeps every account read at its pace. */
export interface Pacer {
  /** From here on, whatever has been read is read again at its pace. */
  start(): void
  setVisible(visible: boolean): void
  /** Reads one account now, whatever the pace, and goes on from there. Null, or why it could not be read. */
  readNow(id: AccountId): Promise<Failure | null>
  /** Reads every account now. */
  hurry(): void
  stop(): void
}

export function createPacer(kernel: Kernel): Pacer {
  const { clock } = kernel.ports
  const cancels = new Map<AccountId, () => void>()
  let running = false
  let visible = false
  let cancelMinute: (() => void) | null = null

  function schedule(id: AccountId): void {
    cancels.get(id)?.()
    if (!running) return
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
    const failure = await readAccount(kernel, id, { security: true, persist: true })
    // A token that is gone or refused is not tried again and again; the owner's next refresh is the probe.
    const hopeless = failure?.kind === 'token-rejected' || failure?.kind === 'token-expired'
    if (!hopeless) schedule(id)
    return failure
  }

  function readAll(): void {
    for (const { id } of kernel.records()) void readNow(id)
  }

  // Values turn stale and tokens expire without any reading: once a minute everybody looks again.
  function everyMinute(): void {
    cancelMinute = clock.after(minuteMs, () => {
      kernel.changed()
      everyMinute()
    })
  }

  return {
    readNow,
    start() {
      if (running) return
      running = true
      everyMinute()
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
    hurry() {
      if (running) readAll()
    },
    stop() {
      running = false
      cancelMinute?.()
      for (const cancel of cancels.values()) cancel()
      cancels.clear()
    },
  }
}
