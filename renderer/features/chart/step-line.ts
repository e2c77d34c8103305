import { hiddenMark } from '../../../app/domain/amount.ts'
import type { HistoryPoint, HistorySeries } from '../../../app/domain/history.ts'
import { secondMs, type EpochMs } from '../../../app/domain/time.ts'

/** What is drawn: floats, for pixels only. */
export interface StepLine {
  /** Seconds since 1970, rising; a step has its moment twice. */
  readonly xs: readonly number[]
  /** Null where the line is interrupted. */
  readonly ys: readonly (number | null)[]
}

/** An amount holds until the next moment; what nobody watched is a gap, and never a line. */
export function stepLine({ points, toMs }: Pick<HistorySeries, 'points' | 'toMs'>): StepLine {
  const xs: number[] = []
  const ys: (number | null)[] = []
  for (const [index, point] of points.entries()) {
    const y = heightOf(point)
    xs.push(point.atMs / secondMs)
    ys.push(y)
    if (y === null) continue
    xs.push(endOf(points, index, toMs) / secondMs)
    ys.push(y)
  }
  return { xs, ys }
}

export function heightOf({ amount }: HistoryPoint): number | null {
  return amount === null || amount === hiddenMark ? null : Number(amount)
}

/** Until when a moment's amount holds. */
export function endOf(points: readonly HistoryPoint[], index: number, toMs: EpochMs): EpochMs {
  return points[index + 1]?.atMs ?? Math.max(toMs, points[index]?.atMs ?? toMs)
}

/** From the lowest to the highest, with room around them; a flat line runs through the middle. */
export function heightRange(ys: StepLine['ys']): readonly [low: number, high: number] {
  const known = ys.filter((y) => y !== null)
  const low = known.reduce((so, y) => Math.min(so, y), Infinity)
  const high = known.reduce((so, y) => Math.max(so, y), -Infinity)
  if (low > high) return [0, 1]
  const room = high > low ? (high - low) * 0.12 : Math.abs(high) * 0.02 || 1
  // Nobody owes what they never owed because of a margin.
  const floor = low >= 0 ? 0 : -Infinity
  return [Math.max(floor, low - room), high + room]
}

const mostLines = 5

/** Three to five round heights between two, the lowest first; one where a float knows no finer ones. */
export function gridHeights(low: number, high: number): readonly number[] {
  const span = high - low
  const power = 10 ** Math.floor(Math.log10(span / mostLines))
  for (const factor of [1, 2, 2.5, 5, 10, 20]) {
    const step = factor * power
    const first = Math.ceil(low / step)
    const lines = Math.floor(high / step) - first + 1
    if (!(lines > mostLines) && (first + 1) * step > first * step)
      return Array.from({ length: lines }, (_, at) => (first + at) * step)
  }
  return [low]
}
