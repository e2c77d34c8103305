import type { Failure, FailureKind } from '../domain/failure.ts'

export const exitCodes = {
  fine: 0,
  unexpected: 1,
  usage: 2,
  noToken: 3,
  tokenDead: 4,
  network: 5,
  keychain: 6,
  locked: 7,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const codes: Readonly<Record<FailureKind, ExitCode>> = {
  'token-missing': exitCodes.noToken,
  'account-unknown': exitCodes.noToken,
  'token-expired': exitCodes.tokenDead,
  'token-rejected': exitCodes.tokenDead,
  offline: exitCodes.network,
  timeout: exitCodes.network,
  tls: exitCodes.network,
  blocked: exitCodes.network,
  'rate-limited': exitCodes.network,
  forbidden: exitCodes.network,
  'query-refused': exitCodes.network,
  'schema-drift': exitCodes.network,
  'server-error': exitCodes.network,
  redirected: exitCodes.network,
  'not-json': exitCodes.network,
  'broken-json': exitCodes.network,
  'empty-answer': exitCodes.network,
  'too-large': exitCodes.network,
  'connection-lost': exitCodes.network,
  'rates-implausible': exitCodes.network,
  'host-not-allowed': exitCodes.network,
  cancelled: exitCodes.network,
  'keychain-locked': exitCodes.keychain,
  'keychain-unavailable': exitCodes.keychain,
  'keychain-refused': exitCodes.keychain,
  'token-malformed': exitCodes.unexpected,
  'clipboard-empty': exitCodes.unexpected,
  'import-empty': exitCodes.unexpected,
  'file-unreadable': exitCodes.unexpected,
  'python-keyring-unreadable': exitCodes.unexpected,
  'copy-changed': exitCodes.unexpected,
  'copy-not-removed': exitCodes.unexpected,
  'no-set-up': exitCodes.unexpected,
  'wrong-step': exitCodes.unexpected,
  'other-account': exitCodes.unexpected,
  'rotation-unfinished': exitCodes.unexpected,
  'settings-not-written': exitCodes.unexpected,
  locked: exitCodes.locked,
  'passphrase-wrong': exitCodes.locked,
  'passphrase-slowed': exitCodes.locked,
  'passphrase-too-short': exitCodes.unexpected,
  'no-passphrase': exitCodes.unexpected,
  'touch-id-refused': exitCodes.locked,
  'bad-request': exitCodes.unexpected,
  'link-not-allowed': exitCodes.unexpected,
  closed: exitCodes.unexpected,
  unexpected: exitCodes.unexpected,
}

/** The terminal's exit code for a failure; scripts rely on these. */
export function exitCodeOf(failure: Failure): ExitCode {
  return codes[failure.kind]
}
