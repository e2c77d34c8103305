import type { Ledger } from '../history/ledger.ts'
import type { HistoryStore } from '../history/store.ts'
import type { AccountId } from '../domain/account.ts'
import { hiddenMark, isZero } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { noRecentHistory, type RecentHistory } from '../domain/history.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import type { Kernel } from './kernel.ts'

export interface RecentHistoryKeeper {
  of(id: AccountId, isPrivate: boolean): RecentHistory
  /** A reading has been written; `isNews` where it brought anything. */
  recorded(id: AccountId, isNews: boolean): void
  clear(): void
}

interface Kept {
  readonly display: CurrencyCode
  readonly recent: RecentHistory
  readonly dayAtMs: EpochMs
  readonly linesAtMs: EpochMs
}

/** The view is made many times a minute; what it says of the last days is looked up this often at most. */
const dayEveryMs = minuteMs
const linesEveryMs = 5 * minuteMs

/** Keeps what every view says of the last days, so that it is not looked up for each of them. */
export function createRecentHistory(kernel: Kernel, store: HistoryStore | null): RecentHistoryKeeper {
  const kept = new Map<AccountId, Kept>()
  const news = new Set<AccountId>()

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
      dayAtMs: nowMs,
      linesAtMs: areLinesDue ? nowMs : former.linesAtMs,
    }
  }

  function heldOf(id: AccountId): readonly CurrencyCode[] {
    const balances = kernel.account(id).balances?.value ?? []
    return balances
      .filter(({ available, vault }) => !isZero(available) || !isZero(vault))
      .map(({ currency }) => currency)
  }

  function current(id: AccountId): RecentHistory {
    const display = kernel.settings.current().preferences.displayCurrency
    const former = kept.get(id) ?? null
    const isFresh =
      former?.display === display && !isOver(former.dayAtMs, dayEveryMs, kernel.ports.clock.now())
    if (isFresh && !news.has(id)) return former.recent
    const done = store?.isOpen() ? store.use((ledger) => renew(id, former, display, ledger)) : null
    if (!done?.ok || !done.value) return noRecentHistory
    kept.set(id, done.value)
    news.delete(id)
    return done.value.recent
  }

  return {
    of(id, isPrivate) {
      const recent = current(id)
      if (!isPrivate) return recent
      return { day: recent.day && { amount: hiddenMark, percent: hiddenMark }, sparklines: {} }
    },
    recorded(id, isNews) {
      if (isNews) news.add(id)
    },
    clear: () => kept.clear(),
  }
}

/** Also where the clock has gone back meanwhile. */
function isOver(sinceMs: EpochMs, lengthMs: number, nowMs: EpochMs): boolean {
  return nowMs < sinceMs || nowMs - sinceMs >= lengthMs
}
