import { beforeEach, describe, expect, it } from 'vitest'
import { dayMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { watchIdle, type IdleWatch } from '../../../electron/lock/idle.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'

let clock: FakeClock
let watch: IdleWatch
let locks: number
let minutes: number | null
let idleSeconds: () => number

beforeEach(() => {
  clock = createFakeClock()
  locks = 0
  minutes = 5
  idleSeconds = () => 0
  watch = watchIdle({
    clock,
    systemIdleSeconds: () => idleSeconds(),
    idleMinutes: () => minutes,
    onIdle() {
      locks += 1
      minutes = null
    },
  })
})

/** The machine's own count, as if the last input had been now. */
function countFromNow(): void {
  const fromMs = clock.elapsedMs()
  idleSeconds = () => Math.floor((clock.elapsedMs() - fromMs) / secondMs)
}

describe('an idle machine', () => {
  it('is locked after the minutes that the owner chose', async () => {
    countFromNow()
    await clock.advance(5 * minuteMs - secondMs)
    expect(locks).toBe(0)
    await clock.advance(5 * secondMs)
    expect(locks).toBe(1)
  })

  it('is not locked while somebody uses it, be it in another program', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      countFromNow()
      await clock.advance(4 * minuteMs)
    }
    expect(locks).toBe(0)
  })

  it('is looked at about once a minute, and not more often for being nearly idle', async () => {
    let looks = 0
    countFromNow()
    const counted = idleSeconds
    idleSeconds = () => {
      looks += 1
      return counted()
    }
    await clock.advance(5 * minuteMs)
    expect(locks).toBe(1)
    expect(looks).toBeLessThan(10)
  })

  it('is locked in time after the owner chose sooner than before', async () => {
    minutes = 30
    countFromNow()
    await clock.advance(30 * secondMs)
    minutes = 1
    watch.reconsider()
    await clock.advance(60 * secondMs)
    expect(locks).toBe(1)
  })

  it('is locked as soon as it wakes, when it slept for longer, and is looked at no more often afterwards', async () => {
    countFromNow()
    await clock.advance(minuteMs)
    idleSeconds = () => 3600
    watch.lookNow()
    expect(locks).toBe(1)
    expect(clock.pendingTimers()).toBe(1)
  })

  it('is never locked where the owner does not want it', async () => {
    minutes = null
    countFromNow()
    await clock.advance(dayMs)
    expect(locks).toBe(0)
  })

  it('is not looked at while there is nothing to lock, and again once there is', () => {
    minutes = null
    watch.reconsider()
    expect(clock.pendingTimers()).toBe(0)
    minutes = 5
    watch.reconsider()
    watch.reconsider()
    expect(clock.pendingTimers()).toBe(1)
  })

  it('is not locked by a clock that jumps, nor kept open by it', async () => {
    countFromNow()
    clock.jump(30 * dayMs)
    await clock.advance(minuteMs)
    expect(locks).toBe(0)
    clock.jump(-60 * dayMs)
    await clock.advance(4 * minuteMs)
    expect(locks).toBe(1)
  })
})

describe('a desktop that does not tell how long it was idle', () => {
  it('is locked when nothing was done in our own window', async () => {
    await clock.advance(4 * minuteMs)
    watch.active()
    await clock.advance(4 * minuteMs)
    expect(locks).toBe(0)
    await clock.advance(minuteMs)
    expect(locks).toBe(1)
  })

  it('is believed from its first idle second on', async () => {
    countFromNow()
    await clock.advance(10 * secondMs)
    idleSeconds = () => 0
    await clock.advance(dayMs)
    expect(locks).toBe(0)
  })
})
