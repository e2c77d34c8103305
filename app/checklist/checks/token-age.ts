import type { CheckStatus } from '../../domain/check.ts'
import type { TokenState } from '../../domain/token.ts'
import { checkTexts, ageText, expiryText, noTokenText, rotationText } from '../../strings/en/checks.ts'
import type { Check, CheckContext, CheckOutcome } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'

const { title, why } = checkTexts['token-age']

const statusOf: Readonly<Record<Exclude<TokenState, 'missing'>, CheckStatus>> = {
  unknown: 'pass',
  valid: 'pass',
  expiring: 'warn',
  expired: 'fail',
  rejected: 'fail',
}

/** How old the token is against the rotation that the owner chose, and how long it still lasts. */
export const tokenAge: Check = {
  id: 'token-age',
  title,
  why,
  run: (context) => overAccounts({ id: 'token-age', title }, context, look),
}

function look({ health, storedAtMs, rotationDays, nowMs }: CheckContext): CheckOutcome {
  const { state, ageMs, rotationDue } = health
  if (state === 'missing') return { status: 'unknown', evidence: [noTokenText] }
  const isUnbounded = health.expiresAtMs === null && rotationDays === null
  const status = statusOf[state]
  return {
    status: status === 'pass' && (rotationDue || isUnbounded) ? 'warn' : status,
    evidence: [
      ...(storedAtMs === null || ageMs === null ? [] : [ageText(storedAtMs, ageMs)]),
      rotationText(rotationDays, rotationDue),
      expiryText(state, health.expiresAtMs, nowMs),
    ],
  }
}
