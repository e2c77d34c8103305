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
import type { Check, CheckContext, FoundFinding } from '../context.ts'
import { gapFinding } from '../finding-id.ts'

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
    const [connection, code] = await Promise.all([lookAtConnection(context), lookIntoCode(context, id)])
    return outcomeOf({
      evidence: [floorText(context.tlsFloor), ...connection.evidence, ...code.evidence],
      findings: [...connection.findings, ...code.findings],
      isComplete: connection.isComplete && code.isComplete,
    })
  },
}

interface Look {
  readonly evidence: readonly string[]
  readonly findings: readonly FoundFinding[]
  readonly isComplete: boolean
}

async function lookAtConnection({ host, nowMs, observeTls }: CheckContext): Promise<Look> {
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
    findings: findingsOf(seen, isTooOld, nowMs),
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
