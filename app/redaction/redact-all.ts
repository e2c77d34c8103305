import { redactAccessToken } from './access-token.ts'
import { redactCookies } from './cookies.ts'
import { redactEmail } from './email.ts'
import { redactEnvironment } from './environment.ts'
import { redactHomeDirectory } from './home-directory.ts'
import { redactIp } from './ip.ts'
import { redactJwt } from './jwt.ts'
import { redactStakeToken } from './stake-token.ts'

/** What is known by its name comes first: once a value is masked, its shape tells no longer what it was. */
const redactors = [
  redactCookies,
  redactAccessToken,
  redactEnvironment,
  redactJwt,
  redactStakeToken,
  redactHomeDirectory,
  redactEmail,
  redactIp,
]

/**
 * The text without access tokens, cookies, e-mail addresses, IP addresses and home directories. Meant for log
 * lines and error texts of any origin: takes time linear in the text, and doing it twice changes nothing more.
 */
export function redactAll(text: string): string {
  return redactors.reduce((clean, redact) => redact(clean), text)
}
