import type { Ledger } from '../history/ledger.ts'
import type { HistoryStore } from '../history/store.ts'
import type { AccountId } from '../domain/account.ts'
import { hiddenMark } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { noRecentHistory, type RecentHistory } from '../domain/history.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import { isHeld } from '../domain/zeros.ts'
import type { Kernel } from './kernel.ts'

export interface RecentHistoryKeeper {
  /** As it was last looked up: every view asks, and none has to wait for the disk but the first. */
  of(id: AccountId, isPrivate: boolean): RecentHistory
  /** Looks it up anew, where anybody has asked: something has been written, or a minute has passed. */
  look(id: AccountId): void
  clear(): void
}

interface Kept {
  readonly display: CurrencyCode
  readonly recent: RecentHistory
  readonly linesAtMs: EpochMs
}

/** A week in a small picture hardly moves within minutes, and takes longest to look up. */
const linesEveryMs = 5 * minuteMs

/** Keeps what every view says of the last days, so that it is not looked up for each of them. */
export function createRecentHistory(kernel: Kernel, store: HistoryStore | null): RecentHistoryKeeper {
  const kept = new Map<AccountId, Kept>()

  function renew(id: AccountId, former: Kept | null, display: CurrencyCode, ledger: Ledger): Kept | null {
    const record = kernel.record(id)
    if (!record) return null
    const nowMs = kernel.ports.clock.now()
    const line = { account: id, host: record.host, subject: 'total', display } as const
    const areLinesDue = !former || isOver(former.linesAtMs, linesEveryMs, nowMs)
    return {
      display,
      recent: {
        day: ledger.day(line, nowMs),
        sparklines: areLinesDue ? ledger.sparklines(line, heldOf(id), nowMs) : former.recent.sparklines,
      },
      linesAtMs: areLinesDue ? nowMs : former.linesAtMs,
    }
  }

  function heldOf(id: AccountId): readonly CurrencyCode[] {
    const balances = kernel.account(id).balances?.value ?? []
    return balances.filter(isHeld).map(({ currency }) => currency)
  }

  /** None where the history cannot be read. */
  function lookUp(id: AccountId, former: Kept | null): RecentHistory {
    const done = store?.isOpen() ? store.use((ledger) => renew(id, former, displayNow(), ledger)) : null
    if (!done?.ok || !done.value) {
      kept.delete(id)
      return noRecentHistory
    }
    kept.set(id, done.value)
    return done.value.recent
  }

  /** What is known in the currency of today. */
  function known(id: AccountId): Kept | null {
    const former = kept.get(id)
    return former?.display === displayNow() ? former : null
  }

  const displayNow = () => kernel.settings.current().preferences.displayCurrency

  return {
    of(id, isPrivate) {
      const recent = known(id)?.recent ?? lookUp(id, null)
      if (!isPrivate) return recent
      return { day: recent.day && { amount: hiddenMark, percent: hiddenMark }, sparklines: {} }
    },
    look(id) {
      const former = known(id)
      if (former) lookUp(id, former)
    },
    clear: () => kept.clear(),
  }
}

/** Also where the clock has gone back meanwhile. */
function isOver(sinceMs: EpochMs, lengthMs: number, nowMs: EpochMs): boolean {
  return nowMs < sinceMs || nowMs - sinceMs >= lengthMs
}
