import type { EpochMs } from './time.ts'

export const checkIds = [
  'token-in-keychain',
  'token-age',
  'https-only',
  'timeout-set',
  'two-factor',
  'email-verified',
] as const
export type CheckId = (typeof checkIds)[number]

/** `unknown` means "could not check", and the evidence says why. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'unknown'

export interface CheckResult {
  readonly id: CheckId
  readonly status: CheckStatus
  /** What was found, in lines that a person can follow; never a secret. */
  readonly evidence: readonly string[]
  readonly checkedAtMs: EpochMs
  readonly tookMs: number
}

/** What a bare TLS handshake, with no request after it, showed. */
export interface TlsObservation {
  /** e.g. `TLSv1.3` */
  readonly protocol: string
  readonly cipher: string
  readonly validFromMs: EpochMs
  readonly validToMs: EpochMs
  /** The organisation or common name that signed the certificate. */
  readonly issuer: string
}
