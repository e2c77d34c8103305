import { usd } from '../../app/domain/currency.ts'
import type { HistorySeries } from '../../app/domain/history.ts'
import { dayMs, hourMs } from '../../app/domain/time.ts'
import { amount, nowMs } from './views.ts'

/** A moment of a line: hours before its end, and what there was from then on. */
type Moment = readonly [hoursAgo: number, text: string | null]

export function seriesOf(moments: readonly Moment[], change: Partial<HistorySeries> = {}): HistorySeries {
  const amounts = moments.flatMap(([, text]) => (text === null ? [] : [amount(text)]))
  const sorted = amounts.toSorted((one, other) => Number(one) - Number(other))
  return {
    subject: 'total',
    currency: usd,
    range: '7d',
    fromMs: nowMs - 7 * dayMs,
    toMs: nowMs,
    points: moments.map(([hoursAgo, text]) => ({
      atMs: nowMs - hoursAgo * hourMs,
      amount: text === null ? null : amount(text),
    })),
    low: sorted[0] ?? null,
    high: sorted.at(-1) ?? null,
    change: { amount: amount('311.5'), percent: amount('1.15') },
    ...change,
  }
}

/** A week with a night that nobody watched. */
export const exampleSeries = seriesOf([
  ...moving(168, 96, 27_000, 350),
  [70, null],
  ...moving(58, 57, 27_150, 420),
  [1, '27311.5'],
])

/** A change each hour, up and down by `swing`. */
function moving(fromHours: number, count: number, middle: number, swing: number): readonly Moment[] {
  return Array.from({ length: count }, (_, at) => {
    const height = middle + swing * (Math.sin(at / 9) * 0.7 + Math.sin(at * 1.3) * 0.3)
    return [fromHours - at, height.toFixed(2)]
  })
}

/** A chart of which nothing is known. */
export const emptySeries: HistorySeries = {
  subject: 'total',
  currency: usd,
  range: '24h',
  fromMs: 0,
  toMs: dayMs,
  points: [],
  low: null,
  high: null,
  change: null,
}
