import type { CheckId, CheckStatus, TlsObservation } from '../domain/check.ts'
import type { ApiFailure, Failure } from '../domain/failure.ts'
import type { Host } from '../domain/host.ts'
import type { Result } from '../domain/result.ts'
import type { AccountSecurity } from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'
import type { RotationDays, Storage, TokenHealth } from '../domain/token.ts'

/** All that the checks may look at; nothing in it is secret, and only `observeTls` reaches outside. */
export interface CheckContext {
  readonly host: Host
  readonly storage: Storage
  /** Why the token cannot be had from the keychain; null when it can, or when there is none. */
  readonly keychainProblem: Failure | null
  readonly health: TokenHealth
  readonly storedAtMs: EpochMs | null
  readonly rotationDays: RotationDays | null
  readonly timeoutSeconds: number
  /** What the account last said about its own protection; null while it was never read. */
  readonly security: (AccountSecurity & { readonly readAtMs: EpochMs }) | null
  /** The lowest TLS version that our own connections accept, and who sees to it, in words. */
  readonly tlsFloor: { readonly version: string; readonly enforcedBy: string }
  readonly nowMs: EpochMs
  /** A bare handshake with the host that carries no request. */
  readonly observeTls: () => Promise<Result<TlsObservation, ApiFailure>>
}

/** What a check found: `unknown` means that it could not be checked, and the evidence says why. */
export interface Finding {
  readonly status: CheckStatus
  readonly evidence: readonly string[]
}

/** One item of the checklist. A check that throws has a bug; the engine then answers `unknown`. */
export interface Check {
  readonly id: CheckId
  run(context: CheckContext): Promise<Finding> | Finding
}
