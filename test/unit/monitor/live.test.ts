import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createKeeper, liveWaitMs, type KeeperEvents } from '../../../app/monitor/live.ts'
import { createFakeClock } from '../../fakes/clock.ts'

function keep(random = 0) {
  const clock = createFakeClock()
  const begun: (KeeperEvents & { probes: number; beats: number; isClosed: boolean; atMs: number })[] = []
  const told: string[] = []
  const keeper = createKeeper({
    clock,
    random: () => random,
    open(events) {
      const one = { ...events, probes: 0, beats: 0, isClosed: false, atMs: clock.elapsedMs() }
      begun.push(one)
      return {
        probe: () => void (one.probes += 1),
        beat: () => void (one.beats += 1),
        close: () => void (one.isClosed = true),
      }
    },
    onUp: () => void told.push('up'),
    onDown: () => void told.push('down'),
  })
  const last = () => begun.at(-1) ?? fail()
  /** Ends the last connection, and says how long it then takes to the next. */
  async function waitAfter(loss: 'lost' | 'refused'): Promise<number> {
    const fromMs = clock.elapsedMs()
    const before = begun.length
    last().ended(loss)
    for (let step = 0; step < 10_000 && begun.length === before; step++) await clock.advance(secondMs)
    return last().atMs - fromMs
  }
  return { clock, begun, told, keeper, last, waitAfter }
}

function fail(): never {
  throw new Error('nothing was begun')
}

/** In seconds, of the first ten tries. */
function waits(loss: 'lost' | 'refused'): readonly number[] {
  return Array.from({ length: 10 }, (_, failures) => liveWaitMs(loss, failures, 0) / secondMs)
}

describe('the wait for a live connection', () => {
  test('doubles up to five minutes when it was lost, and up to an hour when it was refused', () => {
    expect(waits('lost')).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    expect(waits('refused')).toEqual([300, 600, 1200, 2400, 3600, 3600, 3600, 3600, 3600, 3600])
  })

  test('is shorter by up to half of it, by chance', () => {
    expect(liveWaitMs('lost', 3, 0.5)).toBe(12 * secondMs)
    expect(liveWaitMs('refused', 9, 0.9999)).toBeGreaterThanOrEqual(30 * minuteMs)
    expect(liveWaitMs('lost', 1_000_000, 0)).toBe(5 * minuteMs)
  })
})

describe('a live connection that is kept', () => {
  test('is begun again after it was lost, later each time, and soon again after a good one', async () => {
    const { keeper, last, waitAfter, clock, told } = keep()
    keeper.start()
    keeper.start()
    expect(await waitAfter('lost')).toBe(2 * secondMs)
    expect(await waitAfter('lost')).toBe(4 * secondMs)
    last().up()
    await clock.advance(30 * secondMs)
    expect(await waitAfter('lost')).toBe(8 * secondMs)
    last().up()
    await clock.advance(minuteMs)
    expect(await waitAfter('lost')).toBe(2 * secondMs)
    expect(told).toEqual(['up', 'down', 'up', 'down'])
  })

  test('is asked for once in an hour, in the end, where it is refused', async () => {
    const { keeper, begun, clock } = keep()
    keeper.start()
    for (let passed = 0; passed < 24; passed++) {
      begun.at(-1)?.ended('refused')
      await clock.advance(hourMs)
    }
    expect(begun.length).toBeLessThanOrEqual(26)
    expect(begun.length).toBeGreaterThan(20)
  })

  test('is tried at once when the network is back, unless it was refused or was tried just now', async () => {
    const { keeper, begun, clock, last, waitAfter } = keep()
    keeper.start()
    for (let step = 0; step < 6; step++) await waitAfter('lost')
    last().ended('lost')
    keeper.hurry()
    expect(begun).toHaveLength(7)
    await clock.advance(3 * secondMs)
    const before = begun.length
    keeper.hurry()
    keeper.hurry()
    expect(begun).toHaveLength(before + 1)
    expect(last().probes).toBe(1)
    last().ended('refused')
    await clock.advance(minuteMs)
    keeper.hurry()
    expect(begun).toHaveLength(before + 1)
  })

  test('hands on that a ping is due, while there is a connection', () => {
    const { keeper, last } = keep()
    keeper.start()
    keeper.beat()
    expect(last().beats).toBe(1)
    keeper.stop()
    keeper.beat()
    expect(last().beats).toBe(1)
  })

  test('is closed when it is not wanted any more, and nothing is left waiting', async () => {
    const { keeper, begun, clock, last, told } = keep()
    keeper.start()
    last().up()
    keeper.stop()
    expect([last().isClosed, told]).toEqual([true, ['up', 'down']])
    keeper.start()
    last().ended('lost')
    keeper.stop()
    await clock.advance(hourMs)
    expect([begun.length, clock.pendingTimers()]).toEqual([2, 0])
  })
})
