import type { JudgedEntry, Oddity } from '../domain/account-details.ts'
import type { AccessEntry, AccountAccess } from '../domain/snapshot.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'

/** By an entry's id, when it was first seen from here. */
export type FirstSeen = ReadonlyMap<string, EpochMs>

const newForMs = 7 * dayMs
const idleAfterMs = 30 * dayMs
/** More than an account ever lists; the oldest of those that are gone are forgotten first. */
const mostRemembered = 500

/**
 * What is unusual about each session and API key, in the order given:
 * - `new`: first seen within seven days, and not with the very first reading, which is what there was before;
 * - `unknown-country`: a session that Stake knows no country of, or from one that no session seen earlier is from.
 *   Those of the first reading are not compared with each other;
 * - `idle`: can still get in, and was not used for more than thirty days;
 * - `unnamed`: was never given a name.
 */
export function unusualAccess(
  { sessions, apiKeys }: AccountAccess,
  firstSeen: FirstSeen,
  nowMs: EpochMs,
): readonly JudgedEntry[] {
  const seenAtMs = ({ id }: AccessEntry) => firstSeen.get(id) ?? nowMs
  const firstReadingMs = Math.min(...firstSeen.values())
  const wasThereBefore = (entry: AccessEntry) => firstSeen.size === 0 || seenAtMs(entry) <= firstReadingMs

  function countryIsUnknown(session: AccessEntry): boolean {
    if (session.country === null) return true
    if (wasThereBefore(session)) return false
    return !sessions.some(
      (other) => seenAtMs(other) < seenAtMs(session) && isSame(other.country, session.country),
    )
  }

  function oddities(entry: AccessEntry, isSession: boolean): readonly Oddity[] {
    const usedAtMs = entry.lastUsedAtMs ?? entry.createdAtMs
    const found: readonly (readonly [Oddity, boolean])[] = [
      ['new', !wasThereBefore(entry) && nowMs - seenAtMs(entry) <= newForMs],
      ['unknown-country', isSession && countryIsUnknown(entry)],
      ['idle', entry.isActive && usedAtMs !== null && nowMs - usedAtMs > idleAfterMs],
      ['unnamed', entry.name === ''],
    ]
    return found.flatMap(([oddity, applies]) => (applies ? [oddity] : []))
  }

  return [
    ...sessions.map((entry) => ({ kind: 'session' as const, entry, oddities: oddities(entry, true) })),
    ...apiKeys.map((entry) => ({ kind: 'api-key' as const, entry, oddities: oddities(entry, false) })),
  ]
}

/**
 * Remembers what is seen now for the first time. What is gone stays remembered, so that it is not new when it
 * comes back and the time of the first reading is not lost. The same map where nothing is new.
 */
export function noteAccess(
  firstSeen: FirstSeen,
  { sessions, apiKeys }: AccountAccess,
  nowMs: EpochMs,
): FirstSeen {
  const present = new Set([...sessions, ...apiKeys].map(({ id }) => id))
  const unseen = [...present].filter((id) => !firstSeen.has(id))
  if (unseen.length === 0) return firstSeen
  const firstReadingMs = Math.min(...firstSeen.values())
  // Later than the first reading also where the clock was set back meanwhile: otherwise it would be the first.
  const atMs = firstSeen.size === 0 ? nowMs : Math.max(nowMs, firstReadingMs + 1)
  return withinBounds(new Map([...firstSeen, ...unseen.map((id) => [id, atMs] as const)]), present)
}

function withinBounds(seen: FirstSeen, present: ReadonlySet<string>): FirstSeen {
  const tooMany = seen.size - mostRemembered
  if (tooMany <= 0) return seen
  const [first, ...later] = [...seen].toSorted(([, one], [, other]) => one - other)
  const forgotten = new Set(
    later
      .filter(([id]) => !present.has(id))
      .slice(0, tooMany)
      .map(([id]) => id),
  )
  // The first one stays in any case: by it the others are known to be later.
  return new Map([...(first ? [first] : []), ...later].filter(([id]) => !forgotten.has(id)))
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase()
}
