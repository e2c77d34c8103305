import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { isStale, nextDelayMs } from '../../../app/monitor/schedule.ts'

const nowMs = Date.UTC(2026, 5, 1)
const calm = { visible: true, failures: 0, retryAtMs: null, nowMs }

describe('the pace of reading', () => {
  it('is 30 s with a window in sight and 2 min in the tray', () => {
    expect(nextDelayMs(calm)).toBe(30 * secondMs)
    expect(nextDelayMs({ ...calm, visible: false })).toBe(2 * minuteMs)
  })

  it('doubles with each failure, up to 15 min', () => {
    const delays = [1, 2, 3, 4, 5, 6, 1000].map((failures) => nextDelayMs({ ...calm, failures }))
    expect(delays).toEqual([60, 120, 240, 480, 900, 900, 900].map((seconds) => seconds * secondMs))
  })

  it('never comes back before the server said', () => {
    expect(nextDelayMs({ ...calm, failures: 1, retryAtMs: nowMs + 5 * minuteMs })).toBe(5 * minuteMs)
    expect(nextDelayMs({ ...calm, failures: 1, retryAtMs: nowMs - minuteMs })).toBe(minuteMs)
  })

  it('does not wait for hours when the clock was set back after a Retry-After', () => {
    expect(nextDelayMs({ ...calm, retryAtMs: nowMs + 30 * hourMs })).toBe(15 * minuteMs)
  })
})

describe('staleness', () => {
  it('begins after 5 min, or after 90 s once a try has failed', () => {
    expect(isStale(nowMs - 299 * secondMs, false, nowMs)).toBe(false)
    expect(isStale(nowMs - 301 * secondMs, false, nowMs)).toBe(true)
    expect(isStale(nowMs - 89 * secondMs, true, nowMs)).toBe(false)
    expect(isStale(nowMs - 91 * secondMs, true, nowMs)).toBe(true)
  })

  it('is not claimed of what was never read', () => {
    expect(isStale(null, true, nowMs)).toBe(false)
  })

  it('holds for a reading from the future, since nobody can tell its age', () => {
    expect(isStale(nowMs + hourMs, false, nowMs)).toBe(true)
    expect(isStale(nowMs + secondMs, false, nowMs)).toBe(false)
  })
})
