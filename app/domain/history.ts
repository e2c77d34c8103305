import type { ShownAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { EpochMs } from './time.ts'

export const historyRanges = ['24h', '7d', '30d', 'all'] as const
export type HistoryRange = (typeof historyRanges)[number]

/** What a chart shows: everything in the display currency, or one currency in its own units. */
export type HistorySubject = 'total' | CurrencyCode

/** A moment of a chart. What lies between two moments is known to have been as the first says. */
export interface HistoryPoint {
  readonly atMs: EpochMs
  /** Null from here on, until the next moment: nobody was watching, so nobody knows. */
  readonly amount: ShownAmount | null
}

/** One line of a chart, already reduced to what a screen can show. */
export interface HistorySeries {
  readonly subject: HistorySubject
  /** Of the amounts: the display currency for a total. */
  readonly currency: CurrencyCode
  readonly range: HistoryRange
  readonly fromMs: EpochMs
  readonly toMs: EpochMs
  /** In the order of time; empty where nothing is known of this range. */
  readonly points: readonly HistoryPoint[]
  /** Lowest and highest, of all that was reduced too; null where there is nothing. In privacy mode hidden. */
  readonly low: ShownAmount | null
  readonly high: ShownAmount | null
  /** From the first to the last amount of the range; null where either is missing. */
  readonly change: Change | null
}

export interface Change {
  readonly amount: ShownAmount
  /** In percent of the first amount, signed, with at most two decimals; null where that was nothing. Hidden in privacy mode. */
  readonly percent: ShownAmount | null
}

/** A small line without axes: each value between 0 (its lowest) and 1 (its highest), null for a gap. */
export type Sparkline = readonly (number | null)[]
