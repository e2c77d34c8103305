import { expect, test } from 'vitest'
import { secondMs } from '../../../app/domain/time.ts'
import { trayComes } from '../../../electron/tray/availability.ts'
import { createFakeClock } from '../../fakes/clock.ts'

test('a panel that comes some seconds after us is found', async () => {
  const clock = createFakeClock()
  const found = trayComes(clock, async () => clock.elapsedMs() >= 5 * secondMs)
  await clock.advance(5 * secondMs)
  expect(await found).toBe(true)
  expect(clock.pendingTimers()).toBe(0)
})

test('one that is there is found at once, and none is given up on after a quarter of a minute', async () => {
  const clock = createFakeClock()
  expect(await trayComes(clock, async () => true)).toBe(true)
  const given = trayComes(clock, async () => false)
  await clock.advance(15 * secondMs)
  expect(await given).toBe(false)
  expect(clock.pendingTimers()).toBe(0)
})
