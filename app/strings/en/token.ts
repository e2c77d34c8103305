import type { Storage, TokenState } from '../../domain/token.ts'

export const tokenStateWords: Readonly<Record<TokenState, string>> = {
  missing: 'No token',
  unknown: 'Expiry unknown',
  valid: 'Valid',
  expiring: 'Expires soon',
  expired: 'Expired',
  rejected: 'Rejected by Stake',
}

/** Where the token is, in one honest sentence. */
export function storageText(storage: Storage): string {
  if (storage.kind === 'memory') return 'Only in memory, for this run. It is gone when Stakewatch quits.'
  if (storage.persistent === true) return `In ${storage.backend}. It survives a restart of this machine.`
  if (storage.persistent === false) return `In ${storage.backend}, which keeps it only until you sign out.`
  return `In ${storage.backend}. Whether it survives a restart could not be found out.`
}
