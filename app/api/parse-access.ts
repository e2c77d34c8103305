import type { ApiFailure } from '../domain/failure.ts'
import { ok, type Result } from '../domain/result.ts'
import type { AccessEntry, AccountStanding } from '../domain/snapshot.ts'
import { cleanText, flag, nameOf, time } from './fields.ts'
import { member } from './json.ts'
import { drift, type Reader } from './parse.ts'

/** More than anybody has; what is beyond is left out. */
export const mostEntries = 100

/**
 * `data.user { isBanned isSuspended isMuted selfExclude { active } }`; whatever is not said, or said in another
 * way than expected, is null. Where none of the four is there at all, that is drift.
 */
export const readStanding: Reader<AccountStanding> = (data) => {
  const user = member(data, 'user')
  const said = ['isBanned', 'isSuspended', 'isMuted', 'selfExclude'].some(
    (field) => member(user, field) !== undefined,
  )
  if (!said) return drift('user.isBanned')
  return ok({
    isBanned: flag(member(user, 'isBanned')),
    isSuspended: flag(member(user, 'isSuspended')),
    isMuted: flag(member(user, 'isMuted')),
    isSelfExcluded: isSelfExcluded(member(user, 'selfExclude')),
  })
}

/** None is null; one that has ended is not `active`. */
function isSelfExcluded(value: unknown): boolean | null {
  return value === null ? false : flag(member(value, 'active'))
}

/** `data.user.sessionList [ { id sessionName country city active updatedAt } ]`, in the order sent. */
export const readSessions: Reader<readonly AccessEntry[]> = (data) =>
  readEntries(member(member(data, 'user'), 'sessionList'), 'user.sessionList')

/** `data.user.apiKeys [ { id sessionName active createdAt updatedAt } ]`, in the order sent. */
export const readApiKeys: Reader<readonly AccessEntry[]> = (data) =>
  readEntries(member(member(data, 'user'), 'apiKeys'), 'user.apiKeys')

/**
 * Who got in must be told apart and known to be able to still: without an id, or without a word on that, it is
 * drift. A name, a place or a time that is missing or odd is only not known.
 */
function readEntries(value: unknown, path: string): Result<readonly AccessEntry[], ApiFailure> {
  if (!Array.isArray(value)) return drift(path)
  const entries: AccessEntry[] = []
  for (const [index, entry] of value.slice(0, mostEntries).entries()) {
    const id = member(entry, 'id')
    const isActive = member(entry, 'active')
    if (typeof id !== 'string' || id === '') return drift(`${path}[${index}].id`)
    if (typeof isActive !== 'boolean') return drift(`${path}[${index}].active`)
    entries.push({
      id: nameOf(id),
      name: cleanText(member(entry, 'sessionName')) ?? '',
      isActive,
      country: cleanText(member(entry, 'country')),
      city: cleanText(member(entry, 'city')),
      createdAtMs: time(member(entry, 'createdAt')),
      lastUsedAtMs: time(member(entry, 'updatedAt')),
    })
  }
  return ok(entries)
}
