import { checkTexts, emailVerifiedText, notReadText, notSaidText } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'
import { goToStakeSecurity } from '../check-outcome.ts'

const { title, why } = checkTexts['email-verified']

export const emailVerified: Check = {
  id: 'email-verified',
  title,
  why,
  run({ security }) {
    if (security === null) return { status: 'unknown', evidence: [notReadText] }
    const { hasEmailVerified: isVerified, readAtMs } = security
    if (isVerified === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
    const evidence = [emailVerifiedText(isVerified, readAtMs)]
    return isVerified
      ? { status: 'pass', evidence }
      : { status: 'warn', evidence, fixes: [goToStakeSecurity] }
  },
}
