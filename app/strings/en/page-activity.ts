import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { HistoryPoint, HistoryRange, HistorySubject } from '../../domain/history.ts'
import type { EpochMs } from '../../domain/time.ts'
import { formatExactTime, formatMoney } from '../format.ts'
import { formatWhole } from '../quantity.ts'

/** Words of the activity: what the balances did. */
export const activityStrings = {
  chart: {
    title: 'Balance over time',
    subject: 'What the line shows',
    total: 'Total',
    range: 'Time',
    ranges: {
      '24h': '24 hours',
      '7d': '7 days',
      '30d': '30 days',
      all: 'All',
    } satisfies Record<HistoryRange, string>,
    line: 'Moment of the line',
    change: 'Change',
    low: 'Lowest',
    high: 'Highest',
    empty: 'Nothing is known of this time. The line goes on with each reading that brings a change.',
    hidden:
      'Amounts are hidden, and the line with them: its shape alone would tell how they move. Show the amounts to see it.',
    again: 'Ask again',
    loading: 'Loading the line',
    table: 'As a table',
    from: 'From',
    until: 'Until',
    amount: 'Amount',
    now: 'now',
    unknown: 'not known',
  },
  sparkline: '7 days',
} as const

export function subjectLabel(subject: HistorySubject): string {
  return subject === 'total' ? activityStrings.chart.total : currencyLabel(subject)
}

/** `12 Jun 2026, 15:30:00 – 19 Jun 2026, 15:30:00` */
export function periodText(fromMs: EpochMs, toMs: EpochMs): string {
  return `${formatExactTime(fromMs)} – ${formatExactTime(toMs)}`
}

/** `27 311.50 USD from 12 Jun 2026, 15:30:00`, or that nobody knows, until when where it has ended. */
export function momentText(
  { atMs, amount }: HistoryPoint,
  untilMs: EpochMs | null,
  currency: CurrencyCode,
): string {
  const until = untilMs === null ? '' : ` until ${formatExactTime(untilMs)}`
  const what = amount === null ? 'Not known' : formatMoney(amount, currency)
  return `${what} from ${formatExactTime(atMs)}${until}`
}

/** `The newest 200 of 1 204 moments; an export has them all.` */
export function tableCutText(shown: number, all: number): string {
  return `The newest ${formatWhole(shown)} of ${formatWhole(all)} moments of this line.`
}

/** What a small line says to who does not see it. */
export function sparklineText(first: number, last: number): string {
  if (first === last) return 'as it was 7 days ago'
  return last > first ? 'up over 7 days' : 'down over 7 days'
}
