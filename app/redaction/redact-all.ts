import { redactAccessToken } from './access-token.ts'
import { redactCookies } from './cookies.ts'
import { redactEmail } from './email.ts'
import { redactEnvironment } from './environment.ts'
import { redactHomeDirectory } from './home-directory.ts'
import { redactIp } from './ip.ts'
import { redactJwt } from './jwt.ts'
import { redactStakeToken } from './stake-token.ts'

/**
 * Shapes first, then what goes by its name: a name's value is hidden whatever it has become by then, while
 * a shape could appear where a name was looked for before.
 */
const redactors = [
  redactJwt,
  redactStakeToken,
  redactEmail,
  redactIp,
  redactHomeDirectory,
  redactCookies,
  redactAccessToken,
  redactEnvironment,
]

/** Hiding one thing can complete the shape of another; what is left after a few rounds does not move any more. */
const mostRounds = 8

/**
 * The text without access tokens, cookies, e-mail addresses, IP addresses and home directories. Meant for log
 * lines and error texts of any origin: takes time linear in the text, and doing it twice changes nothing more.
 */
export function redactAll(text: string): string {
  let clean = text
  for (let round = 0; round < mostRounds; round++) {
    const next = redactors.reduce((so, redact) => redact(so), clean)
    if (next === clean) break
    clean = next
  }
  return clean
}
