import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { TokenFacts } from '../../../app/domain/token.ts'
import { resolveExpiry, tokenHealth } from '../../../app/expiry/health.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const storedAtMs = Date.UTC(2026, 0, 1)
const expiresAtMs = storedAtMs + 30 * dayMs
const earlyMs = 5 * minuteMs

function facts(change: Partial<TokenFacts> = {}): TokenFacts {
  return { storedAtMs, expiresAtMs, rotationDays: null, rejectedAtMs: null, ...change }
}

describe('the state', () => {
  test('without facts is missing', () => {
    expect(tokenHealth(null, storedAtMs)).toEqual({
      state: 'missing',
      expiresAtMs: null,
      remainingMs: null,
      ageMs: null,
      rotationDue: false,
    })
  })

  test('without a declared end is unknown, however old', () => {
    const health = tokenHealth(facts({ expiresAtMs: null }), storedAtMs + 1000 * dayMs)
    expect(health).toMatchObject({
      state: 'unknown',
      expiresAtMs: null,
      remainingMs: null,
      ageMs: 1000 * dayMs,
    })
  })

  test.each([
    ['the moment it is stored', storedAtMs, 'valid'],
    ['a millisecond before the last seven days', expiresAtMs - earlyMs - 7 * dayMs - 1, 'valid'],
    ['seven days before it counts as expired', expiresAtMs - earlyMs - 7 * dayMs, 'expiring'],
    ['a millisecond before the 300 s', expiresAtMs - 300 * secondMs - 1, 'expiring'],
    ['300 s before its end', expiresAtMs - 300 * secondMs, 'expired'],
    ['its end', expiresAtMs, 'expired'],
    ['long after', expiresAtMs + 400 * dayMs, 'expired'],
  ])('at %s (%i) is %s', (_when, nowMs, state) => {
    expect(tokenHealth(facts(), nowMs).state).toBe(state)
  })

  test('is rejected once the server said so, until it has expired as well', () => {
    for (const end of [null, expiresAtMs]) {
      const health = tokenHealth(facts({ expiresAtMs: end, rejectedAtMs: storedAtMs }), storedAtMs + hourMs)
      expect(health.state).toBe('rejected')
    }
  })

  test('says how long is left until it counts as expired', () => {
    expect(tokenHealth(facts(), expiresAtMs - earlyMs - 42).remainingMs).toBe(42)
    expect(tokenHealth(facts(), expiresAtMs + hourMs).remainingMs).toBe(0)
  })

  test('follows a clock that jumps either way', () => {
    const clock = createFakeClock(storedAtMs)
    clock.jump(60 * dayMs)
    expect(tokenHealth(facts(), clock.now()).state).toBe('expired')
    clock.jump(-59 * dayMs)
    expect(tokenHealth(facts(), clock.now()).state).toBe('valid')
    clock.jump(-30 * dayMs)
    expect(tokenHealth(facts(), clock.now())).toMatchObject({ state: 'valid', ageMs: 0, rotationDue: false })
  })

  test('never goes back towards valid while time goes on', () => {
    const order = ['valid', 'expiring', 'expired']
    const moment = fc.integer({ min: storedAtMs, max: expiresAtMs + 10 * dayMs })
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)].map((nowMs) =>
          order.indexOf(tokenHealth(facts(), nowMs).state),
        )
        expect(first).toBeGreaterThanOrEqual(0)
        expect(second).toBeGreaterThanOrEqual(first ?? 0)
      }),
    )
  })
})

describe('rotation', () => {
  test.each([
    [null, 1000 * dayMs, false],
    [7, 7 * dayMs - 1, false],
    [7, 7 * dayMs, true],
    [90, 89 * dayMs, false],
    [90, 91 * dayMs, true],
  ] as const)('every %s days is, at an age of %i ms, due: %s', (rotationDays, ageMs, due) => {
    expect(tokenHealth(facts({ rotationDays }), storedAtMs + ageMs).rotationDue).toBe(due)
  })
})

describe('what the owner says about the end', () => {
  test.each([
    ['a number of days', { kind: 'in', days: 30 }, null, storedAtMs + 30 * dayMs],
    ['a moment', { kind: 'at', atMs: 5 }, 9, 5],
    ['days, against what the token declares', { kind: 'in', days: 1 }, 9, storedAtMs + dayMs],
    ['nothing, and the token declares it', { kind: 'unknown' }, 9, 9],
    ['nothing, and neither does the token', { kind: 'unknown' }, null, null],
  ] as const)('%s', (_what, choice, declaredMs, expected) => {
    expect(resolveExpiry(choice, storedAtMs, declaredMs)).toBe(expected)
  })
})
