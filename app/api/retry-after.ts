import { hourMs, secondMs, type EpochMs } from '../domain/time.ts'
import { httpDateMs } from './http-date.ts'

/** A server that asks for more than this is not believed: a mistake there must not silence the app for days. */
const longestMs = hourMs

const secondsForm = /^\d{1,10}$/

/**
 * How long `Retry-After` asks to wait, in milliseconds from now, 0 to one hour; null when it says nothing
 * usable. RFC 9110, section 10.2.3: seconds or an HTTP date. A date is measured against the answer's own
 * `Date` where there is one, so that a wrong clock here does not matter.
 */
export function retryDelayMs(headers: Readonly<Record<string, string>>, nowMs: EpochMs): number | null {
  const text = headers['retry-after']?.trim() ?? ''
  if (secondsForm.test(text)) return Math.min(Number(text) * secondMs, longestMs)
  const untilMs = httpDateMs(text)
  if (untilMs === null) return null
  const serverNowMs = httpDateMs(headers['date'] ?? '') ?? nowMs
  return Math.min(Math.max(untilMs - serverNowMs, 0), longestMs)
}
