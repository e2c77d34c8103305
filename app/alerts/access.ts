import type { AlertFacts } from '../domain/alert.ts'
import type { AccessEntry, AccountAccess } from '../domain/snapshot.ts'
import type { Judged, KnownAccess } from './memory.ts'

/** More than an account ever lists: what is gone for long is forgotten first. */
export const mostKnown = 500

/**
 * Sessions and API keys that can get in and were not there at any reading before. The first reading of all is no news.
 * Many that come at once are one alert, that names the first of them.
 */
export function newAccess(before: KnownAccess, { sessions, apiKeys }: AccountAccess): Judged<KnownAccess> {
  const session = unknownOf(before.sessions, sessions)
  const apiKey = unknownOf(before.apiKeys, apiKeys)
  return {
    memory: {
      sessions: withKnown(before.sessions, sessions),
      apiKeys: withKnown(before.apiKeys, apiKeys),
    },
    found: [...told(session, sessionFacts), ...told(apiKey, apiKeyFacts)],
  }
}

function unknownOf(known: readonly string[] | null, entries: readonly AccessEntry[]): readonly AccessEntry[] {
  if (known === null) return []
  const ids = new Set(known)
  return entries.filter(({ id, isActive }) => isActive && !ids.has(id))
}

function told(
  [first, ...others]: readonly AccessEntry[],
  facts: (entry: AccessEntry, others: number) => AlertFacts,
): readonly AlertFacts[] {
  return first ? [facts(first, others.length)] : []
}

function sessionFacts({ name, city, country }: AccessEntry, others: number): AlertFacts {
  const place = [city, country].filter((part) => part !== null).join(', ')
  return { kind: 'new-session', name, place: place === '' ? null : place, others }
}

function apiKeyFacts({ name }: AccessEntry, others: number): AlertFacts {
  return { kind: 'new-api-key', name, others }
}

/** Those that are there now last, so that they are the last to be forgotten; the same list where nothing is new. */
function withKnown(known: readonly string[] | null, entries: readonly AccessEntry[]): readonly string[] {
  const now = new Set(entries.map(({ id }) => id))
  if (known !== null && now.isSubsetOf(new Set(known))) return known
  return [...(known ?? []).filter((id) => !now.has(id)), ...now].slice(-mostKnown)
}
