import { Big } from 'big.js'
import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import { isZero, parseAmount, type Amount } from '../domain/amount.ts'
import { shownDecimals, usd, type CurrencyCode } from '../domain/currency.ts'
import type { HistorySubject } from '../domain/history.ts'
import type { Host } from '../domain/host.ts'
import { hourMs, type EpochMs } from '../domain/time.ts'
import { drawnAmount, type Changes } from './changes.ts'
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
  /** The lowest and the highest change in each stretch of `widthMs`, in no order. */
  extremes(fromMs: EpochMs, toMs: EpochMs, widthMs: number): readonly Sample[]
}

export interface Line {
  readonly account: AccountId
  readonly host: Host
  readonly subject: HistorySubject
  readonly display: CurrencyCode
}

/** Digits behind the last one shown at which a quotient is cut off: rounding it once afterwards is right then. */
const guardDigits = 10
const halfUp = 1
const decimals = new Map<number, typeof Big>()

/** More than any hour has, for the part of it that a chart begins with. */
const mostInHour = 5000

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
    return {
      at(atMs) {
        const found = changes.at(series, atMs)
        const unpriced = kind === 'total' ? (found?.also ?? '') : ''
        return found && { atMs: found.atMs, amount: drawnAmount(kind, found), unpriced }
      },
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
    const found = changes
      .between(series, fromMs, toMs, mostInHour)
      .map((change) => ({ atMs: change.atMs, amount: drawnAmount(kind, change), unpriced: '' }))
      .filter(({ amount }) => amount !== null)
      .toSorted((one, other) => Number(one.amount) - Number(other.amount))
    return found.length > 2 ? [found[0], found.at(-1)].filter((one) => one !== undefined) : found
  }

  /** A total in a currency that was not looked at then: by its rate at that time. */
  function total({ account, host, display }: Line): Sampler {
    const inUsd = writtenLine(changes.find({ owner: account, kind: 'total', currency: usd }), 'total')
    if (display === usd) return inUsd
    const name = { owner: account, kind: 'total', currency: display } as const
    const kept = writtenLine(changes.find(name), 'total')
    const rate = writtenLine(changes.find({ owner: host, kind: 'rate', currency: display }), 'rate')

    function byRate(worth: Sample, atMs: EpochMs, sinceMs: EpochMs): Sample | null {
      const unit = rate.at(atMs)
      if (!unit?.amount || isZero(unit.amount)) return null
      const amount = worth.amount && converted(worth.amount, unit.amount, display)
      return { ...worth, atMs: Math.max(worth.atMs, unit.atMs, sinceMs), amount }
    }

    function at(atMs: EpochMs): Sample | null {
      const own = kept.at(atMs)
      if (own && !isEnd(own)) return own
      const worth = inUsd.at(atMs)
      return worth && byRate(worth, atMs, own?.atMs ?? 0)
    }

    /** What was lowest or highest in USD then; where another currency was looked at, that one has its own. */
    function momentOf(sample: Sample): Sample | null {
      const own = kept.at(sample.atMs)
      return own && !isEnd(own) ? null : byRate(sample, sample.atMs, 0)
    }

    return {
      at,
      extremes(fromMs, toMs, widthMs) {
        const moments = inUsd.extremes(fromMs, toMs, widthMs).map(momentOf)
        return [...kept.extremes(fromMs, toMs, widthMs), ...moments.filter((sample) => sample !== null)]
      },
    }
  }

  return (line) => {
    if (line.subject === 'total') return total(line)
    const name = { owner: line.account, kind: 'balance', currency: line.subject } as const
    return writtenLine(changes.find(name), 'balance')
  }
}

const nothing: Sampler = { at: () => null, extremes: () => [] }

/** From then on nobody wrote it down in this currency. */
function isEnd({ unpriced }: Sample): boolean {
  return unpriced === endOfTotal.also
}

function converted(amount: Amount, rate: Amount, display: CurrencyCode): Amount | null {
  const shown = shownDecimals(display)
  const Decimal = decimals.get(shown) ?? decimalOf(shown)
  return parseAmount(new Decimal(amount).div(rate).round(shown, halfUp).toFixed())
}

/** No more digits than are needed: a chart divides hundreds of times. */
function decimalOf(shown: number): typeof Big {
  const made = Big()
  made.DP = shown + guardDigits
  made.RM = 0
  decimals.set(shown, made)
  return made
}
