import { Big } from 'big.js'
import type { Amount } from '../domain/amount.ts'
import { dayMs, minuteMs, type EpochMs } from '../domain/time.ts'
import type { Series, Stretch } from './memory.ts'

/** The longest window that a threshold may have. */
const keptMs = dayMs
/** Changes that follow each other this closely become one stretch, of which lowest and highest are known. */
const stretchMs = 5 * minuteMs
/** That an amount is still the same is noted this often. */
const notedEveryMs = 10 * minuteMs

/** Totals in several currencies, and with different currencies left out of them, and one for each balance. */
export const mostSeries = 48

export interface SeriesReading {
  readonly value: Amount
  /** A threshold is passed by it: what comes from here on is kept apart from what came before. */
  readonly isTold: boolean
  readonly nowMs: EpochMs
}

/**
 * The series with one more reading, without what is older than a day, and without what a clock that was ahead has
 * left in the future. The same list where nothing worth noting has come.
 */
export function withReading(
  all: readonly Series[],
  name: string,
  { value, isTold, nowMs }: SeriesReading,
): readonly Series[] {
  const before = all.find((series) => series.name === name)
  const kept = (before?.stretches ?? []).filter(
    ({ fromMs, untilMs }) => nowMs - untilMs <= keptMs + notedEveryMs && fromMs <= nowMs,
  )
  const stretches = isTold ? [...kept, flat(value, nowMs)] : withValue(kept, value, nowMs)
  if (before && stretches === kept && kept.length === before.stretches.length) return all
  const others = all.filter((series) => series.name !== name)
  return [...others, { name, stretches }].slice(-mostSeries)
}

/** Without those that nothing was added to for a day. */
export function withoutOld(all: readonly Series[], nowMs: EpochMs): readonly Series[] {
  const young = all.filter(({ stretches }) => {
    const untilMs = stretches.at(-1)?.untilMs
    return untilMs !== undefined && Math.abs(nowMs - untilMs) <= 2 * keptMs
  })
  return young.length === all.length ? all : young
}

function withValue(stretches: readonly Stretch[], value: Amount, nowMs: EpochMs): readonly Stretch[] {
  const last = stretches.at(-1)
  if (!last) return [flat(value, nowMs)]
  const before = stretches.slice(0, -1)
  const isFlat = last.low === last.high
  if (last.last === value && isFlat) {
    return nowMs - last.untilMs < notedEveryMs ? stretches : [...before, { ...last, untilMs: nowMs }]
  }
  if (nowMs - last.fromMs >= stretchMs) {
    // Until now it was as it was last seen, which the coarse notes of it need not have said yet.
    const ended = isFlat && nowMs - last.untilMs < notedEveryMs ? { ...last, untilMs: nowMs } : last
    return [...before, ended, flat(value, nowMs)]
  }
  const low = new Big(value).lt(last.low) ? value : last.low
  const high = new Big(value).gt(last.high) ? value : last.high
  return [...before, { ...last, untilMs: nowMs, low, high, last: value }]
}

function flat(value: Amount, nowMs: EpochMs): Stretch {
  return { fromMs: nowMs, untilMs: nowMs, low: value, high: value, last: value }
}

/** The stretches that something of lay at or after `sinceMs`. */
export function stretchesSince(
  all: readonly Series[],
  name: string,
  sinceMs: EpochMs,
  nowMs: EpochMs,
): readonly Stretch[] {
  const stretches = all.find((series) => series.name === name)?.stretches ?? []
  return stretches.filter(({ fromMs, untilMs }) => untilMs >= sinceMs && fromMs <= nowMs)
}
