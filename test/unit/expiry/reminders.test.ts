import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { expiryMoments, type RemindersGiven, type TokenFacts } from '../../../app/domain/token.ts'
import { afterGiving, dueReminder, type Reminder } from '../../../app/expiry/reminders.ts'

const storedAtMs = Date.UTC(2026, 0, 1)
const expiresAtMs = storedAtMs + 30 * dayMs
/** When it counts as expired. */
const endMs = expiresAtMs - 5 * minuteMs

function facts(change: Partial<TokenFacts> = {}): TokenFacts {
  return { storedAtMs, expiresAtMs, rotationDays: null, rejectedAtMs: null, ...change }
}

/** What is given when the clock shows these times, one after the other. */
function givenAt(times: readonly number[], token = facts(), before: RemindersGiven | null = null) {
  let known = before
  const given: (Reminder & { readonly atMs: number })[] = []
  for (const atMs of times) {
    const reminder = dueReminder(token, known, atMs)
    if (!reminder) continue
    given.push({ ...reminder, atMs })
    known = afterGiving(token, known, reminder, atMs)
  }
  return { given, known }
}

const momentsOf = (given: readonly Reminder[]) =>
  given.map((reminder) => (reminder.kind === 'expiry' ? reminder.moment : reminder.kind))

function everyMinute(fromMs: number, toMs: number, stepMs = minuteMs): number[] {
  return Array.from(
    { length: Math.floor((toMs - fromMs) / stepMs) + 1 },
    (_, index) => fromMs + index * stepMs,
  )
}

describe('before the end of a token', () => {
  test('all five moments are given once, in their order, as time goes by', () => {
    const { given } = givenAt(everyMinute(storedAtMs, expiresAtMs + dayMs, 10 * minuteMs))
    expect(momentsOf(given)).toEqual(['week', 'three-days', 'day', 'hour', 'end'])
  })

  test.each([
    ['week', 7 * dayMs],
    ['three-days', 3 * dayMs],
    ['day', dayMs],
    ['hour', hourMs],
    ['end', 0],
  ] as const)('%s comes %i ms before it counts as expired, and not sooner', (moment, beforeMs) => {
    expect(momentsOf(givenAt([endMs - beforeMs - 1]).given)).not.toContain(moment)
    expect(momentsOf(givenAt([endMs - beforeMs]).given)).toEqual([moment])
  })

  test('only the most urgent is given after a long sleep', () => {
    const { given } = givenAt([
      storedAtMs,
      endMs - 2 * hourMs,
      ...everyMinute(endMs - 2 * hourMs, endMs - 61 * minuteMs),
    ])
    expect(momentsOf(given)).toEqual(['day'])
  })

  test('a moment that had passed when it was handed over is no news', () => {
    const short = facts({ expiresAtMs: storedAtMs + 2 * dayMs })
    const { given } = givenAt(everyMinute(storedAtMs, storedAtMs + 3 * dayMs), short)
    expect(momentsOf(given)).toEqual(['day', 'hour', 'end'])
  })

  test('a token that Stake refuses is not counted down, but its end is told', () => {
    const refused = facts({ rejectedAtMs: storedAtMs + dayMs })
    expect(momentsOf(givenAt(everyMinute(storedAtMs, endMs - 1, hourMs), refused).given)).toEqual([])
    expect(momentsOf(givenAt([endMs], refused).given)).toEqual(['end'])
  })

  test('a token without a declared end has none', () => {
    expect(givenAt([storedAtMs + 400 * dayMs], facts({ expiresAtMs: null })).given).toEqual([])
  })

  test('another token begins anew', () => {
    const { known } = givenAt([endMs])
    const later = facts({ storedAtMs: endMs, expiresAtMs: endMs + 30 * dayMs })
    expect(momentsOf(givenAt([endMs + 29 * dayMs], later, known).given)).toEqual(['day'])
  })
})

describe('whatever the clock does', () => {
  const times = fc.array(fc.integer({ min: storedAtMs - 10 * dayMs, max: expiresAtMs + 10 * dayMs }), {
    maxLength: 60,
  })

  test('no moment is given twice, and each is the most urgent one that has come', () => {
    fc.assert(
      fc.property(times, (jumps) => {
        const { given } = givenAt(jumps)
        const moments = momentsOf(given)
        expect(new Set(moments).size).toBe(moments.length)
        for (const { atMs, ...reminder } of given) {
          const alone = dueReminder(facts(), null, atMs)
          expect(alone).toEqual(reminder)
        }
      }),
    )
  })

  test('a clock that was ahead and is put right costs no later moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * dayMs }), (aheadMs) => {
        const { given } = givenAt([
          storedAtMs + aheadMs,
          ...everyMinute(storedAtMs, expiresAtMs, 10 * minuteMs),
        ])
        expect(momentsOf(given).toSorted()).toEqual([...expiryMoments].toSorted())
      }),
      { numRuns: 20 },
    )
  })

  test('a restart changes nothing: what is remembered survives being written and read', () => {
    fc.assert(
      fc.property(times, fc.nat(), (jumps, at) => {
        const cut = jumps.length === 0 ? 0 : at % jumps.length
        const first = givenAt(jumps.slice(0, cut))
        const remembered: RemindersGiven | null = JSON.parse(JSON.stringify(first.known))
        const second = givenAt(jumps.slice(cut), facts(), remembered)
        expect([...first.given, ...second.given]).toEqual(givenAt(jumps).given)
      }),
    )
  })
})

describe('the age of a token', () => {
  const old = facts({ expiresAtMs: null, rotationDays: 14 })

  test('is told once it is past the age chosen, then weekly', () => {
    const { given } = givenAt(everyMinute(storedAtMs, storedAtMs + 30 * dayMs, hourMs), old)
    expect(given.map(({ atMs }) => (atMs - storedAtMs) / dayMs)).toEqual([14, 21, 28])
  })

  test('is never told where the owner chose so', () => {
    expect(givenAt([storedAtMs + 900 * dayMs], facts({ expiresAtMs: null })).given).toEqual([])
  })

  test('gives way to the end that is near', () => {
    const both = facts({ rotationDays: 7 })
    const moments = momentsOf(givenAt(everyMinute(endMs - 7 * dayMs, endMs + 30 * dayMs, hourMs), both).given)
    expect(moments).toEqual(['week', 'three-days', 'day', 'hour', 'end'])
  })

  test('is told at most once in seven days, however the clock jumps within them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 * dayMs - 1 }), { minLength: 1 }), (offsets) => {
        const { given } = givenAt(
          offsets.map((offset) => storedAtMs + 20 * dayMs + offset),
          old,
        )
        expect(given).toHaveLength(1)
      }),
    )
  })

  test('is told again within a week of real time after a clock that was far ahead', () => {
    const { given } = givenAt([storedAtMs + 400 * dayMs, storedAtMs + 15 * dayMs], old)
    expect(given).toHaveLength(2)
  })
})
