import { checkTexts, notReadText, notSaidText, twoFactorText } from '../../strings/en/checks.ts'
import type { Check, CheckContext, CheckOutcome } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'
import { goToStakeSecurity } from '../check-outcome.ts'

const { title, why } = checkTexts['two-factor']

export const twoFactor: Check = {
  id: 'two-factor',
  title,
  why,
  run: (context) => overAccounts({ id: 'two-factor', title }, context, look),
}

function look({ security }: CheckContext): CheckOutcome {
  if (security === null) return { status: 'unknown', evidence: [notReadText] }
  const { hasTfaEnabled: isOn, readAtMs } = security
  if (isOn === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
  const evidence = [twoFactorText(isOn, readAtMs)]
  return isOn ? { status: 'pass', evidence } : { status: 'fail', evidence, fixes: [goToStakeSecurity] }
}
