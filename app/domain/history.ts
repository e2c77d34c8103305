import type { AccountId } from './account.ts'
import type { ShownAmount } from './amount.ts'
import type { CurrencyCode } from './currency.ts'
import type { EpochMs } from './time.ts'

export const historyRanges = ['24h', '7d', '30d', 'all'] as const
export type HistoryRange = (typeof historyRanges)[number]

/** What a chart shows: everything in the display currency, or one currency in its own units. */
export type HistorySubject = 'total' | CurrencyCode

/** What is looked at. */
export interface ChartChoice {
  readonly subject: HistorySubject
  readonly range: HistoryRange
}

export const firstChart: ChartChoice = { subject: 'total', range: '7d' }

/** A moment of a chart. What lies between two moments is known to have been as the first says. */
export interface HistoryPoint {
  readonly atMs: EpochMs
  /** Null from here on, until the next moment: nobody was watching, or nothing could be priced, so nobody knows. */
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

/** For how many days the past is kept; null in the preferences for ever. */
export const historyChoices = [30, 90, 365] as const
export type HistoryDays = (typeof historyChoices)[number]

export const historyFormats = ['csv', 'json'] as const
export type HistoryFormat = (typeof historyFormats)[number]

/** The last day of one account, small enough to be in every view. */
export interface RecentHistory {
  /** Of the total in the display currency, over the last 24 hours. */
  readonly day: Change | null
  /** Of the last seven days, for each currency that is held and has moved; none in privacy mode. */
  readonly sparklines: Readonly<Partial<Record<CurrencyCode, Sparkline>>>
}

export const noRecentHistory: RecentHistory = { day: null, sparklines: {} }

/** What is said of the history as a whole. */
export interface HistoryStatus {
  /** Why nothing is written now; null while all is well, and where this host keeps no history. */
  readonly problem: HistoryProblem | null
  /** A damaged file that was found in this run, and where it is now; its name without the folder. */
  readonly setAside: string | null
  /** Of each account, since when there is any. */
  readonly sinceMs: Readonly<Partial<Record<AccountId, EpochMs>>>
  /** On the disk; null where there is none. */
  readonly bytes: number | null
}

export type HistoryProblem =
  /** Written by a newer version: not touched, and nothing is kept in this run. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Tried again with the next reading, as the others below. */
  | { readonly kind: 'disk-full' | 'denied' | 'busy' | 'other' }
  /** The clock stands more than a day before what was written last. */
  | { readonly kind: 'clock-behind' }
  /** Damaged again after one was set aside: nothing more is kept in this run. */
  | { readonly kind: 'damaged' }

export const noHistoryStatus: HistoryStatus = { problem: null, setAside: null, sinceMs: {}, bytes: null }
