import type { AccountId } from '../domain/account.ts'
import {
  noHistoryStatus,
  noRecentHistory,
  type HistoryStatus,
  type RecentHistory,
} from '../domain/history.ts'
import { err } from '../domain/result.ts'
import type { HistoryActions } from './types.ts'

export interface CoreHistory extends HistoryActions {
  /** Remembers what an account's last reading brought, where it differs from the one before. Never throws. */
  record(id: AccountId): void
  status(): HistoryStatus
  recent(id: AccountId): RecentHistory
}

const none = () => Promise.resolve(err({ kind: 'history-unavailable', cause: 'none' } as const))

/** The past of every account. */
export function createHistory(): CoreHistory {
  return {
    record: () => undefined,
    status: () => noHistoryStatus,
    recent: () => noRecentHistory,
    series: none,
    exportTo: none,
    importFrom: none,
    wipe: none,
    dismissNotice: none,
  }
}
