import type { AccountId } from '../domain/account.ts'
import type { Unsealed } from '../domain/lock.ts'

/** Stands between a token's text and what its keychain entry holds. */
export interface Seal {
  /** What the entry is to hold; null when the text must be sealed and the key is not at hand. */
  close(account: AccountId, text: string): string | null
  open(account: AccountId, kept: string): Unsealed
}

/** For a vault that seals nothing. */
export const noSeal: Seal = {
  close: (_account, text) => text,
  open: (_account, text) => ({ kind: 'open', text }),
}
