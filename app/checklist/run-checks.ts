import { randomBytes } from 'node:crypto'
import { checkIds, type CheckId, type CheckResult } from '../domain/check.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
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

/**
 * Runs every check at once and answers in the order of `checkIds`. One that throws, which means a bug, becomes
 * `unknown` with a reference that the log has too; the others are not affected. Never rejects.
 */
export function runChecks(context: CheckContext, clock: Clock, log: Logger): Promise<readonly CheckResult[]> {
  return Promise.all(checkIds.map((id) => runCheck(allChecks[id], context, clock, log)))
}

async function runCheck(
  check: Check,
  context: CheckContext,
  clock: Clock,
  log: Logger,
): Promise<CheckResult> {
  const startedMs = clock.elapsedMs()
  const { status, evidence } = await findingOf(check, context, log)
  return {
    id: check.id,
    status,
    evidence,
    checkedAtMs: clock.now(),
    tookMs: clock.elapsedMs() - startedMs,
  }
}

async function findingOf(check: Check, context: CheckContext, log: Logger): Promise<Finding> {
  try {
    return await check.run(context)
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    const detail = error instanceof Error ? (error.stack ?? error.message) : typeof error
    log.log('error', 'check-broke', { check: check.id, reference, detail })
    return { status: 'unknown', evidence: [couldNotCheckText(reference)] }
  }
}
