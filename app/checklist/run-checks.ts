import { randomBytes } from 'node:crypto'
import { checkIds, type CheckId, type CheckResult } from '../domain/check.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import { couldNotCheckText } from '../strings/en/checks.ts'
import { accountStanding } from './checks/account-standing.ts'
import { appHardened } from './checks/app-hardened.ts'
import { emailVerified } from './checks/email-verified.ts'
import { envFilesIgnored } from './checks/env-files-ignored.ts'
import { errorsSilent } from './checks/errors-silent.ts'
import { filePermissions } from './checks/file-permissions.ts'
import { gitignoreComplete } from './checks/gitignore-complete.ts'
import { httpsOnly } from './checks/https-only.ts'
import { inputValidated } from './checks/input-validated.ts'
import { machineGuarded } from './checks/machine-guarded.ts'
import { sessionsClosed } from './checks/sessions-closed.ts'
import { timeoutSet } from './checks/timeout-set.ts'
import { tokenAge } from './checks/token-age.ts'
import { tokenInCode } from './checks/token-in-code.ts'
import { tokenInEnvironment } from './checks/token-in-environment.ts'
import { tokenInHistory } from './checks/token-in-history.ts'
import { tokenInKeychain } from './checks/token-in-keychain.ts'
import { tokenInLogs } from './checks/token-in-logs.ts'
import { tokenPower } from './checks/token-power.ts'
import { twoFactor } from './checks/two-factor.ts'
import type { Check, CheckContext, CheckOutcome } from './context.ts'

const allChecks: Readonly<Record<CheckId, Check>> = {
  'token-in-keychain': tokenInKeychain,
  'token-age': tokenAge,
  'token-power': tokenPower,
  'token-in-environment': tokenInEnvironment,
  'token-in-code': tokenInCode,
  'token-in-history': tokenInHistory,
  'token-in-logs': tokenInLogs,
  'env-files-ignored': envFilesIgnored,
  'gitignore-complete': gitignoreComplete,
  'https-only': httpsOnly,
  'timeout-set': timeoutSet,
  'sessions-closed': sessionsClosed,
  'two-factor': twoFactor,
  'email-verified': emailVerified,
  'account-standing': accountStanding,
  'input-validated': inputValidated,
  'errors-silent': errorsSilent,
  'app-hardened': appHardened,
  'machine-guarded': machineGuarded,
  'file-permissions': filePermissions,
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
    findings: [],
    fixes: [],
    checkedAtMs: clock.now(),
    tookMs: clock.elapsedMs() - startedMs,
  }
}

async function findingOf(check: Check, context: CheckContext, log: Logger): Promise<CheckOutcome> {
  try {
    return await check.run(context)
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    const detail = error instanceof Error ? (error.stack ?? error.message) : typeof error
    log.log('error', 'check-broke', { check: check.id, reference, detail })
    return { status: 'unknown', evidence: [couldNotCheckText(reference)] }
  }
}
