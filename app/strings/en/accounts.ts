import type { AccountState } from '../../domain/account-state.ts'

/** How an account is, beside its name. */
export const accountStateWords: Readonly<Record<AccountState, string>> = {
  fine: 'fine',
  stale: 'stale',
  'no-token': 'no token',
  attention: 'needs attention',
}
