import { checkTexts, emailVerifiedText, notReadText, notSaidText } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['email-verified']

export const emailVerified: Check = {
  id: 'email-verified',
  title,
  why,
  run({ security }) {
    if (security === null) return { status: 'unknown', evidence: [notReadText] }
    const { hasEmailVerified: isVerified, readAtMs } = security
    if (isVerified === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
    return { status: isVerified ? 'pass' : 'warn', evidence: [emailVerifiedText(isVerified, readAtMs)] }
  },
}
