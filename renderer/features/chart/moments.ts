import type { HistoryPoint } from '../../../app/domain/history.ts'
import { dayMs, type EpochMs } from '../../../app/domain/time.ts'

/** The moment that holds at a time; null before the first one. */
export function momentAt(points: readonly HistoryPoint[], atMs: EpochMs): number | null {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low === 0 ? null : low - 1
}

/** Where a key leads from a moment; null for a key that leads nowhere. */
export function momentByKey(points: readonly HistoryPoint[], from: number, key: string): number | null {
  const last = points.length - 1
  const fromMs = points[from]?.atMs ?? 0
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, from - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, from + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    // A day that brought no change is no place to stand still on.
    case 'PageUp':
      return Math.max(from === last ? from : from + 1, momentAt(points, fromMs + dayMs) ?? 0)
    case 'PageDown':
      return Math.min(Math.max(0, from - 1), momentAt(points, fromMs - dayMs) ?? 0)
    default:
      return null
  }
}
