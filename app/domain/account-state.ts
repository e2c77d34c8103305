import { assertNever } from './assert-never.ts'
import type { AccountView, Freshness } from './view.ts'

/** How an account is, in one word; the worst stands last. */
export const accountStates = ['fine', 'stale', 'no-token', 'attention'] as const
export type AccountState = (typeof accountStates)[number]

export function accountState({ token, freshness }: Pick<AccountView, 'token' | 'freshness'>): AccountState {
  if (token.keychain !== null) return 'attention'
  const { state } = token.health
  switch (state) {
    case 'missing':
      return 'no-token'
    case 'expiring':
    case 'expired':
    case 'rejected':
      return 'attention'
    case 'unknown':
    case 'valid':
      return isOld(freshness) ? 'stale' : 'fine'
    default:
      return assertNever(state)
  }
}

/** The account that is worst off, the first of several; null where there is none. */
export function worstAccount(accounts: readonly AccountView[]): AccountView | null {
  return accounts.reduce<AccountView | null>(
    (worst, account) => (worst === null || rank(account) > rank(worst) ? account : worst),
    null,
  )
}

function rank(account: AccountView): number {
  return accountStates.indexOf(accountState(account))
}

function isOld(freshness: Freshness): boolean {
  return freshness.stale || (freshness.lastSuccessAtMs === null && freshness.failure !== null)
}
