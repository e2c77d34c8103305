import { randomBytes, randomInt } from 'node:crypto'
import { setImmediate as giveWay } from 'node:timers/promises'
import type { LeakExercise } from '../domain/exercise.ts'
import type { Failure, FailureKind } from '../domain/failure.ts'
import { maskSecret } from '../domain/token.ts'
import { redactAll } from '../redaction/redact-all.ts'
import { failureText } from '../strings/en/failures.ts'
import { hostileFailures, type Canary } from './hostile-failures.ts'
import { unforeseenText } from './unforeseen.ts'

/** Whatever makes text of a failure, for people or for a log. */
export interface Mouths {
  readonly sentence: (failure: Failure) => string
  readonly bug: (thrown: unknown) => string
  readonly logLine: (line: string) => string
}

const ours: Mouths = { sentence: failureText, bug: unforeseenText, logLine: redactAll }

/**
 * Produces every kind of failure in a world that plants a token, an e-mail address and IP addresses wherever text
 * comes from outside: in answers through the real classifier and readers, in pasted text, in what a bug throws, in
 * log lines. Searches everything that is said of it for more of them than a mask. The planted secrets are made
 * anew for each run. Asks nothing of any host. Takes a few milliseconds, the first time some 20, and gives way in
 * between.
 */
export async function exerciseErrors(mouths: Mouths = ours): Promise<LeakExercise> {
  const canary = makeCanary()
  const kinds = new Set<FailureKind>()
  const texts = new Map<string, FailureKind>()
  const note = (kind: FailureKind, text: string) => void texts.set(text, kind)

  const failures = hostileFailures(canary)
  await giveWay()
  for (const { failure, isWhole } of failures) {
    kinds.add(failure.kind)
    const crossing = JSON.stringify(failure)
    // Many answers come to the same.
    if (texts.has(crossing)) continue
    note(failure.kind, mouths.sentence(failure))
    // It crosses to the page as it is; a secret that was put into it by hand only comes as far as the log.
    note(failure.kind, isWhole ? crossing : mouths.logLine(crossing))
  }
  await giveWay()
  for (const thrown of thrownThings(canary)) note('unexpected', mouths.bug(thrown))
  await giveWay()
  for (const line of guises(canary)) note('unexpected', mouths.logLine(line))

  return {
    kinds: kinds.size,
    texts: texts.size,
    leaks: [...texts].flatMap(([text, kind]) => secretsIn(text, canary).map((what) => ({ kind, what }))),
  }
}

function makeCanary(): Canary {
  return {
    token: hex(48),
    email: `canary.${hex(5)}@${hex(5)}.example`,
    ipv4: [randomInt(1, 255), randomInt(255), randomInt(255), randomInt(1, 255)].join('.'),
    ipv6: `2001:db8:${hex(2)}::${hex(2)}`,
  }
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

/** A token, an address and an IP as logs, headers and error messages show them. */
function guises({ token, email, ipv4, ipv6 }: Canary): readonly string[] {
  return [
    `token ${token} of ${email} at ${ipv4} was refused by [${ipv6}]:443`,
    `x-access-token: ${token}\r\ncookie: session=${token}; mail=${email}\r\nx-forwarded-for: ${ipv4}, ${ipv6}`,
    JSON.stringify({ accessToken: token, user: { email }, remoteAddress: ipv4, peer: ipv6 }),
    JSON.stringify(JSON.stringify({ 'x-access-token': token, email, ip: ipv4 })),
    `https://stake.com/?token=${token}&mail=${encodeURIComponent(email)}&ip=${ipv4}:8443`,
    `curl 'https://stake.com/_api/graphql' -H 'x-access-token: ${token}' -b 'session=${token}' --interface ${ipv4}`,
    `curl ^"https://stake.com^" -H ^"x-access-token: ${token}^" -H ^"x-mail: ${email}^" # ${ipv6}`,
    `export STAKE_ACCESS_TOKEN="${token}" # ${email} ${ipv4}`,
    `<a href="mailto:${email}">${token}</a><p>${ipv4}</p>`,
    `${token.toUpperCase()} ${email.toUpperCase()} ${ipv6.toUpperCase()}`,
  ]
}

/** What a bug might throw with a request or an answer at hand. */
function thrownThings(canary: Canary): readonly unknown[] {
  const { token, email, ipv4, ipv6 } = canary
  const headers = { 'x-access-token': token, cookie: `session=${token}`, 'x-real-ip': ipv4 }
  const named = Object.assign(new Error('named'), { name: token })
  return [
    ...guises(canary).map((text) => new Error(text)),
    new TypeError(`cannot read ${token}`, { cause: new Error(`${email} at ${ipv4}`) }),
    Object.assign(new Error('request failed'), { config: { headers, auth: { email } }, address: ipv6 }),
    new AggregateError([new Error(token), new Error(email)], ipv4),
    new DOMException(`${token} ${ipv6}`, 'AbortError'),
    named,
    token,
    { token, email, ip: ipv4 },
    [headers, new Map([[token, email]]), new Set([ipv4, ipv6])],
  ]
}

const pieceLength = 8

/** Which of the planted secrets a text gives away: of the token, anything beyond its mask. */
function secretsIn(
  text: string,
  { token, email, ipv4, ipv6 }: Canary,
): readonly ('token' | 'e-mail' | 'ip')[] {
  const shown = text.toLowerCase()
  const unmasked = shown.replaceAll(maskSecret(token), '')
  const pieces = Array.from({ length: token.length / pieceLength }, (_, index) =>
    token.slice(index * pieceLength, (index + 1) * pieceLength),
  )
  const [local = email] = email.split('@')
  return [
    ...(pieces.some((piece) => unmasked.includes(piece)) ? (['token'] as const) : []),
    ...(shown.includes(local) ? (['e-mail'] as const) : []),
    ...(shown.includes(ipv4) || shown.includes(ipv6) ? (['ip'] as const) : []),
  ]
}
