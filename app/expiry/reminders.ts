import { dayMs, hourMs, type EpochMs } from '../domain/time.ts'
import type { ExpiryMoment, RemindersGiven, TokenFacts } from '../domain/token.ts'
import { tokenHealth } from './health.ts'

export type Reminder =
  | { readonly kind: 'expiry'; readonly moment: ExpiryMoment; readonly remainingMs: number }
  | { readonly kind: 'rotation'; readonly ageMs: number }

/** How long before the token counts as expired each moment comes, the most urgent first. */
const moments: readonly (readonly [ExpiryMoment, number])[] = [
  ['end', 0],
  ['hour', hourMs],
  ['day', dayMs],
  ['three-days', 3 * dayMs],
  ['week', 7 * dayMs],
]

const rotationAgainMs = 7 * dayMs

/**
 * The one reminder that is due at `nowMs`, or null. Of the moments before the end that have come, only the most
 * urgent counts, and each is given once for a token: after a long sleep the others are passed over, and a clock
 * that is set back brings none twice. A token's age is told once and then weekly, while nothing is more urgent.
 */
export function dueReminder(
  facts: TokenFacts,
  given: RemindersGiven | null,
  nowMs: EpochMs,
): Reminder | null {
  const already = ofThisToken(facts, given)
  const { state, remainingMs, ageMs, rotationDue } = tokenHealth(facts, nowMs)
  if (state === 'rejected') return null
  if (remainingMs !== null) {
    const moment = reached(facts, remainingMs)
    if (moment && !already.expiry.includes(moment)) return { kind: 'expiry', moment, remainingMs }
  }
  if (!rotationDue || ageMs === null || (state !== 'valid' && state !== 'unknown')) return null
  const sinceMs = already.rotationAtMs === null ? Infinity : Math.abs(nowMs - already.rotationAtMs)
  return sinceMs >= rotationAgainMs ? { kind: 'rotation', ageMs } : null
}

/** What is remembered once `reminder` has been given at `nowMs`. */
export function afterGiving(
  facts: TokenFacts,
  given: RemindersGiven | null,
  reminder: Reminder,
  nowMs: EpochMs,
): RemindersGiven {
  const already = ofThisToken(facts, given)
  return reminder.kind === 'rotation'
    ? { ...already, rotationAtMs: nowMs }
    : { ...already, expiry: [...already.expiry, reminder.moment] }
}

function ofThisToken({ storedAtMs }: TokenFacts, given: RemindersGiven | null): RemindersGiven {
  return given?.storedAtMs === storedAtMs ? given : { storedAtMs, expiry: [], rotationAtMs: null }
}

/** A moment that had passed when the token was handed over is no news. */
function reached({ storedAtMs, expiresAtMs }: TokenFacts, remainingMs: number): ExpiryMoment | null {
  const livesForMs = (expiresAtMs ?? 0) - storedAtMs
  const found = moments.find(([, beforeMs]) => remainingMs <= beforeMs)
  return found && (found[1] === 0 || found[1] < livesForMs) ? found[0] : null
}
