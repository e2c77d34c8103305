import { randomBytes } from 'node:crypto'
import { checkIds, type CheckId, type CheckResult } from '../domain/check.ts'
import type { Clock } from '../ports/clock.ts'
import { couldNotCheckText } from '../strings/en/checks.ts'
import { emailVerified } from './checks/email-verified.ts'
import { httpsOnly } from './checks/https-only.ts'
import { timeoutSet } from './checks/timeout-set.ts'
import { tokenAge } from './checks/token-age.ts'
import { tokenInKeychain } from './checks/token-in-keychain.ts'
import { twoFactor } from './checks/two-factor.ts'
import type { Check, CheckContext, Finding } from './context.ts'

const allChecks: Readonly<Record<CheckId, Check>> = {
  'token-in-keychain': tokenInKeychain,
  'token-age': tokenAge,
  'https-only': httpsOnly,
  'timeout-set': timeoutSet,
  'two-factor': twoFactor,
  'email-verified': emailVerified,
}

/** Told when a check has thrown, with the reference that its evidence shows. */
export type CheckBroke = (id: CheckId, reference: string) => void

/**
 * Runs every check at once and answers in the order of `checkIds`. One that throws, which means a bug, becomes
 * `unknown` with a reference in its evidence; the others are not affected. Never rejects.
 */
export function runChecks(
  context: CheckContext,
  clock: Clock,
  broke?: CheckBroke,
): Promise<readonly CheckResult[]> {
  return Promise.all(checkIds.map((id) => runCheck(allChecks[id], context, clock, broke)))
}

async function runCheck(
  check: Check,
  context: CheckContext,
  clock: Clock,
  broke: CheckBroke | undefined,
): Promise<CheckResult> {
  const startedMs = clock.elapsedMs()
  const { status, evidence } = await findingOf(check, context, broke)
  return {
    id: check.id,
    status,
    evidence,
    checkedAtMs: clock.now(),
    tookMs: clock.elapsedMs() - startedMs,
  }
}

async function findingOf(
  check: Check,
  context: CheckContext,
  broke: CheckBroke | undefined,
): Promise<Finding> {
  try {
    return await check.run(context)
  } catch {
    const reference = randomBytes(4).toString('hex')
    broke?.(check.id, reference)
    return { status: 'unknown', evidence: [couldNotCheckText(reference)] }
  }
}
