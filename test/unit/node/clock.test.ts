import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dayMs } from '../../../app/domain/time.ts'
import { createNodeClock } from '../../../app/node/clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a delay longer than Node’s timers can hold is waited for whole', () => {
  const task = vi.fn<() => void>()
  createNodeClock().after(60 * dayMs, task)
  vi.advanceTimersByTime(60 * dayMs - 1)
  expect(task).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(task).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(200 * dayMs)
  expect(task).toHaveBeenCalledOnce()
})

test('a long delay can be cancelled in any of its pieces, and twice', () => {
  const task = vi.fn<() => void>()
  const cancel = createNodeClock().after(60 * dayMs, task)
  vi.advanceTimersByTime(40 * dayMs)
  cancel()
  cancel()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(40 * dayMs)
  expect(task).not.toHaveBeenCalled()
})

test.each([0, -5])('a delay of %i ms runs soon, but not at once', (delayMs) => {
  const task = vi.fn<() => void>()
  createNodeClock().after(delayMs, task)
  expect(task).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(task).toHaveBeenCalledOnce()
})

test('the wall clock may jump, elapsed time does not', () => {
  const clock = createNodeClock()
  const [wallMs, elapsedMs] = [clock.now(), clock.elapsedMs()]
  vi.setSystemTime(wallMs - dayMs)
  expect(clock.now()).toBe(wallMs - dayMs)
  expect(clock.elapsedMs() - elapsedMs).toBeGreaterThanOrEqual(0)
  vi.advanceTimersByTime(250)
  expect(clock.elapsedMs() - elapsedMs).toBe(250)
})
