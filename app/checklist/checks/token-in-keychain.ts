import { checkTexts, noCopyText, noTokenText } from '../../strings/en/checks.ts'
import { failureText } from '../../strings/en/failures.ts'
import { storageText } from '../../strings/en/token.ts'
import type { Check, CheckContext, CheckOutcome } from '../context.ts'
import { overAccounts } from '../over-accounts.ts'

const { title, why } = checkTexts['token-in-keychain']

/** The token lies in the system's keychain, and is still there after a restart. */
export const tokenInKeychain: Check = {
  id: 'token-in-keychain',
  title,
  why,
  run: (context) => overAccounts({ id: 'token-in-keychain', title }, context, look),
}

function look({ keychainProblem, health, storage }: CheckContext): CheckOutcome {
  if (keychainProblem) return { status: 'unknown', evidence: [failureText(keychainProblem)] }
  if (health.state === 'missing') return { status: 'unknown', evidence: [noTokenText] }
  const where = storageText(storage)
  if (storage.kind === 'memory') return { status: 'warn', evidence: [where] }
  // A keychain that does not tell still is one: the token is kept as it should be, and the doubt is stated.
  const isLost = storage.persistent === false
  return { status: isLost ? 'warn' : 'pass', evidence: [where, noCopyText] }
}
