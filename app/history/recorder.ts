import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import { isZero } from '../domain/amount.ts'
import { parseCurrencyCode } from '../domain/currency.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import type { Change, Changes } from './changes.ts'
import { endOfTotal, type Reading, type SeriesName, type State } from './reading.ts'
import { inTransaction, numberIn, textIn } from './rows.ts'
import type { Spans } from './spans.ts'

/** Rates are read more often than anybody needs to know them of the past. */
const rateEveryMs = 15 * minuteMs

export interface Recorder {
  /**
   * Writes what differs from the reading before, in one transaction; true when anything of the account's own changed.
   * Throws what the database throws; nothing of the reading is remembered then.
   */
  record(reading: Reading, mustWrite: boolean): boolean
  /** When anything was last seen, whoever's. */
  latestMs(): EpochMs
  reload(): void
}

interface Entry extends State {
  readonly name: SeriesName
}

export function createRecorder(db: DatabaseSync, changes: Changes, spans: Spans): Recorder {
  const known = new Map<string, Change | null>()
  const totalsOf = db.prepare("SELECT currency FROM series WHERE owner = ? AND kind = 'total'")
  const noteAccount = db.prepare(
    'INSERT INTO account (id, host) VALUES (?, ?) ON CONFLICT DO UPDATE SET host = excluded.host WHERE host <> excluded.host',
  )
  let latestMs: EpochMs | null = null

  function before(name: SeriesName): Change | null {
    const key = keyOf(name)
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const series = changes.find(name)
    const found = series === null ? null : changes.at(series, Number.MAX_SAFE_INTEGER)
    known.set(key, found)
    return found
  }

  function isNews({ name, amount, also }: Entry, atMs: EpochMs): boolean {
    const last = before(name)
    if (last === null) return name.kind !== 'balance' || amount === null || !isZero(amount) || also !== '0'
    if (last.amount === amount && last.also === also) return false
    return name.kind !== 'rate' || atMs - last.atMs >= rateEveryMs
  }

  /** Totals in currencies that nobody looks at any more end here. */
  function ended({ account, totals }: Reading): readonly Entry[] {
    const kept = new Set<string>(totals.map(({ currency }) => currency))
    return totalsOf
      .all(account)
      .map((row) => textIn(row, 'currency'))
      .filter((currency) => !kept.has(currency))
      .flatMap((text) => {
        const name = totalName(account, text)
        return name && before(name)?.also !== endOfTotal.also ? [{ name, ...endOfTotal }] : []
      })
  }

  return {
    record(reading, mustWrite) {
      const { account, atMs, nextInMs } = reading
      const news = [...entriesOf(reading), ...ended(reading)].filter((entry) => isNews(entry, atMs))
      const isSpanDue = spans.see(account, atMs, nextInMs)
      latestMs = Math.max(latestMs ?? 0, atMs)
      if (news.length === 0 && !isSpanDue && !mustWrite) return false
      inTransaction(db, () => {
        noteAccount.run(account, reading.host)
        for (const { name, amount, also } of news) {
          changes.add(changes.make(name), name.kind, { atMs, amount, also })
        }
        spans.write(account)
      })
      for (const { name, amount, also } of news) known.set(keyOf(name), { atMs, amount, also })
      return news.some(({ name }) => name.kind !== 'rate')
    },
    latestMs() {
      latestMs ??= newest(db)
      return latestMs
    },
    reload() {
      known.clear()
      latestMs = null
    },
  }
}

function entriesOf({ account, host, balances, totals, rates }: Reading): readonly Entry[] {
  return [
    // First of all: what a total is worth in another currency goes by the rate that stands before it.
    ...[...rates].map(([currency, amount]): Entry => {
      return { name: { owner: host, kind: 'rate', currency }, amount, also: '' }
    }),
    ...balances.map(({ currency, available, vault }): Entry => {
      return { name: { owner: account, kind: 'balance', currency }, amount: available, also: vault }
    }),
    ...totals.map(({ currency, amount, unpriced }): Entry => {
      const also = unpriced.toSorted().join(' ')
      return { name: { owner: account, kind: 'total', currency }, amount, also }
    }),
  ]
}

function keyOf({ owner, kind, currency }: SeriesName): string {
  return `${owner} ${kind} ${currency}`
}

function totalName(owner: AccountId, text: string): SeriesName | null {
  const currency = parseCurrencyCode(text)
  return currency && { owner, kind: 'total', currency }
}

function newest(db: DatabaseSync): EpochMs {
  const seen = db.prepare('SELECT coalesce(max("to"), 0) AS at FROM span').get()
  const changed = db
    .prepare(
      'SELECT coalesce(max((SELECT max(at) FROM change WHERE series = series.id)), 0) AS at FROM series',
    )
    .get()
  return Math.max(numberIn(seen, 'at'), numberIn(changed, 'at'))
}
