import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../../app/history/database.ts'
import { openLedger, type Ledger } from '../../../app/history/ledger.ts'
import { numberIn } from '../../../app/history/rows.ts'
import { firstAccountId, type AccountId } from '../../../app/domain/account.ts'
import type { Amount } from '../../../app/domain/amount.ts'
import { usd, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { HistoryRange, HistorySeries, HistorySubject } from '../../../app/domain/history.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { minuteMs, type EpochMs } from '../../../app/domain/time.ts'
import { amount, currency } from '../../fakes/views.ts'

/** What was read at one moment: of each currency what is available, and what else differs from the usual. */
export interface Seen {
  readonly balances?: Readonly<Record<string, string>>
  readonly vault?: Readonly<Record<string, string>>
  readonly total?: string | null
  readonly totals?: Readonly<Record<string, string>>
  readonly unpriced?: readonly string[]
  readonly rates?: Readonly<Record<string, string>>
  readonly account?: AccountId
  readonly user?: string | null
  readonly nextInMs?: number
}

export interface HistoryWorld {
  readonly db: DatabaseSync
  readonly ledger: Ledger
  read(atMs: EpochMs, seen: Seen): boolean
  series(subject: string, range: HistoryRange, nowMs: EpochMs, options?: Looked): HistorySeries
  count(table: string): number
}

interface Looked {
  readonly display?: string
  readonly isPrivate?: boolean
  readonly account?: AccountId
}

/** A history in memory. */
export function createHistoryWorld(): HistoryWorld {
  const opened = openDatabase('memory')
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  const ledger = openLedger(db, { elapsedMs: () => performance.now() })
  return {
    db,
    ledger,
    read(atMs, seen) {
      const { account = firstAccountId, user = null, nextInMs = minuteMs, unpriced = [] } = seen
      const totals = { ...(seen.total === undefined ? {} : { usd: seen.total }), ...seen.totals }
      return ledger.record(
        {
          account,
          host: defaultHost,
          atMs,
          nextInMs,
          balances: Object.entries(seen.balances ?? {}).map(([code, available]) => ({
            currency: currency(code),
            available: amount(available),
            vault: amount(seen.vault?.[code] ?? '0'),
          })),
          totals: Object.entries(totals).map(([code, text]) => ({
            currency: currency(code),
            amount: text === null ? null : amount(text),
            unpriced: unpriced.map(currency),
          })),
          rates: amounts(seen.rates),
        },
        user,
        false,
      )
    },
    series(subject, range, nowMs, { display = 'usd', isPrivate = false, account = firstAccountId } = {}) {
      const line = {
        account,
        host: defaultHost,
        subject: subjectOf(subject),
        display: display === 'usd' ? usd : currency(display),
      }
      return ledger.series(line, range, nowMs, isPrivate)
    },
    count: (table) => numberIn(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get(), 'rows'),
  }
}

function subjectOf(text: string): HistorySubject {
  return text === 'total' ? text : currency(text)
}

function amounts(texts: Readonly<Record<string, string>> = {}): ReadonlyMap<CurrencyCode, Amount> {
  return new Map(Object.entries(texts).map(([code, text]) => [currency(code), amount(text)]))
}
