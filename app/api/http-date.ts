import type { EpochMs } from '../domain/time.ts'

const dateForm = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** `Fri, 12 Jun 2026 15:11:57 GMT`, as HTTP (RFC 9110, section 5.6.7) and the API's own fields write it; null for anything else. */
export function httpDateMs(text: string): EpochMs | null {
  const ms = dateForm.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
