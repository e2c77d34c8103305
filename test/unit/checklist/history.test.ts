import { describe, expect, it } from 'vitest'
import { knownAccess, nothingSeen, withSeen } from '../../../app/checklist/first-seen.ts'
import { withMoment } from '../../../app/checklist/history.ts'
import { mostMoments } from '../../../app/checklist/schema.ts'
import type { CheckMoment } from '../../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { nowMs } from './context.ts'

const of = (ids: readonly string[], account = 'first') => ({ account, ids })

describe('the history of a check', () => {
  const first: readonly CheckMoment[] = [{ atMs: nowMs, status: 'pass' }]

  it('has one moment an hour while nothing changes', () => {
    expect(withMoment(first, 'pass', nowMs + hourMs - 1, true)).toBe(first)
    expect(withMoment(first, 'pass', nowMs + hourMs, true)).toHaveLength(2)
  })

  it('has every change', () => {
    expect(withMoment(first, 'fail', nowMs + minuteMs, true).at(-1)).toEqual({
      atMs: nowMs + minuteMs,
      status: 'fail',
    })
    expect(withMoment(first, 'fail', nowMs + minuteMs, false)).toHaveLength(2)
  })

  it('has nothing of what was only judged again', () => {
    expect(withMoment(first, 'pass', nowMs + dayMs, false)).toBe(first)
  })

  it('goes on where the clock was set back', () => {
    expect(withMoment(first, 'pass', nowMs - dayMs, true)).toHaveLength(2)
  })

  it('keeps the last thirty', () => {
    let moments: readonly CheckMoment[] = []
    for (let hour = 0; hour < 40; hour += 1)
      moments = withMoment(moments, 'pass', nowMs + hour * hourMs, true)
    expect(moments).toHaveLength(mostMoments)
    expect(moments.at(-1)?.atMs).toBe(nowMs + 39 * hourMs)
  })
})

describe('sessions and API keys', () => {
  it('are no news when they were there first', () => {
    const seen = withSeen(nothingSeen, of(['a', 'b']), nowMs)
    expect([...knownAccess(seen, ['a', 'b'], nowMs).keys()]).toEqual(['a', 'b'])
  })

  it('are new for a week when they come later, and then no more', () => {
    const seen = withSeen(withSeen(nothingSeen, of(['a']), nowMs), of(['a', 'late']), nowMs + dayMs)
    expect([...knownAccess(seen, ['a', 'late'], nowMs + 2 * dayMs).keys()]).toEqual(['a'])
    expect(knownAccess(seen, ['a', 'late'], nowMs + 8 * dayMs).get('late')).toBe(nowMs + dayMs)
  })

  it('are new too where there were none at first', () => {
    const seen = withSeen(withSeen(nothingSeen, of([]), nowMs), of(['late']), nowMs + dayMs)
    expect(knownAccess(seen, ['late'], nowMs + dayMs).size).toBe(0)
  })

  it('are no news when their account is looked at for the first time, however late that is', () => {
    const first = withSeen(nothingSeen, of(['a']), nowMs)
    const both = withSeen(first, of(['b'], 'second'), nowMs + dayMs)
    expect([...knownAccess(both, ['b'], nowMs + dayMs).keys()]).toEqual(['b'])
    const later = withSeen(both, of(['b', 'late'], 'second'), nowMs + 2 * dayMs)
    expect(knownAccess(later, ['late'], nowMs + 2 * dayMs).size).toBe(0)
  })

  it('of a file that knew of one account only are still told from new ones', () => {
    const before = { ...withSeen(nothingSeen, of(['a']), nowMs), accounts: [] }
    const seen = withSeen(before, of(['a', 'late']), nowMs + dayMs)
    expect([...knownAccess(seen, ['a', 'late'], nowMs + dayMs).keys()]).toEqual(['a'])
  })

  it('are kept by digests, whatever their ids are', () => {
    const seen = withSeen(nothingSeen, of(['__proto__', 'constructor', 'x'.repeat(100_000), 'a', 'a']), nowMs)
    expect(seen.entries).toHaveLength(4)
    expect(JSON.stringify(seen)).not.toContain('constructor')
    expect(withSeen(seen, of(['a', '__proto__']), nowMs + 1)).toBe(seen)
  })
})
