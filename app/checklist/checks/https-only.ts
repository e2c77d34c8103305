import { firstAccountId } from '../../domain/account.ts'
import type { TlsObservation } from '../../domain/check.ts'
import { dayMs, type EpochMs } from '../../domain/time.ts'
import {
  checkTexts,
  certificateText,
  floorText,
  handshakeFailedTexts,
  handshakeText,
  noHostText,
  tooOldText,
} from '../../strings/en/checks.ts'
import { outcomeOf } from '../check-outcome.ts'
import { lookIntoCode } from '../code-look.ts'
import type { AccountFacts, Check, CheckContext, FoundFinding } from '../context.ts'
import { findingId, gapFinding } from '../finding-id.ts'

const id = 'https-only'
const { title, why } = checkTexts[id]

const certificateWarningMs = 7 * dayMs

/** Versions as Node and OpenSSL name them; anything else is older, or is not TLS. */
const acceptedProtocols: ReadonlySet<string> = new Set(['TLSv1.2', 'TLSv1.3'])

/**
 * The floor that our connections enforce, what a bare handshake with the host shows, and code in the watched
 * folders that goes without.
 */
export const httpsOnly: Check = {
  id,
  title,
  why,
  async run(context) {
    const [connections, code] = await Promise.all([
      Promise.all(hostsOf(context).map((facts) => lookAtConnection(context, facts))),
      lookIntoCode(context, id),
    ])
    return outcomeOf({
      evidence: [
        floorText(context.tlsFloor),
        ...connections.flatMap(({ evidence }) => evidence),
        ...code.evidence,
      ],
      findings: [...connections.flatMap(({ findings }) => findings), ...code.findings],
      isComplete: connections.every(({ isComplete }) => isComplete) && code.isComplete,
    })
  },
}

interface Look {
  readonly evidence: readonly string[]
  readonly findings: readonly FoundFinding[]
  readonly isComplete: boolean
}

/** One account for each host: several may be on the same one. */
function hostsOf(context: CheckContext): readonly AccountFacts[] {
  const accounts: readonly AccountFacts[] = [context, ...context.others]
  return accounts.filter(({ host }, at) => accounts.findIndex((other) => other.host === host) === at)
}

async function lookAtConnection(
  { nowMs }: CheckContext,
  { host, account, observeTls }: AccountFacts,
): Promise<Look> {
  if (!observeTls) return { evidence: [noHostText], findings: [], isComplete: false }
  const observed = await observeTls()
  if (!observed.ok) {
    return { evidence: handshakeFailedTexts(host, observed.failure), findings: [], isComplete: false }
  }
  const seen = observed.value
  const isTooOld = !acceptedProtocols.has(seen.protocol)
  return {
    evidence: [
      handshakeText(host, seen, nowMs),
      ...(isTooOld ? [tooOldText] : []),
      certificateText(seen, nowMs),
    ],
    findings: findingsOf(seen, isTooOld, nowMs).map((found) =>
      account === null || account === firstAccountId
        ? found
        : { ...found, id: findingId(found.id, host), text: `${host}: ${found.text}` },
    ),
    isComplete: true,
  }
}

function findingsOf(seen: TlsObservation, isTooOld: boolean, nowMs: EpochMs): readonly FoundFinding[] {
  const endsSoon = seen.validToMs - nowMs < certificateWarningMs
  return [
    ...(isTooOld ? [gapFinding(id, 'protocol', 'fail', tooOldText)] : []),
    ...(endsSoon ? [gapFinding(id, 'certificate', 'warn', certificateText(seen, nowMs))] : []),
  ]
}
