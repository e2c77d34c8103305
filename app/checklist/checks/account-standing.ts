import type { AccountStanding } from '../../domain/snapshot.ts'
import { checkTexts, notReadText } from '../../strings/en/checks.ts'
import { standingReadText, standingText } from '../../strings/en/evidence/account.ts'
import { outcomeOf } from '../check-outcome.ts'
import type { Check, CheckContext, CheckOutcome, FoundFinding } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'
import { findingId } from '../finding-id.ts'

const { title, why } = checkTexts['account-standing']

const parts = [
  ['isBanned', 'fail'],
  ['isSuspended', 'fail'],
  ['isMuted', 'warn'],
  ['isSelfExcluded', 'warn'],
] as const satisfies readonly (readonly [keyof AccountStanding, FoundFinding['severity']])[]

/** Whether the account is banned or suspended, muted or excluded by its owner. */
export const accountStanding: Check = {
  id: 'account-standing',
  title,
  why,
  run: (context) => overAccounts({ id: 'account-standing', title }, context, look),
}

function look({ standing }: CheckContext): CheckOutcome {
  if (standing === null) return { status: 'unknown', evidence: [notReadText] }
  const findings = parts.flatMap(([part, severity]) =>
    standing[part] === true
      ? [{ id: findingId('account-standing', part), severity, text: standingText(part, true) }]
      : [],
  )
  return outcomeOf({
    evidence: [
      ...parts.map(([part]) => standingText(part, standing[part])),
      standingReadText(standing.readAtMs),
    ],
    findings,
    // To be muted or excluded costs no balance: not to know of it leaves a pass, and stands in the evidence.
    isComplete: standing.isBanned !== null && standing.isSuspended !== null,
  })
}
