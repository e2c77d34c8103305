import type { TlsObservation } from '../domain/check.ts'
import type { ApiFailure } from '../domain/failure.ts'
import type { Host } from '../domain/host.ts'
import type { Result } from '../domain/result.ts'

export interface TlsProbe {
  /** A TLS handshake with `host`:443 that carries no request, then closed. Bounded by `timeoutMs`. */
  observe(host: Host, timeoutMs: number): Promise<Result<TlsObservation, ApiFailure>>
}
