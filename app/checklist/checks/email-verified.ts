import { emailVerifiedText, notReadText, notSaidText } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

export const emailVerified: Check = {
  id: 'email-verified',
  run({ security }) {
    if (security === null) return { status: 'unknown', evidence: [notReadText] }
    const { hasEmailVerified: isVerified, readAtMs } = security
    if (isVerified === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
    return { status: isVerified ? 'pass' : 'warn', evidence: [emailVerifiedText(isVerified, readAtMs)] }
  },
}
