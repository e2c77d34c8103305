import type { CheckId } from '../domain/check.ts'
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
import type { Check } from './context.ts'

/** Every item of the checklist, by its name. */
export const allChecks: Readonly<Record<CheckId, Check>> = {
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
