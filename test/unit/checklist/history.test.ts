import { describe, expect, it } from 'vitest'
import { knownAccess, nothingSeen, withSeen } from '../../../app/checklist/first-seen.ts'
import { withMoment } from '../../../app/checklist/history.ts'
import { mostMoments } from '../../../app/checklist/schema.ts'
import type { CheckMoment } from '../../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { nowMs } from './context.ts'

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
    const seen = withSeen(nothingSeen, ['a', 'b'], nowMs)
    expect([...knownAccess(seen, ['a', 'b'], nowMs).keys()]).toEqual(['a', 'b'])
  })

  it('are new for a week when they come later, and then no more', () => {
    const seen = withSeen(withSeen(nothingSeen, ['a'], nowMs), ['a', 'late'], nowMs + dayMs)
    expect([...knownAccess(seen, ['a', 'late'], nowMs + 2 * dayMs).keys()]).toEqual(['a'])
    expect(knownAccess(seen, ['a', 'late'], nowMs + 8 * dayMs).get('late')).toBe(nowMs + dayMs)
  })

  it('are new too where there were none at first', () => {
    const seen = withSeen(withSeen(nothingSeen, [], nowMs), ['late'], nowMs + dayMs)
    expect(knownAccess(seen, ['late'], nowMs + dayMs).size).toBe(0)
  })

  it('are kept by digests, whatever their ids are', () => {
    const seen = withSeen(nothingSeen, ['__proto__', 'constructor', 'x'.repeat(100_000), 'a', 'a'], nowMs)
    expect(seen.entries).toHaveLength(4)
    expect(JSON.stringify(seen)).not.toContain('constructor')
    expect(withSeen(seen, ['a', '__proto__'], nowMs + 1)).toBe(seen)
  })
})
