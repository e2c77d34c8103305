import type { RawHit } from './hit.ts'

/** By their place, and of those that overlap only the one that was listed first. */
export function withoutOverlaps(hits: readonly RawHit[]): readonly RawHit[] {
  const ordered = hits
    .map((hit, rank) => ({ hit, rank }))
    .sort((a, b) => a.hit.start - b.hit.start || a.rank - b.rank)
  const kept: { hit: RawHit; rank: number }[] = []
  for (const item of ordered) {
    const last = kept.at(-1)
    if (!last || item.hit.start >= last.hit.end) kept.push(item)
    else if (item.rank < last.rank) kept[kept.length - 1] = item
  }
  return kept.map(({ hit }) => hit)
}
