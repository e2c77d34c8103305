import type { Brand } from './brand.ts'

/** Names one watched account: one token on one host. Kept in settings and in the keychain entry's name. */
export type AccountId = Brand<string, 'AccountId'>

/** Stake's own id of the user behind a token (a UUID). */
export type UserId = Brand<string, 'UserId'>

const accountIdForm = /^[a-z0-9][a-z0-9-]{0,31}$/

/** The first account: its keychain entry is the one that the StakeAPI library uses too. */
export const firstAccountId = 'first' as AccountId

/** The first account's candidate is kept as `access_token/next`, where an account of this name would be. */
const reservedId = 'next'

/** An account id from outside, or null: 1–32 of `[a-z0-9-]`, beginning with a letter or digit, not `next`. */
export function parseAccountId(text: unknown): AccountId | null {
  if (typeof text !== 'string' || text === reservedId) return null
  return accountIdForm.test(text) ? (text as AccountId) : null
}

/** The id that the API gave for a user; the client has checked that it is a string. */
export function asUserId(text: string): UserId {
  return text as UserId
}
