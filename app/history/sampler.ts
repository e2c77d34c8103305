import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import { isZero, type Amount } from '../domain/amount.ts'
import { shownDecimals, usd, type CurrencyCode } from '../domain/currency.ts'
import type { HistorySubject } from '../domain/history.ts'
import type { Host } from '../domain/host.ts'
import { quotient } from '../domain/quotient.ts'
import { hourMs, type EpochMs } from '../domain/time.ts'
import { drawnAmount, type Change, type Changes } from './changes.ts'
import { endOfTotal, type SeriesKind } from './reading.ts'
import { amountIn, numberIn } from './rows.ts'

/** What was known at some time: since when it was so, and what a total left out. */
export interface Sample {
  readonly atMs: EpochMs
  readonly amount: Amount | null
  readonly unpriced: string
}

/** The past of one line. Both ways take a few hundred seeks at most, however many rows there are. */
export interface Sampler {
  /** Null before anything was written. */
  at(atMs: EpochMs): Sample | null
  /** The same for each of many times, far faster than one by one. */
  atAll(times: readonly EpochMs[]): readonly (Sample | null)[]
  /** The lowest and the highest change in each stretch of `widthMs`, in no order. */
  extremes(fromMs: EpochMs, toMs: EpochMs, widthMs: number): readonly Sample[]
}

export interface Line {
  readonly account: AccountId
  readonly host: Host
  readonly subject: HistorySubject
  readonly display: CurrencyCode
}

export function createSamplers(db: DatabaseSync, changes: Changes): (line: Line) => Sampler {
  const within = 'FROM hour WHERE series = ? AND hour BETWEEN ? AND ?'
  // Of a group with one min or max SQLite answers the other columns from the row that has it.
  const lows = db.prepare(
    `SELECT low AS amount, low_at AS at, min(low_value) ${within} AND low_at BETWEEN ? AND ? GROUP BY CAST((low_at - ?) / ? AS INTEGER)`,
  )
  const highs = db.prepare(
    `SELECT high AS amount, high_at AS at, max(high_value) ${within} AND high_at BETWEEN ? AND ? GROUP BY CAST((high_at - ?) / ? AS INTEGER)`,
  )

  function writtenLine(series: number | null, kind: SeriesKind): Sampler {
    if (series === null) return nothing
    const sampleOf = (found: Change | null) =>
      found && {
        atMs: found.atMs,
        amount: drawnAmount(kind, found),
        unpriced: kind === 'total' ? found.also : '',
      }
    return {
      at: (atMs) => sampleOf(changes.at(series, atMs)),
      atAll: (times) => changes.atAll(series, times).map(sampleOf),
      extremes(fromMs, toMs, widthMs) {
        const hours = [Math.ceil(fromMs / hourMs), Math.floor(toMs / hourMs)] as const
        const asked = [series, ...hours, fromMs, toMs, fromMs, widthMs] as const
        const found = [...lows.all(...asked), ...highs.all(...asked)].map((row): Sample => ({
          atMs: numberIn(row, 'at'),
          amount: amountIn(row, 'amount'),
          unpriced: '',
        }))
        return [...found, ...beginning(series, kind, fromMs, Math.min(toMs, hours[0] * hourMs - 1))]
      },
    }
  }

  /** An hour that a chart begins in the middle of: its extremes may lie before. */
  function beginning(series: number, kind: SeriesKind, fromMs: EpochMs, toMs: EpochMs): readonly Sample[] {
    return changes.extremes(series, kind, fromMs, toMs).map((change) => ({
      atMs: change.atMs,
      amount: drawnAmount(kind, change),
      unpriced: '',
    }))
  }

  /** A total in a currency that was not looked at then: by its rate at that time. */
  function total({ account, host, display }: Line): Sampler {
    const inUsd = writtenLine(changes.find({ owner: account, kind: 'total', currency: usd }), 'total')
    if (display === usd) return inUsd
    const name = { owner: account, kind: 'total', currency: display } as const
    const kept = writtenLine(changes.find(name), 'total')
    const rate = writtenLine(changes.find({ owner: host, kind: 'rate', currency: display }), 'rate')

    function byRate(worth: Sample, unit: Sample | null, sinceMs: EpochMs): Sample | null {
      if (!unit?.amount || isZero(unit.amount)) return null
      const amount = worth.amount && quotient(worth.amount, unit.amount, shownDecimals(display))
      return { ...worth, atMs: Math.max(worth.atMs, unit.atMs, sinceMs), amount }
    }

    function atAll(times: readonly EpochMs[]): readonly (Sample | null)[] {
      const owns = kept.atAll(times)
      const others = times.filter((_, index) => !isKept(owns[index]))
      const worths = inUsd.atAll(others)
      const units = rate.atAll(others)
      let next = 0
      return owns.map((own) => {
        if (own && isKept(own)) return own
        const [worth, unit] = [worths[next], units[next]]
        next += 1
        return worth ? byRate(worth, unit ?? null, own?.atMs ?? 0) : null
      })
    }

    /** What was lowest or highest in USD then; where another currency was looked at, that one has its own. */
    function momentsOf(samples: readonly Sample[]): readonly Sample[] {
      const owns = kept.atAll(samples.map(({ atMs }) => atMs))
      const others = samples.filter((_, index) => !isKept(owns[index]))
      const units = rate.atAll(others.map(({ atMs }) => atMs))
      return others.flatMap((sample, index) => byRate(sample, units[index] ?? null, 0) ?? [])
    }

    return {
      at: (atMs) => atAll([atMs])[0] ?? null,
      atAll,
      extremes: (fromMs, toMs, widthMs) => [
        ...kept.extremes(fromMs, toMs, widthMs),
        ...momentsOf(inUsd.extremes(fromMs, toMs, widthMs)),
      ],
    }
  }

  return (line) => {
    if (line.subject === 'total') return total(line)
    const name = { owner: line.account, kind: 'balance', currency: line.subject } as const
    return writtenLine(changes.find(name), 'balance')
  }
}

const nothing: Sampler = { at: () => null, atAll: (times) => times.map(() => null), extremes: () => [] }

/** After an end nobody wrote it down in this currency. */
function isKept(sample: Sample | null | undefined): boolean {
  return sample !== null && sample !== undefined && sample.unpriced !== endOfTotal.also
}
