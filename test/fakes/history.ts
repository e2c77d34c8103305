import { usd } from '../../app/domain/currency.ts'
import type { HistorySeries } from '../../app/domain/history.ts'
import { dayMs } from '../../app/domain/time.ts'

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
