import { createHash } from 'node:crypto'
import { dayMs, type EpochMs } from '../domain/time.ts'

/** Sessions and API keys that were seen from here, by a digest: their ids are kept nowhere. */
export interface SeenAccess {
  /** When they were first looked at; null while they never were. */
  readonly sinceMs: EpochMs | null
  /** Accounts that were looked at by now. */
  readonly accounts: readonly string[]
  /** The oldest first. */
  readonly entries: readonly { readonly digest: string; readonly atMs: EpochMs }[]
}

export const nothingSeen: SeenAccess = { sinceMs: null, accounts: [], entries: [] }

export const mostSeen = 1000
/** Those of this run only come and go. */
export const mostSeenAccounts = 64

/** So long one that appeared is new, unless the owner says that it is his. */
const newForMs = 7 * dayMs

/** The sessions and API keys that an account has now. */
export interface AccountAccessIds {
  readonly account: string
  readonly ids: readonly string[]
}

/**
 * With those that are there now. Whatever is seen for the first time is so from now on; what was there when its
 * account was first looked at counts as seen from the very beginning, as there is nothing to tell it by.
 */
export function withSeen(seen: SeenAccess, { account, ids }: AccountAccessIds, nowMs: EpochMs): SeenAccess {
  const known = new Set(seen.entries.map(({ digest }) => digest))
  const added = [...new Set(ids.map(digestOf))].filter((digest) => !known.has(digest))
  const isKnown = seen.accounts.includes(account)
  if (added.length === 0 && isKnown) return seen
  const sinceMs = seen.sinceMs ?? nowMs
  // A file of before knows no accounts: what it knows belongs to the only one that there was.
  const isFirstLook = !isKnown && (seen.accounts.length > 0 || seen.sinceMs === null)
  const atMs = isFirstLook ? sinceMs : nowMs
  return {
    sinceMs,
    accounts: isKnown ? seen.accounts : [...seen.accounts, account].slice(-mostSeenAccounts),
    entries: [...seen.entries, ...added.map((digest) => ({ digest, atMs }))].slice(-mostSeen),
  }
}

/**
 * Those of `ids` that are no news, each with when it was first seen: they were there when Stakewatch first
 * looked, or have been for a week. What was there before anybody looked cannot be told from the owner's own.
 */
export function knownAccess(
  seen: SeenAccess,
  ids: readonly string[],
  nowMs: EpochMs,
): ReadonlyMap<string, EpochMs> {
  const times = new Map(seen.entries.map(({ digest, atMs }) => [digest, atMs]))
  const known = new Map<string, EpochMs>()
  for (const id of ids) {
    const atMs = times.get(digestOf(id))
    if (atMs !== undefined && (atMs === seen.sinceMs || nowMs - atMs >= newForMs)) known.set(id, atMs)
  }
  return known
}

function digestOf(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 32)
}
