import { assertNever } from '../../../app/domain/assert-never.ts'
import { dayMs, type EpochMs } from '../../../app/domain/time.ts'
import type { ExpiryChoice } from '../../../app/domain/view.ts'
import { wholeNumber } from '../../ui/whole-number.ts'

/** What stands in the form of the expiry step, right or wrong. */
export interface ExpiryDraft {
  readonly kind: ExpiryChoice['kind']
  readonly days: string
  /** `YYYY-MM-DD`, in the reader's zone; empty while none is given. */
  readonly date: string
}

/** Also main's bound: an expiry further away than ten years is a slip of the keyboard. */
export const longestExpiryDays = 3650
const usualDays = 30

export function draftOf(choice: ExpiryChoice): ExpiryDraft {
  return {
    kind: choice.kind,
    days: String(choice.kind === 'in' ? choice.days : usualDays),
    date: choice.kind === 'at' ? localDate(choice.atMs) : '',
  }
}

/**
 * What the draft says, or null while it is not valid. A date means its last second in the reader's zone;
 * `declared`, the choice that stands already, keeps its exact time as long as its date is not touched.
 */
export function choiceOf(draft: ExpiryDraft, declared: ExpiryChoice, nowMs: EpochMs): ExpiryChoice | null {
  switch (draft.kind) {
    case 'unknown':
      return { kind: 'unknown' }
    case 'in': {
      const days = wholeNumber(draft.days, 1, longestExpiryDays)
      return days === null ? null : { kind: 'in', days }
    }
    case 'at': {
      if (declared.kind === 'at' && localDate(declared.atMs) === draft.date) return declared
      const atMs = endOfDay(draft.date)
      return atMs !== null && atMs > nowMs && atMs <= nowMs + longestExpiryDays * dayMs
        ? { kind: 'at', atMs }
        : null
    }
    default:
      return assertNever(draft.kind)
  }
}

function endOfDay(date: string): EpochMs | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const atMs = new Date(`${date}T23:59:59`).getTime()
  return Number.isNaN(atMs) ? null : atMs
}

/** `YYYY-MM-DD` in the reader's zone, as a date field wants it. */
export function localDate(atMs: EpochMs): string {
  const date = new Date(atMs)
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-')
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
