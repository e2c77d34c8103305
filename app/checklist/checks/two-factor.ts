import { checkTexts, notReadText, notSaidText, twoFactorText } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'
import { goToStakeSecurity } from '../check-outcome.ts'

const { title, why } = checkTexts['two-factor']

export const twoFactor: Check = {
  id: 'two-factor',
  title,
  why,
  run({ security }) {
    if (security === null) return { status: 'unknown', evidence: [notReadText] }
    const { hasTfaEnabled: isOn, readAtMs } = security
    if (isOn === null) return { status: 'unknown', evidence: [notSaidText(readAtMs)] }
    const evidence = [twoFactorText(isOn, readAtMs)]
    return isOn ? { status: 'pass', evidence } : { status: 'fail', evidence, fixes: [goToStakeSecurity] }
  },
}
