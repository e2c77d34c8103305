import { hiddenMark, type Amount, type ShownAmount } from '../domain/amount.ts'
import { currencyLabel, shownDecimals, type CurrencyCode } from '../domain/currency.ts'
import { dayMs, hourMs, minuteMs, secondMs, type EpochMs } from '../domain/time.ts'
import { counted } from './quantity.ts'

/** One locale for figures and dates while there is one language; it moves with the language later. */
const locale = 'en-GB'
const narrowSpace = '\u202f'

const figures = new Map<number, Intl.NumberFormat>()

function figureFormat(decimals: number): Intl.NumberFormat {
  const known = figures.get(decimals)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  figures.set(decimals, made)
  return made
}

/**
 * An exact amount with its currency's customary decimals and thin spaces between groups, without the code:
 * `12 345.67`, or privacy mode's mark. Intl takes decimal strings exactly, so no digit passes through a float.
 */
export function formatAmount(amount: ShownAmount, currency: CurrencyCode): string {
  if (amount === hiddenMark) return hiddenMark
  return figureFormat(shownDecimals(currency))
    .formatToParts(amount)
    .map((part) => (part.type === 'group' ? narrowSpace : part.type === 'minusSign' ? '−' : part.value))
    .join('')
}

/** `12 345.67 USD`, held together on one line. */
export function formatMoney(amount: ShownAmount, currency: CurrencyCode): string {
  return `${formatAmount(amount, currency)}\u00a0${currencyLabel(currency)}`
}

const times = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })

/** A multiplier with two decimals at most: `1.98×`. */
export function formatTimes(multiplier: Amount): string {
  return `${times.format(multiplier)}×`
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const clockTime = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })

/** The exact time in the reader's zone, for hover and focus. */
export function formatExactTime(atMs: EpochMs): string {
  return exact.format(atMs)
}

export function formatDay(atMs: EpochMs): string {
  return day.format(atMs)
}

export function formatClockTime(atMs: EpochMs): string {
  return clockTime.format(atMs)
}

/** Relative up to a week, then the day: `just now`, `2 minutes ago`, `in 3 days`, `12 Jun 2026`. */
export function formatRelative(atMs: EpochMs, nowMs: EpochMs): string {
  const distanceMs = atMs - nowMs
  const sizeMs = Math.abs(distanceMs)
  if (sizeMs < 10 * secondMs) return 'just now'
  if (sizeMs >= 7 * dayMs) return formatDay(atMs)
  const [unit, unitMs] = unitFor(sizeMs)
  return relative.format(Math.trunc(distanceMs / unitMs), unit)
}

/** A length of time in its two largest units: `3 days 4 hours`, `12 minutes`, `less than a minute`. */
export function formatDuration(lengthMs: number): string {
  if (lengthMs < minuteMs) return 'less than a minute'
  const days = Math.floor(lengthMs / dayMs)
  const hours = Math.floor((lengthMs % dayMs) / hourMs)
  const minutes = Math.floor((lengthMs % hourMs) / minuteMs)
  const parts = [count(days, 'day'), count(hours, 'hour'), days > 0 ? '' : count(minutes, 'minute')]
  return parts.filter((part) => part !== '').join(' ')
}

/** `1 file`, `2 files`; nothing for none, so that the sentence can say it in its own way. */
export function count(number: number, one: string, many?: string): string {
  return number === 0 ? '' : counted(number, one, many)
}

function unitFor(sizeMs: number): ['second' | 'minute' | 'hour' | 'day', number] {
  if (sizeMs < minuteMs) return ['second', secondMs]
  if (sizeMs < hourMs) return ['minute', minuteMs]
  if (sizeMs < dayMs) return ['hour', hourMs]
  return ['day', dayMs]
}
