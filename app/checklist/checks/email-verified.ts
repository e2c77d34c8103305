import { checkTexts, emailVerifiedText, notReadText, notSaidText } from '../../strings/en/checks.ts'
import type { Check, CheckContext, CheckOutcome } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'
import { goToStakeSecurity } from '../check-outcome.ts'

const { title, why } = checkTexts['email-verified']

export const emailVerified: Check = {
  id: 'email-verified',
  title,
  why,
  run: (context) => overAccounts({ id: 'email-verified', title }, context, look),
}

function look({ security }: CheckContext): CheckOutcome {
  if (security === null) return { status: 'unknown', evidence: [notReadText] }
  const { hasEmailVerified: isVerified, readAtMs } = security
  if (isVerified === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
  const evidence = [emailVerifiedText(isVerified, readAtMs)]
  return isVerified ? { status: 'pass', evidence } : { status: 'warn', evidence, fixes: [goToStakeSecurity] }
}
