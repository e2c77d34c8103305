import { noTokenText, checkTexts } from '../../strings/en/checks.ts'
import {
  activeKeysText,
  accessNotReadText,
  eitherPowerText,
  jwtFormText,
  noActiveKeyText,
  otherFormText,
  sessionFormText,
  sessionPowerText,
} from '../../strings/en/evidence/account.ts'
import { failureText } from '../../strings/en/failures.ts'
import type { Fix } from '../../domain/check.ts'
import type { Check, CheckContext, CheckOutcome } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'
import { goToStakeSecurity } from '../check-outcome.ts'

const { title, why } = checkTexts['token-power']

const fixes: readonly Fix[] = [goToStakeSecurity, { kind: 'go', id: 'replace-token', where: 'replace-token' }]

/**
 * Whether the token is a session's, which can do everything, or an API key's, as far as its form and the account's
 * API keys tell: an account without an active key can only have handed out a session's. Nothing is tried out.
 */
export const tokenPower: Check = {
  id: 'token-power',
  title,
  why,
  run: (context) => overAccounts({ id: 'token-power', title }, context, look),
}

function look(context: CheckContext): CheckOutcome {
  const { tokenShape, keychainProblem } = context
  if (tokenShape === null) {
    return { status: 'unknown', evidence: [keychainProblem ? failureText(keychainProblem) : noTokenText] }
  }
  if (tokenShape === 'jwt') return { status: 'unknown', evidence: [jwtFormText] }
  return judge(tokenShape, context)
}

function judge(shape: 'hex-96' | 'other', { access }: CheckContext): CheckOutcome {
  const keys = access?.apiKeys.filter(({ isActive }) => isActive).length ?? null
  if (keys === 0) {
    const form = shape === 'hex-96' ? [sessionFormText] : []
    return { status: 'warn', evidence: [...form, noActiveKeyText, sessionPowerText], fixes }
  }
  if (shape === 'other') return { status: 'pass', evidence: [otherFormText] }
  const known = keys === null ? accessNotReadText : activeKeysText(keys)
  return { status: 'unknown', evidence: [sessionFormText, known, eitherPowerText] }
}
