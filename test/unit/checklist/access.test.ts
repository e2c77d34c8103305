import { describe, expect, it } from 'vitest'
import { noteAccess, unusualAccess, type FirstSeen } from '../../../app/checklist/access.ts'
import type { AccessEntry, AccountAccess } from '../../../app/domain/snapshot.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { nowMs } from './context.ts'

function entry(id: string, change: Partial<AccessEntry> = {}): AccessEntry {
  return {
    id,
    name: `Browser ${id}`,
    isActive: true,
    country: 'Portugal',
    city: 'Porto',
    createdAtMs: null,
    lastUsedAtMs: nowMs,
    ...change,
  }
}

const key = (id: string, change: Partial<AccessEntry> = {}) =>
  entry(id, { country: null, city: null, ...change })
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
      access([entry('a')], [key('k')]),
      seen(['a', longAgo], ['k', longAgo]),
      nowMs,
    )
    expect(judged).toEqual([
      { kind: 'session', entry: entry('a'), oddities: [] },
      { kind: 'api-key', entry: key('k'), oddities: [] },
    ])
    expect(unusualAccess(access([]), new Map(), nowMs)).toEqual([])
  })

  it('is nothing new about what the first reading saw, noted or not', () => {
    const first = access([entry('a'), entry('b', { country: 'Spain' })], [key('k')])
    expect(unusual(first, new Map())).toEqual({})
    expect(unusual(first, noteAccess(new Map(), first, nowMs))).toEqual({})
    expect(unusual(first, noteAccess(new Map(), first, nowMs), nowMs + dayMs)).toEqual({})
  })

  it('is that it is new, for seven days', () => {
    const later = access([entry('a'), entry('b')], [key('k')])
    const known = seen(['a', longAgo], ['b', nowMs - 7 * dayMs], ['k', nowMs - 7 * dayMs - 1])
    expect(unusual(later, known)).toEqual({ b: ['new'] })
    expect(unusual(later, seen(['a', longAgo]))).toEqual({ b: ['new'], k: ['new'] })
    expect(unusual(later, known, nowMs + 1)).toEqual({})
  })

  it('is a country that no session seen earlier is from', () => {
    const sessions = access([
      entry('a'),
      entry('b', { country: 'Spain' }),
      entry('c', { country: 'portugal' }),
    ])
    const known = seen(['a', longAgo], ['b', longAgo + 20 * dayMs], ['c', longAgo + 30 * dayMs])
    expect(unusual(sessions, known)).toEqual({ b: ['unknown-country'] })
    const again = access([...sessions.sessions, entry('d', { country: 'Spain' })])
    expect(unusual(again, new Map([...known, ['d', longAgo + 40 * dayMs]]))).toEqual({
      b: ['unknown-country'],
    })
  })

  it('is no comparison of two that are seen first at the same time', () => {
    const both = access([entry('a'), entry('b', { country: 'Spain' }), entry('c', { country: 'Spain' })])
    const known = seen(['a', longAgo], ['b', longAgo + dayMs], ['c', longAgo + dayMs])
    expect(unusual(both, known)).toEqual({ b: ['unknown-country'], c: ['unknown-country'] })
  })

  it('is a country that Stake does not know, for a session, and never for a key', () => {
    const first = access([entry('a', { country: null })], [key('k')])
    expect(unusual(first, noteAccess(new Map(), first, longAgo))).toEqual({ a: ['unknown-country'] })
  })

  it('is that it was not used for more than thirty days, while it still can be', () => {
    const idleMs = nowMs - 30 * dayMs
    const of = access(
      [
        entry('a', { lastUsedAtMs: idleMs }),
        entry('b', { lastUsedAtMs: idleMs - 1 }),
        entry('c', { lastUsedAtMs: idleMs - 1, isActive: false }),
        entry('d', { lastUsedAtMs: null }),
      ],
      [
        key('k', { lastUsedAtMs: null, createdAtMs: idleMs - 1 }),
        key('l', { lastUsedAtMs: nowMs, createdAtMs: 0 }),
      ],
    )
    expect(unusual(of, noteAccess(new Map(), of, longAgo))).toEqual({ b: ['idle'], k: ['idle'] })
  })

  it('is that it has no name', () => {
    const of = access([entry('a', { name: '' })], [key('k', { name: '' })])
    expect(unusual(of, noteAccess(new Map(), of, longAgo))).toEqual({ a: ['unnamed'], k: ['unnamed'] })
  })

  it('is everything at once', () => {
    const odd = entry('b', { name: '', country: null, lastUsedAtMs: nowMs - 31 * dayMs })
    expect(unusual(access([entry('a'), odd]), seen(['a', longAgo]))).toEqual({
      b: ['new', 'unknown-country', 'idle', 'unnamed'],
    })
  })
})

describe('what is remembered', () => {
  it('is when each was first seen, and the same map where nothing is new', () => {
    const first = noteAccess(new Map(), access([entry('a')], [key('k')]), longAgo)
    expect(Object.fromEntries(first)).toEqual({ a: longAgo, k: longAgo })
    expect(noteAccess(first, access([entry('a')]), nowMs)).toBe(first)
    const next = noteAccess(first, access([entry('b')]), nowMs)
    expect(Object.fromEntries(next)).toEqual({ a: longAgo, k: longAgo, b: nowMs })
  })

  it('is kept of what is gone, so that it is not new when it comes back', () => {
    const first = noteAccess(new Map(), access([entry('a'), entry('b')]), longAgo)
    const without = noteAccess(first, access([entry('a')]), nowMs - dayMs)
    expect(unusual(access([entry('a'), entry('b')]), without)).toEqual({})
  })

  it('is not turned over by a clock that was set back', () => {
    const first = noteAccess(new Map(), access([entry('a')]), nowMs)
    const earlier = noteAccess(first, access([entry('a'), entry('b')]), nowMs - 400 * dayMs)
    expect(unusual(access([entry('a'), entry('b')]), earlier, nowMs - 400 * dayMs)).toEqual({ b: ['new'] })
    expect(unusual(access([entry('a'), entry('b')]), earlier, nowMs)).toEqual({ b: ['new'] })
  })

  it('is bounded: what is gone goes first, the oldest of it, and never the first of all', () => {
    const ids = Array.from({ length: 499 }, (_, index) => `gone-${index}`)
    let known: FirstSeen = noteAccess(new Map(), access([entry('first')]), longAgo)
    for (const [index, id] of ids.entries())
      known = noteAccess(known, access([entry(id)]), longAgo + 1 + index)
    expect(known.size).toBe(500)
    known = noteAccess(known, access([entry('gone-0'), entry('new-1'), entry('new-2')]), nowMs)
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
    const known = noteAccess(new Map(), access([entry('__proto__'), entry('constructor')]), longAgo)
    expect([...known.keys()]).toEqual(['__proto__', 'constructor'])
  })
})
