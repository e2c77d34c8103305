import { Big } from 'big.js'
import type { DatabaseSync } from 'node:sqlite'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { hourMs, type EpochMs } from '../domain/time.ts'
import type { SeriesKind, SeriesName, State } from './reading.ts'
import { amountOrNullIn, numberIn, textIn, type Row } from './rows.ts'

export interface Change extends State {
  readonly atMs: EpochMs
}

/** The rows of changes, and the extremes of each hour that go with them. */
export interface Changes {
  /** Null where nothing of it was ever written. */
  find(name: SeriesName): number | null
  /** Finds it, or makes it. What is made in a transaction that fails must be looked for again: `reload`. */
  make(name: SeriesName): number
  add(series: number, kind: SeriesKind, change: Change): void
  /** Counts a change among the extremes of its hour. */
  fold(series: number, kind: SeriesKind, change: Change): void
  /** The last change at or before this time; null where there is none. */
  at(series: number, atMs: EpochMs): Change | null
  /** The same for each of many times. */
  atAll(series: number, times: readonly EpochMs[]): readonly (Change | null)[]
  /** Between these times, both included, in their order; at most `most` of them. */
  between(series: number, fromMs: EpochMs, toMs: EpochMs, most: number): readonly Change[]
  /** The lowest and the highest between these times, both included; none where nothing is known. */
  extremes(series: number, kind: SeriesKind, fromMs: EpochMs, toMs: EpochMs): readonly Change[]
  reload(): void
}

export function createChanges(db: DatabaseSync): Changes {
  const byName = db.prepare('SELECT id FROM series WHERE owner = ? AND kind = ? AND currency = ?')
  const insertSeries = db.prepare('INSERT INTO series (owner, kind, currency) VALUES (?, ?, ?)')
  const insert = db.prepare('INSERT INTO change (series, at, amount, also) VALUES (?, ?, ?, ?)')
  const foldIn = db.prepare(
    `INSERT INTO hour VALUES (:series, :hour, :amount, :at, :value, :amount, :at, :value)
     ON CONFLICT DO UPDATE SET
       low = iif(:value < low_value, :amount, low), low_at = iif(:value < low_value, :at, low_at),
       low_value = min(low_value, :value),
       high = iif(:value > high_value, :amount, high), high_at = iif(:value > high_value, :at, high_at),
       high_value = max(high_value, :value)
     WHERE :value < low_value OR :value > high_value`,
  )
  // One statement for all: asking costs more than seeking.
  const lasts = db.prepare(
    `SELECT change.at, change.amount, change.also FROM json_each(?) AS moment
     LEFT JOIN change ON change.seq =
       (SELECT seq FROM change WHERE series = ? AND at <= moment.value ORDER BY at DESC, seq DESC LIMIT 1)
     ORDER BY moment.key`,
  )
  const range = db.prepare(
    'SELECT at, amount, also FROM change WHERE series = ? AND at BETWEEN ? AND ? ORDER BY at, seq LIMIT ?',
  )
  // As `drawnAmount`, as a float to compare by. SQLite answers the other columns from the row that has the extreme.
  const drawn = `CAST(amount AS REAL) + iif(:kind = 'balance', CAST(also AS REAL), 0)`
  const [lowest, highest] = ['min', 'max'].map((extreme) =>
    db.prepare(
      `SELECT at, amount, also, ${extreme}(${drawn}) AS value FROM change
       WHERE series = :series AND at BETWEEN :from AND :to AND amount IS NOT NULL`,
    ),
  )
  const ids = new Map<string, number>()

  function find({ owner, kind, currency }: SeriesName): number | null {
    const key = `${owner} ${kind} ${currency}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const row = byName.get(owner, kind, currency)
    if (!row) return null
    const id = numberIn(row, 'id')
    ids.set(key, id)
    return id
  }

  function fold(series: number, kind: SeriesKind, change: Change): void {
    // Nobody draws rates.
    const amount = kind === 'rate' ? null : drawnAmount(kind, change)
    if (amount === null) return
    const { atMs } = change
    foldIn.run({ series, hour: Math.floor(atMs / hourMs), amount, at: atMs, value: Number(amount) })
  }

  function atAll(series: number, times: readonly EpochMs[]): readonly (Change | null)[] {
    const rows = lasts.all(JSON.stringify(times), series)
    return rows.map((row) => (row['at'] === null ? null : changeIn(row)))
  }

  return {
    find,
    make(name) {
      const known = find(name)
      if (known !== null) return known
      return Number(insertSeries.run(name.owner, name.kind, name.currency).lastInsertRowid)
    },
    add(series, kind, change) {
      insert.run(series, change.atMs, change.amount, change.also)
      fold(series, kind, change)
    },
    fold,
    at: (series, atMs) => atAll(series, [atMs])[0] ?? null,
    atAll,
    between: (series, fromMs, toMs, most) => range.all(series, fromMs, toMs, most).map(changeIn),
    extremes: (series, kind, from, to) =>
      [lowest, highest].flatMap((extreme) => {
        const row = extreme?.get({ kind, series, from, to })
        return row?.['value'] === null ? [] : [changeIn(row)]
      }),
    reload: () => ids.clear(),
  }
}

function changeIn(row: Row): Change {
  return {
    atMs: numberIn(row, 'at'),
    amount: amountOrNullIn(row, 'amount'),
    also: textIn(row, 'also'),
  }
}

/** What a chart shows of it: all of a balance, wherever it lies. */
export function drawnAmount(kind: SeriesKind, { amount, also }: State): Amount | null {
  if (kind !== 'balance' || amount === null || also === '0') return amount
  return parseAmount(new Big(amount).plus(also).toFixed())
}
