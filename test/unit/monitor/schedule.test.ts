import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { isStale, spread, usualPace, waitMs } from '../../../app/monitor/schedule.ts'

const nowMs = Date.UTC(2026, 5, 1)
const intervals = { visibleMs: 30 * secondMs, trayMs: 2 * minuteMs, sparingMs: 10 * minuteMs }
const looking = { isVisible: true, onBattery: false, quietForMs: 0 }
const calm = { failures: 0, askedMs: 0, draw: 0 }

describe('the pace of reading', () => {
  it('is what the owner chose for the window and for the tray', () => {
    expect(usualPace(intervals, looking)).toEqual({ everyMs: 30 * secondMs, why: 'visible' })
    expect(usualPace(intervals, { ...looking, isVisible: false })).toEqual({
      everyMs: 2 * minuteMs,
      why: 'tray',
    })
  })

  it.each([true, false])('is the sparing one on battery, window in sight: %s', (isVisible) => {
    const pace = usualPace(intervals, { isVisible, onBattery: true, quietForMs: 0 })
    expect(pace).toEqual({ everyMs: 10 * minuteMs, why: 'battery' })
  })

  it.each([true, false])('is the sparing one after a quiet hour, window in sight: %s', (isVisible) => {
    const quiet = (quietForMs: number) => usualPace(intervals, { ...looking, isVisible, quietForMs })
    expect(quiet(hourMs - 1).why).not.toBe('quiet')
    expect(quiet(hourMs)).toEqual({ everyMs: 10 * minuteMs, why: 'quiet' })
  })

  it('is never quicker for being sparing', () => {
    const slow = { ...intervals, trayMs: hourMs }
    const pace = usualPace(slow, { isVisible: false, onBattery: true, quietForMs: hourMs })
    expect(pace).toEqual({ everyMs: hourMs, why: 'tray' })
  })
})

describe('the wait for the next reading', () => {
  it('is the pace while nothing fails', () => {
    expect(waitMs(30 * secondMs, calm)).toBe(30 * secondMs)
    expect(waitMs(hourMs, { ...calm, draw: 1 })).toBe(hourMs)
  })

  it('doubles with each failure, up to 15 min', () => {
    const waits = [1, 2, 3, 4, 5, 6, 1000].map((failures) => waitMs(30 * secondMs, { ...calm, failures }))
    expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900].map((seconds) => seconds * secondMs))
  })

  it('is shortened by chance, by up to a half, and never below the pace', () => {
    expect(waitMs(30 * secondMs, { ...calm, failures: 3, draw: 0.5 })).toBe(180 * secondMs)
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 3600 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seconds, failures, draw) => {
          const everyMs = seconds * secondMs
          const wait = waitMs(everyMs, { failures, askedMs: 0, draw })
          expect(wait).toBeGreaterThanOrEqual(everyMs)
          expect(wait).toBeLessThanOrEqual(Math.max(15 * minuteMs, everyMs))
        },
      ),
    )
  })

  it('is never over before the server said', () => {
    const asked = { failures: 1, askedMs: 50 * minuteMs, draw: 0.9 }
    expect(waitMs(30 * secondMs, asked)).toBe(50 * minuteMs)
    expect(waitMs(30 * secondMs, { ...asked, askedMs: secondMs, draw: 0 })).toBe(minuteMs)
  })
})

describe('accounts of one host', () => {
  it('are kept apart', () => {
    expect(spread(100, [], 10)).toBe(100)
    expect(spread(100, [95], 10)).toBe(105)
    expect(spread(100, [106, 95], 10)).toBe(116)
    expect(spread(100, [90, 110], 10)).toBe(100)
  })

  it('always find a free moment within half of their pace', () => {
    const others = fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 7 })
    fc.assert(
      fc.property(others, fc.integer({ min: 0, max: 30_000 }), (taken, dueMs) => {
        const gapMs = 30_000 / (2 * (taken.length + 1))
        const free = spread(dueMs, taken, gapMs)
        expect(free).toBeGreaterThanOrEqual(dueMs)
        expect(taken.every((other) => Math.abs(other - free) >= gapMs - 1e-6)).toBe(true)
        expect(free - dueMs).toBeLessThanOrEqual(30_000)
      }),
    )
  })
})

describe('staleness', () => {
  const everyMs = 30 * secondMs

  it('begins after 5 min, or after 90 s once a try has failed', () => {
    expect(isStale(nowMs - 299 * secondMs, false, { everyMs }, nowMs)).toBe(false)
    expect(isStale(nowMs - 301 * secondMs, false, { everyMs }, nowMs)).toBe(true)
    expect(isStale(nowMs - 301 * secondMs, false, null, nowMs)).toBe(true)
    expect(isStale(nowMs - 89 * secondMs, true, { everyMs }, nowMs)).toBe(false)
    expect(isStale(nowMs - 91 * secondMs, true, { everyMs }, nowMs)).toBe(true)
  })

  it('has the patience of a slower pace', () => {
    expect(isStale(nowMs - 14 * minuteMs, false, { everyMs: 10 * minuteMs }, nowMs)).toBe(false)
    expect(isStale(nowMs - 16 * minuteMs, false, { everyMs: 10 * minuteMs }, nowMs)).toBe(true)
  })

  it('is not claimed of what was never read', () => {
    expect(isStale(null, true, { everyMs }, nowMs)).toBe(false)
  })

  it('holds for a reading from the future, since nobody can tell its age', () => {
    expect(isStale(nowMs + hourMs, false, { everyMs }, nowMs)).toBe(true)
    expect(isStale(nowMs + secondMs, false, { everyMs }, nowMs)).toBe(false)
  })
})
