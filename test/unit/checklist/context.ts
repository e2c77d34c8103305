import type { CheckContext } from '../../../app/checklist/context.ts'
import type { TlsObservation } from '../../../app/domain/check.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { ok } from '../../../app/domain/result.ts'
import { dayMs } from '../../../app/domain/time.ts'
import type { TokenHealth } from '../../../app/domain/token.ts'

export const nowMs = Date.UTC(2026, 5, 15, 12)

export const goodTls: TlsObservation = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_128_GCM_SHA256',
  validFromMs: nowMs - 30 * dayMs,
  validToMs: nowMs + 60 * dayMs,
  issuer: 'A Test Authority',
}

export const goodHealth: TokenHealth = {
  state: 'valid',
  expiresAtMs: nowMs + 20 * dayMs,
  remainingMs: 20 * dayMs,
  ageMs: 10 * dayMs,
  rotationDue: false,
}

/** An account with nothing wrong, and what a test changes about it. */
export function contextWith(change: Partial<CheckContext> = {}): CheckContext {
  return {
    host: defaultHost,
    storage: { kind: 'keychain', backend: 'GNOME Keyring', persistent: true },
    keychainProblem: null,
    health: goodHealth,
    storedAtMs: nowMs - 10 * dayMs,
    rotationDays: 30,
    timeoutSeconds: 30,
    security: { hasTfaEnabled: true, hasEmailVerified: true, readAtMs: nowMs - 60_000 },
    tlsFloor: { version: 'TLSv1.2', enforcedBy: 'the test' },
    nowMs,
    observeTls: () => Promise.resolve(ok(goodTls)),
    ...change,
  }
}
