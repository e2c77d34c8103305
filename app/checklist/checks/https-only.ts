import type { CheckStatus, TlsObservation } from '../../domain/check.ts'
import { dayMs, type EpochMs } from '../../domain/time.ts'
import {
  checkTexts,
  certificateText,
  floorText,
  handshakeFailedTexts,
  handshakeText,
  noTokenText,
  tooOldText,
} from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['https-only']

const certificateWarningMs = 7 * dayMs

/** Versions as Node and OpenSSL name them; anything else is older, or is not TLS. */
const acceptedProtocols: ReadonlySet<string> = new Set(['TLSv1.2', 'TLSv1.3'])

/** The floor that our connections enforce, and what a bare handshake with the host shows. */
export const httpsOnly: Check = {
  id: 'https-only',
  title,
  why,
  async run({ host, tlsFloor, nowMs, observeTls }) {
    const floor = floorText(tlsFloor)
    if (!observeTls) return { status: 'unknown', evidence: [floor, noTokenText] }
    const observed = await observeTls()
    if (!observed.ok) {
      return { status: 'unknown', evidence: [floor, ...handshakeFailedTexts(host, observed.failure)] }
    }
    const seen = observed.value
    return {
      status: statusOf(seen, nowMs),
      evidence: [
        floor,
        handshakeText(host, seen, nowMs),
        ...(acceptedProtocols.has(seen.protocol) ? [] : [tooOldText]),
        certificateText(seen, nowMs),
      ],
    }
  },
}

function statusOf(seen: TlsObservation, nowMs: EpochMs): CheckStatus {
  if (!acceptedProtocols.has(seen.protocol)) return 'fail'
  return seen.validToMs - nowMs < certificateWarningMs ? 'warn' : 'pass'
}
