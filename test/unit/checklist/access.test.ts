import { describe, expect, it } from 'vitest'
import { noteAccess, unusualAccess, type FirstSeen } from '../../../app/checklist/access.ts'
import type { AccessEntry, AccountAccess } from '../../../app/domain/snapshot.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { nowMs, sessionWith } from './context.ts'

const key = (id: string, change: Partial<AccessEntry> = {}) =>
  sessionWith(id, { country: null, city: null, ...change })
const access = (sessions: readonly AccessEntry[], apiKeys: readonly AccessEntry[] = []): AccountAccess => ({
  sessions,
  apiKeys,
})

const longAgo = nowMs - 90 * dayMs
const seen = (...entries: readonly (readonly [string, number])[]): FirstSeen => new Map(entries)

/** What is unusual, by id, of those about which anything is. */
function unusual(of: AccountAccess, firstSeen: FirstSeen, at = nowMs) {
  return Object.fromEntries(
    unusualAccess(of, firstSeen, at)
      .filter(({ oddities }) => oddities.length > 0)
      .map(({ entry: { id }, oddities }) => [id, oddities]),
  )
}

describe('what is unusual', () => {
  it('is told of every session and key, in order, and is nothing where nothing is', () => {
    const judged = unusualAccess(
      access([sessionWith('a')], [key('k')]),
      seen(['a', longAgo], ['k', longAgo]),
      nowMs,
    )
    expect(judged).toEqual([
      { kind: 'session', entry: sessionWith('a'), oddities: [] },
      { kind: 'api-key', entry: key('k'), oddities: [] },
    ])
    expect(unusualAccess(access([]), new Map(), nowMs)).toEqual([])
  })

  it('is nothing new about what the first reading saw, noted or not', () => {
    const first = access([sessionWith('a'), sessionWith('b', { country: 'Spain' })], [key('k')])
    expect(unusual(first, new Map())).toEqual({})
    expect(unusual(first, noteAccess(new Map(), first, nowMs))).toEqual({})
    expect(unusual(first, noteAccess(new Map(), first, nowMs), nowMs + dayMs)).toEqual({})
  })

  it('is that it is new, for seven days', () => {
    const later = access([sessionWith('a'), sessionWith('b')], [key('k')])
    const known = seen(['a', longAgo], ['b', nowMs - 7 * dayMs], ['k', nowMs - 7 * dayMs - 1])
    expect(unusual(later, known)).toEqual({ b: ['new'] })
    expect(unusual(later, seen(['a', longAgo]))).toEqual({ b: ['new'], k: ['new'] })
    expect(unusual(later, known, nowMs + 1)).toEqual({})
  })

  it('is a country that no session seen earlier is from', () => {
    const sessions = access([
      sessionWith('a'),
      sessionWith('b', { country: 'Spain' }),
      sessionWith('c', { country: 'portugal' }),
    ])
    const known = seen(['a', longAgo], ['b', longAgo + 20 * dayMs], ['c', longAgo + 30 * dayMs])
    expect(unusual(sessions, known)).toEqual({ b: ['unknown-country'] })
    const again = access([...sessions.sessions, sessionWith('d', { country: 'Spain' })])
    expect(unusual(again, new Map([...known, ['d', longAgo + 40 * dayMs]]))).toEqual({
      b: ['unknown-country'],
    })
  })

  it('is no comparison of two that are seen first at the same time', () => {
    const both = access([
      sessionWith('a'),
      sessionWith('b', { country: 'Spain' }),
      sessionWith('c', { country: 'Spain' }),
    ])
    const known = seen(['a', longAgo], ['b', longAgo + dayMs], ['c', longAgo + dayMs])
    expect(unusual(both, known)).toEqual({ b: ['unknown-country'], c: ['unknown-country'] })
  })

  it('is a country that Stake does not know, for a session, and never for a key', () => {
    const first = access([sessionWith('a', { country: null })], [key('k')])
    expect(unusual(first, noteAccess(new Map(), first, longAgo))).toEqual({ a: ['unknown-country'] })
  })

  it('is that it was not used for more than thirty days, while it still can be', () => {
    const idleMs = nowMs - 30 * dayMs
    const of = access(
      [
        sessionWith('a', { lastUsedAtMs: idleMs }),
        sessionWith('b', { lastUsedAtMs: idleMs - 1 }),
        sessionWith('c', { lastUsedAtMs: idleMs - 1, isActive: false }),
        sessionWith('d', { lastUsedAtMs: null }),
      ],
      [
        key('k', { lastUsedAtMs: null, createdAtMs: idleMs - 1 }),
        key('l', { lastUsedAtMs: nowMs, createdAtMs: 0 }),
      ],
    )
    expect(unusual(of, noteAccess(new Map(), of, longAgo))).toEqual({ b: ['idle'], k: ['idle'] })
  })

  it('is that it has no name', () => {
    const of = access([sessionWith('a', { name: '' })], [key('k', { name: '' })])
    expect(unusual(of, noteAccess(new Map(), of, longAgo))).toEqual({ a: ['unnamed'], k: ['unnamed'] })
  })

  it('is everything at once', () => {
    const odd = sessionWith('b', { name: '', country: null, lastUsedAtMs: nowMs - 31 * dayMs })
    expect(unusual(access([sessionWith('a'), odd]), seen(['a', longAgo]))).toEqual({
      b: ['new', 'unknown-country', 'idle', 'unnamed'],
    })
  })
})

