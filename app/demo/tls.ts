import { ok } from '../domain/result.ts'
import { dayMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { TlsProbe } from '../ports/tls-probe.ts'

const validSinceDays = 41
const validForDays = 49

/** What a handshake might show; its issuer says that there was none. */
export function createDemoTlsProbe(clock: Clock): TlsProbe {
  return {
    observe() {
      const nowMs = clock.now()
      return Promise.resolve(
        ok({
          protocol: 'TLSv1.3',
          cipher: 'TLS_AES_128_GCM_SHA256',
          validFromMs: nowMs - validSinceDays * dayMs,
          validToMs: nowMs + validForDays * dayMs,
          issuer: 'Demo authority',
        }),
      )
    },
  }
}
