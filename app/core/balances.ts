import { zero } from '../domain/amount.ts'
import type { BalanceChange } from '../domain/live.ts'
import type { Balance } from '../domain/snapshot.ts'
import { dated, type Kernel } from './kernel.ts'
import type { AccountState } from './state.ts'
import type { CorePorts } from './core-ports.ts'

/** The part of the kernel that this needs. */
export type Telling = Pick<Kernel, 'changed'> & { readonly ports: Pick<CorePorts, 'clock'> }

/** Far more currencies than Stake has: a server that goes on naming new ones must not fill the memory. */
const mostCurrencies = 1000

/**
 * Puts a whole reading in place. What has changed live since it was asked for is laid over it: the answer may be
 * from before the change, and one from after it is followed by a change of its own.
 */
export function takeReading(
  kernel: Telling,
  state: AccountState,
  balances: readonly Balance[],
  askedAtElapsedMs: number,
): void {
  for (const [key, { atElapsedMs }] of state.changes) {
    if (atElapsedMs < askedAtElapsedMs) state.changes.delete(key)
  }
  const changes = [...state.changes.values()].map(({ value }) => value)
  state.balances = dated(kernel, withChanges(balances, changes))
  state.wholeAtElapsedMs = askedAtElapsedMs
}

/**
 * Puts changes in place that came live, the newest last. True when balances are others now: before a whole reading
 * that was asked for after the live connection began nobody knows what else has changed, so until then they wait.
 */
export function takeChanges(
  kernel: Telling,
  state: AccountState,
  changes: readonly BalanceChange[],
): boolean {
  for (const change of changes) {
    const key = `${change.place} ${change.currency}`
    if (state.changes.has(key) || state.changes.size < 2 * mostCurrencies)
      state.changes.set(key, dated(kernel, change))
  }
  if (!state.balances || !isLive(state)) return false
  state.balances = dated(kernel, withChanges(state.balances.value, changes))
  kernel.changed()
  return true
}

/** Whether each change of a balance is told as it happens, and everything before it is known. */
export function isLive({ liveAtElapsedMs, wholeAtElapsedMs }: AccountState): boolean {
  return liveAtElapsedMs !== null && wholeAtElapsedMs !== null && wholeAtElapsedMs >= liveAtElapsedMs
}

function withChanges(balances: readonly Balance[], changes: readonly BalanceChange[]): readonly Balance[] {
  const byCurrency = new Map(balances.map((balance) => [balance.currency, balance]))
  for (const { place, currency, amount } of changes) {
    const known = byCurrency.get(currency)
    if (known || byCurrency.size < mostCurrencies) {
      byCurrency.set(currency, { ...(known ?? { currency, available: zero, vault: zero }), [place]: amount })
    }
  }
  return [...byCurrency.values()]
}
