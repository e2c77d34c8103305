import { createHash } from 'node:crypto'
import type { AccountId, UserId } from '../domain/account.ts'
import type { HistoryFormat } from '../domain/history.ts'
import type { Host } from '../domain/host.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Ledger } from './ledger.ts'
import { endOfTotal } from './reading.ts'
import { numberIn, textIn, textOrNullIn } from './rows.ts'

/** One line of an exported history. Amounts are exact decimal strings, times ISO 8601 in UTC. */
export type Entry =
  | { at: string; kind: 'balance'; currency: string; available: string; vault: string }
  /** `amount` null: nothing could be valued. `unpriced` is left out of it. */
  | { at: string; kind: 'total'; currency: string; amount: string | null; unpriced: string[] }
  /** In USD for one unit. */
  | { at: string; kind: 'rate'; currency: string; amount: string }
  | { at: string; kind: 'watched'; until: string }

export interface Whose {
  readonly account: AccountId
  readonly host: Host
  readonly userId: UserId | null
}

export const exportVersion = 1
const rowsAtOnce = 2000

/** Tells one person's account from another's, and nothing else about it. */
export function userMark(userId: UserId | null): string | null {
  if (userId === null) return null
  return createHash('sha256').update(`stakewatch-history:${userId}`).digest('hex').slice(0, 16)
}

/** Asks for the next entries after a row; null once there are none. Never holds more than a few thousand. */
export interface EntryPages {
  next(ledger: Ledger): readonly Entry[] | null
}

/** What was known when the export began, in the order in which it was written down; then when the account was watched. */
export function entryPages({ account, host }: Whose): EntryPages {
  let after = 0
  let until: number | null = null
  let isDone = false
  return {
    next({ db }) {
      if (isDone) return null
      until ??= numberIn(db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM change').get(), 'seq')
      const rows = db
        .prepare(
          `SELECT seq, at, kind, currency, amount, also FROM change JOIN series ON series.id = change.series
           WHERE seq > ? AND seq <= ? AND owner IN (?, ?) ORDER BY seq LIMIT ?`,
        )
        .all(after, until, account, host, rowsAtOnce)
      if (rows.length > 0) {
        after = numberIn(rows.at(-1), 'seq')
        return rows.flatMap(entryIn)
      }
      isDone = true
      const spans = db.prepare('SELECT "from", "to" FROM span WHERE account = ? ORDER BY "from"').all(account)
      return spans.map((row) => ({
        at: iso(numberIn(row, 'from')),
        kind: 'watched',
        until: iso(numberIn(row, 'to')),
      }))
    },
  }
}

function entryIn(row: Parameters<typeof textIn>[0]): readonly Entry[] {
  const at = iso(numberIn(row, 'at'))
  const currency = textIn(row, 'currency')
  const amount = textOrNullIn(row, 'amount')
  const also = textIn(row, 'also')
  switch (textIn(row, 'kind')) {
    case 'balance':
      return [{ at, kind: 'balance', currency, available: amount ?? '0', vault: also }]
    case 'rate':
      return amount === null ? [] : [{ at, kind: 'rate', currency, amount }]
    default:
      if (also === endOfTotal.also) return []
      return [{ at, kind: 'total', currency, amount, unpriced: also === '' ? [] : also.split(' ') }]
  }
}

function iso(atMs: EpochMs): string {
  return new Date(atMs).toISOString()
}

/**
 * The text of the file, in pieces. As JSON it is one document with one entry in each line, so that it can be read again
 * line by line, however long it is.
 */
export async function* exportText(
  format: HistoryFormat,
  whose: Whose,
  nowMs: EpochMs,
  nextPage: () => Promise<readonly Entry[] | null>,
): AsyncGenerator<string> {
  yield format === 'csv' ? `${csvColumns.join(',')}\r\n` : jsonHead(whose, nowMs)
  let isFirst = true
  for (let page = await nextPage(); page !== null; page = await nextPage()) {
    if (page.length === 0) continue
    if (format === 'csv') yield page.map((entry) => `${csvLine(entry)}\r\n`).join('')
    else yield (isFirst ? '\n' : ',\n') + page.map((entry) => JSON.stringify(entry)).join(',\n')
    isFirst = false
  }
  if (format === 'json') yield '\n]}\n'
}

function jsonHead({ host, userId }: Whose, nowMs: EpochMs): string {
  const head = { stakewatch: 'history', version: exportVersion, host, account: userMark(userId) }
  return `${JSON.stringify({ ...head, exportedAt: iso(nowMs) }).slice(0, -1)},"entries":[`
}

const csvColumns = ['at', 'kind', 'currency', 'available', 'vault', 'amount', 'unpriced', 'until'] as const

/** No value needs quotes: they are times, decimals, and codes of small letters and digits. */
function csvLine(entry: Entry): string {
  const fields: Readonly<Partial<Record<string, string | string[] | null>>> = { ...entry }
  return csvColumns
    .map((column) => {
      const value = fields[column]
      return Array.isArray(value) ? value.join(' ') : (value ?? '')
    })
    .join(',')
}
