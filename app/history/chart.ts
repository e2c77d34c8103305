import { Big } from 'big.js'
import { hiddenMark, isZero, parseAmount, type Amount } from '../domain/amount.ts'
import type { Change, HistoryPoint, HistoryRange, HistorySeries, Sparkline } from '../domain/history.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import type { Sample, Sampler } from './sampler.ts'
import type { Span } from './spans.ts'

/** Finer than this no screen shows it: each stretch gives at most its last, lowest and highest. */
const stretches = 240
const sparks = 56

const rangeMs: Readonly<Record<Exclude<HistoryRange, 'all'>, number>> = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
}

/** When a range begins; all begins with the first thing known. */
export function rangeBegins(range: HistoryRange, nowMs: EpochMs, firstMs: EpochMs | null): EpochMs {
  return range === 'all' ? Math.min(firstMs ?? nowMs, nowMs) : nowMs - rangeMs[range]
}

type Head = Pick<HistorySeries, 'subject' | 'currency' | 'range' | 'fromMs' | 'toMs'>

/** The line between two times, from what was seen in these spans. */
export function drawSeries(
  head: Head,
  sampler: Sampler,
  spans: readonly Span[],
  isPrivate: boolean,
): HistorySeries {
  const { fromMs, toMs } = head
  const widthMs = Math.max(1, Math.ceil((toMs - fromMs) / stretches))
  const seen = closeTogether(spans, widthMs)
  const samples = samplesBetween(sampler, fromMs, toMs, widthMs)
  const points = seen.flatMap((span) => pointsOf(span, fromMs, toMs, sampler, samples))
  if (isPrivate) return { ...head, ...concealedLine(points) }
  const amounts = points.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  const known = points.filter(({ amount }) => amount !== null)
  // The extremes do not say what they left out.
  const [first, last] = [known[0], known.at(-1)].map((end) => end && sampler.at(end.atMs))
  return {
    ...head,
    points: points.map(({ atMs, amount }) => ({ atMs, amount })),
    low: amounts.reduce<Amount | null>((so, one) => (so === null || isLess(one, so) ? one : so), null),
    high: amounts.reduce<Amount | null>((so, one) => (so === null || isLess(so, one) ? one : so), null),
    change: changeBetween(first, last),
  }
}

/** Gaps that are narrower than a stretch would be too many, and too narrow to be seen. */
function closeTogether(spans: readonly Span[], widthMs: number): readonly Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const before = whole.at(-1)
    if (before && span.fromMs - before.toMs < widthMs) {
      whole[whole.length - 1] = { fromMs: before.fromMs, toMs: span.toMs }
    } else whole.push(span)
  }
  return whole
}

function samplesBetween(
  sampler: Sampler,
  fromMs: EpochMs,
  toMs: EpochMs,
  widthMs: number,
): readonly Sample[] {
  const edges: EpochMs[] = []
  for (let edgeMs = fromMs + widthMs; edgeMs < toMs + widthMs; edgeMs += widthMs)
    edges.push(Math.min(edgeMs, toMs))
  const atEdges = sampler
    .atAll(edges)
    .filter((sample): sample is Sample => sample !== null && sample.atMs > fromMs)
  return [...sampler.extremes(fromMs, toMs, widthMs), ...atEdges].toSorted(
    (one, other) => one.atMs - other.atMs,
  )
}

/** Of one span, as far as it lies in the range: what there was at its beginning, what it became, and that it ended. */
function pointsOf(
  span: Span,
  fromMs: EpochMs,
  toMs: EpochMs,
  sampler: Sampler,
  samples: readonly Sample[],
): readonly Sample[] {
  const begin = Math.max(span.fromMs, fromMs)
  const first = sampler.at(begin)
  const points: Sample[] = first ? [{ ...first, atMs: begin }] : []
  for (const sample of samples) {
    const before = points.at(-1)
    if (sample.atMs <= begin || sample.atMs > span.toMs) continue
    if (before?.amount !== sample.amount) points.push(sample)
  }
  if (points.length > 0 && span.toMs < toMs) {
    points.push({ atMs: span.toMs, amount: null, unpriced: '' })
  }
  return points
}

/** When something is known stays; what it is, and when it changed, does not. */
function concealedLine(points: readonly Sample[]): Omit<HistorySeries, keyof Head> {
  const shown: HistoryPoint[] = []
  for (const { atMs, amount } of points) {
    const mark = amount === null ? null : hiddenMark
    if (shown.at(-1)?.amount !== mark) shown.push({ atMs, amount: mark })
  }
  const hidden = shown.some(({ amount }) => amount !== null) ? hiddenMark : null
  return {
    points: shown,
    low: hidden,
    high: hidden,
    change: hidden && { amount: hidden, percent: hidden },
  }
}

/** Null where either is not known, or where they do not leave out the same. */
export function changeBetween(
  first: Sample | null | undefined,
  last: Sample | null | undefined,
): Change | null {
  if (!first?.amount || !last?.amount || first.unpriced !== last.unpriced) return null
  const difference = new Big(last.amount).minus(first.amount)
  const amount = parseAmount(difference.toFixed())
  if (amount === null) return null
  if (isZero(first.amount)) return { amount, percent: null }
  const percent = difference.times(100).div(new Big(first.amount).abs()).round(2, Big.roundHalfUp)
  return { amount, percent: parseAmount(percent.toFixed()) }
}

/** The same small line for a row of balances; null for one that has not moved. */
export function drawSparkline(
  sampler: Sampler,
  spans: readonly Span[],
  fromMs: EpochMs,
  toMs: EpochMs,
): Sparkline | null {
  const edge = (index: number) => fromMs + (index * (toMs - fromMs)) / sparks
  const times = Array.from({ length: sparks }, (_, index) => Math.floor(edge(index + 1)))
  const values = sampler.atAll(times).map((sample, index) => {
    const isSeen = spans.some((span) => span.fromMs <= edge(index + 1) && span.toMs >= edge(index))
    return isSeen && sample?.amount ? Number(sample.amount) : null
  })
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (!(high > low)) return null
  return values.map((value) => (value === null ? null : rounded((value - low) / (high - low))))
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}

/** Exactly, also where two are the same as floats. */
function isLess(one: Amount, other: Amount): boolean {
  const [near, far] = [Number(one), Number(other)]
  return near === far ? new Big(one).lt(other) : near < far
}