describe('what is remembered', () => {
  it('is when each was first seen, and the same map where nothing is new', () => {
    const first = noteAccess(new Map(), access([sessionWith('a')], [key('k')]), longAgo)
    expect(Object.fromEntries(first)).toEqual({ a: longAgo, k: longAgo })
    expect(noteAccess(first, access([sessionWith('a')]), nowMs)).toBe(first)
    const next = noteAccess(first, access([sessionWith('b')]), nowMs)
    expect(Object.fromEntries(next)).toEqual({ a: longAgo, k: longAgo, b: nowMs })
  })

  it('is kept of what is gone, so that it is not new when it comes back', () => {
    const first = noteAccess(new Map(), access([sessionWith('a'), sessionWith('b')]), longAgo)
    const without = noteAccess(first, access([sessionWith('a')]), nowMs - dayMs)
    expect(unusual(access([sessionWith('a'), sessionWith('b')]), without)).toEqual({})
  })

  it('is not turned over by a clock that was set back', () => {
    const first = noteAccess(new Map(), access([sessionWith('a')]), nowMs)
    const earlier = noteAccess(first, access([sessionWith('a'), sessionWith('b')]), nowMs - 400 * dayMs)
    expect(unusual(access([sessionWith('a'), sessionWith('b')]), earlier, nowMs - 400 * dayMs)).toEqual({
      b: ['new'],
    })
    expect(unusual(access([sessionWith('a'), sessionWith('b')]), earlier, nowMs)).toEqual({ b: ['new'] })
  })

  it('is bounded: what is gone goes first, the oldest of it, and never the first of all', () => {
    const ids = Array.from({ length: 499 }, (_, index) => `gone-${index}`)
    let known: FirstSeen = noteAccess(new Map(), access([sessionWith('first')]), longAgo)
    for (const [index, id] of ids.entries())
      known = noteAccess(known, access([sessionWith(id)]), longAgo + 1 + index)
    expect(known.size).toBe(500)
    known = noteAccess(
      known,
      access([sessionWith('gone-0'), sessionWith('new-1'), sessionWith('new-2')]),
      nowMs,
    )
    expect(known.size).toBe(500)
    expect(known.get('first')).toBe(longAgo)
    expect([known.has('gone-0'), known.has('gone-1'), known.has('gone-2'), known.has('gone-3')]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(known.get('new-2')).toBe(nowMs)
  })

  it('takes any name that an entry may have', () => {
    const known = noteAccess(
      new Map(),
      access([sessionWith('__proto__'), sessionWith('constructor')]),
      longAgo,
    )
    expect([...known.keys()]).toEqual(['__proto__', 'constructor'])
  })
})
