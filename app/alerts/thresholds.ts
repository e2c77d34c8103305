import { Big } from 'big.js'
import type { Threshold } from '../domain/alert-settings.ts'
import type { AlertFacts } from '../domain/alert.ts'
import { isZero, parseAmount, type Amount } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import type { Fired, Judged, Series } from './memory.ts'
import { stretchesSince, withoutOld, withReading, type SeriesReading } from './series.ts'

/** A total may only be compared with one that the same currencies are left out of. */
export interface MeasuredTotal {
  readonly amount: Amount
  readonly unpriced: readonly CurrencyCode[]
}

/** One fresh and whole reading of an account, as far as thresholds look at it. */
export interface Measured {
  readonly atMs: EpochMs
  readonly display: CurrencyCode
  /** In this currency; null where it cannot be told, or its rates cannot be believed. */
  readonly totalIn: (currency: CurrencyCode) => MeasuredTotal | null
  /** Available and in the vault together; undefined for a currency that the reading did not have. */
  readonly amountOf: (currency: CurrencyCode) => Amount | undefined
}

export interface ThresholdMemory {
  readonly series: readonly Series[]
  readonly fired: readonly Fired[]
}

/**
 * The thresholds that a reading passes. A fall is measured from the highest and a rise from the lowest amount within
 * the window, exactly, and has to exceed the threshold. Once passed, a threshold is measured from there anew: the same
 * fall is told once however long the window still sees it, and a further one is told again. A first reading passes none.
 */
export function passedThresholds(
  before: ThresholdMemory,
  measured: Measured,
  thresholds: readonly Threshold[],
): Judged<ThresholdMemory> {
  const { atMs } = measured
  let series = withoutOld(before.series, atMs)
  let { fired } = before
  const found: AlertFacts[] = []
  const values = new Map<string, SeriesReading>()
  for (const threshold of thresholds) {
    const seen = valueFor(threshold, measured)
    if (!seen) continue
    const facts = threshold.isOn ? passed(threshold, seen, { series, fired }, atMs) : null
    const isTold = facts !== null || values.get(seen.name)?.isTold === true
    values.set(seen.name, { value: seen.value, isTold, nowMs: atMs })
    if (!facts) continue
    found.push(facts)
    const own: Fired = { threshold: threshold.id, series: seen.name, atMs }
    fired = [...fired.filter(({ threshold: id }) => id !== threshold.id), own]
  }
  for (const [name, reading] of values) series = withReading(series, name, reading)
  const isSame = series === before.series && fired === before.fired
  return { memory: isSame ? before : { series, fired }, found }
}

interface Seen {
  readonly name: string
  readonly value: Amount
  readonly currency: CurrencyCode
}

function valueFor({ subject, size }: Threshold, measured: Measured): Seen | null {
  if (subject !== 'total') {
    const value = measured.amountOf(subject)
    return value === undefined ? null : { name: subject, value, currency: subject }
  }
  const currency = size.kind === 'amount' ? size.currency : measured.display
  const total = measured.totalIn(currency)
  return total && { name: totalName(currency, total.unpriced), value: total.amount, currency }
}

function totalName(currency: CurrencyCode, unpriced: readonly CurrencyCode[]): string {
  return ['total', currency, ...unpriced.toSorted()].join(' ')
}

function passed(
  threshold: Threshold,
  { name, value, currency }: Seen,
  { series, fired }: ThresholdMemory,
  nowMs: EpochMs,
): AlertFacts | null {
  const { id, subject, direction, size, windowMinutes } = threshold
  const sinceMs = nowMs - windowMinutes * minuteMs
  const last = fired.find((one) => one.threshold === id && one.series === name && one.atMs <= nowMs)
  const stretches = stretchesSince(series, name, sinceMs, nowMs)
  // What came before the last time it was passed was told then.
  const fresh = last ? stretches.filter(({ fromMs }) => fromMs >= last.atMs) : stretches
  const from = extreme(
    fresh.map(({ low, high }) => (direction === 'falls' ? high : low)),
    direction,
  )
  if (from === null) return null
  const change = direction === 'falls' ? new Big(from).minus(value) : new Big(value).minus(from)
  if (!exceeds(change, from, size)) return null
  const percent = isZero(from) ? null : percentOf(change, from)
  return {
    kind: 'change',
    threshold: id,
    subject,
    direction,
    windowMinutes,
    currency,
    from,
    to: value,
    percent,
  }
}

function extreme(amounts: readonly Amount[], direction: Threshold['direction']): Amount | null {
  const [first, ...others] = amounts
  if (first === undefined) return null
  return others.reduce((so, amount) => {
    const isBeyond = direction === 'falls' ? new Big(amount).gt(so) : new Big(amount).lt(so)
    return isBeyond ? amount : so
  }, first)
}

/** Exactly: no quotient is taken. */
function exceeds(change: Big, from: Amount, size: Threshold['size']): boolean {
  if (size.kind === 'amount') return change.gt(size.amount)
  return !isZero(from) && change.times(100).gt(new Big(from).times(size.percent))
}

/** With one decimal at most, cut off. */
function percentOf(change: Big, from: Amount): Amount | null {
  return parseAmount(change.times(100).div(from).round(1, 0).toFixed())
}
