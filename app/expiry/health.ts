import { dayMs, secondMs, type EpochMs } from '../domain/time.ts'
import type { TokenFacts, TokenHealth } from '../domain/token.ts'
import type { ExpiryChoice } from '../domain/view.ts'

/** A token counts as expired this long before it is, as the StakeAPI library's AuthManager has it. */
export const earlyMs = 300 * secondMs

export const expiringWithinMs = 7 * dayMs

/**
 * How a token is doing at `nowMs` (wall clock, epoch milliseconds), from what was declared and what the server
 * said. `null` facts mean that there is no token. Pure; a clock that jumps gives the answer for where it is.
 */
export function tokenHealth(facts: TokenFacts | null, nowMs: EpochMs): TokenHealth {
  if (!facts) {
    return { state: 'missing', expiresAtMs: null, remainingMs: null, ageMs: null, rotationDue: false }
  }
  const { expiresAtMs, rotationDays } = facts
  const ageMs = Math.max(0, nowMs - facts.storedAtMs)
  const remainingMs = expiresAtMs === null ? null : Math.max(0, expiresAtMs - earlyMs - nowMs)
  return {
    // An expired token is not sent, so that nobody can find out any more whether it is still refused.
    state: facts.rejectedAtMs === null || remainingMs === 0 ? stateOf(remainingMs) : 'rejected',
    expiresAtMs,
    remainingMs,
    ageMs,
    rotationDue: rotationDays !== null && ageMs >= rotationDays * dayMs,
  }
}

/** Whether it counts as expired, whatever the server has said of it: it is then not sent any more. */
export function isExpired({ expiresAtMs }: TokenFacts, nowMs: EpochMs): boolean {
  return expiresAtMs !== null && nowMs >= expiresAtMs - earlyMs
}

function stateOf(remainingMs: number | null): TokenHealth['state'] {
  if (remainingMs === null) return 'unknown'
  if (remainingMs === 0) return 'expired'
  return remainingMs <= expiringWithinMs ? 'expiring' : 'valid'
}

/**
 * The moment that a choice stands for. What the token itself declares (a JWT's `exp`) is used where the owner
 * does not know.
 */
export function resolveExpiry(
  choice: ExpiryChoice,
  nowMs: EpochMs,
  declaredMs: EpochMs | null,
): EpochMs | null {
  if (choice.kind === 'at') return choice.atMs
  return choice.kind === 'in' ? nowMs + choice.days * dayMs : declaredMs
}
