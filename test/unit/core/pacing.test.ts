import { describe, expect, it } from 'vitest'
import { createDemoKeychain } from '../../../app/demo/memory.ts'
import { parseHost } from '../../../app/domain/host.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { createPacingWorld, idOf, type PacingWorld } from './pacing-world.ts'

let world: PacingWorld

async function watching(choice: Parameters<typeof createPacingWorld>[0] = {}): Promise<void> {
  world = await createPacingWorld(choice)
  world.core.watch()
  await world.host.clock.advance(20 * secondMs)
}

const advance = (ms: number) => world.host.clock.advance(ms)

/** Readings of one account that begin within `ms` from now on. */
async function readingsWithin(ms: number, id = firstAccountId): Promise<number> {
  const before = world.readings(id).length
  await advance(ms)
  return world.readings(id).length - before
}

describe('the pace', () => {
  it('is the owner’s, for the window and for the tray', async () => {
    await watching()
    await world.core.changePreferences({ visibleReadSeconds: 10, trayReadSeconds: 3600 })
    expect(world.account().freshness.pace).toEqual({ everyMs: hourMs, why: 'tray', hindrance: null })
    expect(await readingsWithin(59 * minuteMs)).toBe(0)
    world.core.setVisible(true)
    expect(world.account().freshness.pace?.why).toBe('visible')
    world.holding += 1
    // A little more than ten seconds each: the pace counts from the end of a reading.
    expect(await readingsWithin(104 * secondMs)).toBe(10)
  })

  it('spares the battery from the moment the plug is out, and is the usual one when it is back', async () => {
    await watching()
    world.onBattery = true
    world.core.powerChanged()
    const { pace, nextTryAtMs } = world.account().freshness
    expect(pace).toEqual({ everyMs: 10 * minuteMs, why: 'battery', hindrance: null })
    expect(nextTryAtMs).toBeGreaterThan(world.host.clock.now() + 9 * minuteMs)
    expect(await readingsWithin(9 * minuteMs)).toBe(0)
    world.onBattery = false
    world.core.powerChanged()
    expect(await readingsWithin(secondMs)).toBe(1)
    expect(world.account().freshness.pace?.why).toBe('tray')
  })

  it('spares the battery also where the machine does not tell of its plug', async () => {
    await watching()
    world.onBattery = true
    await advance(minuteMs)
    expect(world.account().freshness.pace?.why).toBe('battery')
    world.onBattery = false
    await advance(minuteMs)
    expect(world.account().freshness.pace?.why).toBe('tray')
  })

  it('is sparing once nothing has changed for an hour, and usual again from the first change on', async () => {
    await watching()
    await advance(59 * minuteMs)
    expect(world.account().freshness.pace?.why).toBe('tray')
    await advance(4 * minuteMs)
    expect(world.account().freshness.pace).toEqual({ everyMs: 10 * minuteMs, why: 'quiet', hindrance: null })
    expect(await readingsWithin(hourMs)).toBe(6)
    expect(world.account().freshness.stale).toBe(false)
    world.holding += 1
    await advance(10 * minuteMs)
    expect(world.account().freshness.pace?.why).toBe('tray')
  })

  it('is the usual one again when the owner opens the window, who sees new values at once', async () => {
    await watching()
    await advance(3 * hourMs)
    expect(world.account().freshness.pace?.why).toBe('quiet')
    await advance(5 * minuteMs)
    world.core.setVisible(true)
    expect(await readingsWithin(secondMs)).toBe(1)
    expect(world.account().freshness.pace?.why).toBe('visible')
  })

  it('reads at once on opening also on battery, and not again for opening once more', async () => {
    await watching()
    world.onBattery = true
    await advance(5 * minuteMs)
    world.core.setVisible(true)
    expect(await readingsWithin(secondMs)).toBe(1)
    world.core.setVisible(false)
    world.core.setVisible(true)
    expect(await readingsWithin(9 * minuteMs)).toBe(0)
    expect(world.account().freshness.pace?.why).toBe('battery')
  })
})

describe('on demand', () => {
  it('is read at once, and joined by who asks meanwhile', async () => {
    await watching()
    const asked = [1, 2, 3].map(() => world.core.refresh(firstAccountId))
    await advance(secondMs)
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(world.readings().length).toBe(2)
  })

  it('is not read more than once a second, however often somebody asks', async () => {
    await watching({ latencyMs: 10 })
    const before = world.readings().length
    const asked = []
    for (let turn = 0; turn < 100; turn += 1) {
      asked.push(world.core.refresh(firstAccountId))
      await advance(50)
    }
    await advance(2 * secondMs)
    expect(await Promise.all(asked)).toHaveLength(100)
    const times = world
      .readings()
      .slice(before)
      .map(({ atMs }) => atMs)
    expect(times.length).toBeGreaterThan(4)
    expect(times.length).toBeLessThan(8)
    expect(times.slice(1).every((atMs, index) => atMs - (times[index] ?? 0) >= secondMs)).toBe(true)
  })
})

describe('on demand without a token', () => {
  it('asks the keychain no more than once a second either', async () => {
    let reads = 0
    await watching({
      ports: {
        keychain: {
          ...createDemoKeychain(),
          read() {
            reads += 1
            return Promise.resolve({ kind: 'locked' })
          },
        },
      },
    })
    reads = 0
    for (let turn = 0; turn < 100; turn += 1) {
      void world.core.refresh(firstAccountId)
      await advance(50)
    }
    expect(reads).toBeGreaterThan(3)
    expect(reads).toBeLessThan(8)
  })
})

describe('trouble', () => {
  it('is backed off from up to 15 min, told of, and over with the first success', async () => {
    await watching()
    world.weather = 'broken'
    await advance(3 * hourMs)
    const { failures, failingSinceMs, pace, nextTryAtMs, failure } = world.account().freshness
    expect(failures).toBeGreaterThan(8)
    expect(failingSinceMs).toBeLessThan(world.host.clock.now() - 2 * hourMs)
    expect(pace).toEqual({ everyMs: 10 * minuteMs, why: 'quiet', hindrance: 'failing' })
    expect(nextTryAtMs).toBeLessThanOrEqual(world.host.clock.now() + 15 * minuteMs)
    expect(failure).toEqual({ kind: 'server-error', status: 500 })
    world.weather = 'fine'
    world.holding += 1
    await advance(15 * minuteMs)
    expect(world.account().freshness).toMatchObject({
      failures: 0,
      failingSinceMs: null,
      pace: { why: 'tray', hindrance: null },
    })
    expect(await readingsWithin(10 * minuteMs)).toBeGreaterThanOrEqual(4)
  })

  it('leaves the server alone for as long as it asks, whatever the wall clock does meanwhile', async () => {
    await watching()
    world.weather = 'slowing'
    world.retryAfter = 50 * 60
    await advance(2 * minuteMs)
    world.weather = 'fine'
    expect(world.account().freshness.pace?.hindrance).toBe('asked-to-wait')
    const before = world.sent.length
    await advance(20 * minuteMs)
    world.host.clock.jump(3 * hourMs)
    world.core.wake()
    await advance(25 * minuteMs)
    expect(world.sent.length).toBe(before)
    await advance(20 * minuteMs)
    expect(world.account().freshness).toMatchObject({ failures: 0, pace: { hindrance: null } })
  })

  it('ends at once when the network comes back, with one reading', async () => {
    await watching()
    world.weather = 'offline'
    world.isOnline = false
    await advance(hourMs)
    expect(world.account().freshness.failures).toBeGreaterThan(4)
    world.weather = 'fine'
    world.isOnline = true
    expect(await readingsWithin(11 * secondMs)).toBe(1)
    expect(world.account().freshness.failures).toBe(0)
  })

  it('begins anew when the network is not quite there yet', async () => {
    await watching()
    world.weather = 'offline'
    world.isOnline = false
    await advance(hourMs)
    world.isOnline = true
    await advance(11 * secondMs)
    world.weather = 'fine'
    expect(await readingsWithin(minuteMs)).toBe(1)
    expect(world.account().freshness.failures).toBe(0)
  })

  it('costs no more wake-ups than a look every ten seconds while there is no network, and none after', async () => {
    await watching()
    let looks = 0
    world.isOnline = false
    world.weather = 'offline'
    Object.defineProperty(world, 'isOnline', { get: () => (looks += 1) < 0 })
    await advance(10 * minuteMs)
    expect(looks).toBeLessThan(75)
    expect(world.host.clock.pendingTimers()).toBeLessThan(3)
  })

  it('of the token stops the reading, and the view says so', async () => {
    await watching()
    world.weather = 'refusing'
    await advance(2 * minuteMs)
    expect(world.account().freshness).toMatchObject({ nextTryAtMs: null, pace: { hindrance: 'token' } })
    expect(await readingsWithin(hourMs)).toBe(0)
  })
})

describe('a machine that slept', () => {
  it.each([
    ['both clocks go on, and it tells', 'sleep', true],
    ['both clocks go on, and it does not tell', 'sleep', false],
    ['only the wall goes on, and it tells', 'jump', true],
    ['only the wall goes on, and it does not tell', 'jump', false],
  ] as const)('is read once: %s', async (_name, how, tells) => {
    await watching({ number: 3 })
    await world.core.changePreferences({ trayReadSeconds: 3600 })
    await advance(70 * secondMs)
    world.host.clock[how](8 * hourMs)
    const before = world.accounts.map((id) => world.readings(id).length)
    if (tells) {
      await advance(300)
      world.core.wake()
      world.core.wake()
    }
    await advance(90 * secondMs)
    expect(world.accounts.map((id, index) => world.readings(id).length - (before[index] ?? 0))).toEqual([
      1, 1, 1,
    ])
  })

  it('is read again on waking where the reading before has just failed', async () => {
    await watching()
    world.weather = 'offline'
    void world.core.refresh(firstAccountId)
    await advance(2 * secondMs)
    world.weather = 'fine'
    world.core.wake()
    expect(await readingsWithin(2 * secondMs)).toBe(1)
    expect(world.account().freshness.failures).toBe(0)
  })

  it('is read once more where it fell asleep in the middle of a reading', async () => {
    await watching({ latencyMs: 5 * secondMs })
    const late = world.core.refresh(firstAccountId)
    await advance(secondMs)
    world.host.clock.jump(8 * hourMs)
    world.core.wake()
    expect(await readingsWithin(60 * secondMs)).toBe(1)
    expect(await late).toEqual({ ok: true, value: null })
    expect(world.mostAtOnce).toBe(1)
  })

  it.each([3 * hourMs, -3 * hourMs])('is read once after its clock was set by %i ms', async (ms) => {
    await watching()
    await world.core.changePreferences({ trayReadSeconds: 600 })
    await advance(70 * secondMs)
    world.host.clock.jump(ms)
    expect(await readingsWithin(100 * secondMs)).toBe(1)
    expect(world.account().freshness).toMatchObject({ stale: false, failures: 0 })
    const { nextTryAtMs } = world.account().freshness
    expect(Math.abs((nextTryAtMs ?? 0) - world.host.clock.now())).toBeLessThan(10 * minuteMs)
  })
})

describe('eight accounts', () => {
  it('of one host are spread over their pace, and never ask it twice within a second', async () => {
    await watching({ number: 8 })
    await advance(10 * minuteMs)
    const from = world.host.clock.elapsedMs()
    await advance(4 * minuteMs)
    const times = world
      .readings()
      .map(({ atMs }) => atMs)
      .filter((atMs) => atMs > from)
    expect(times.length).toBeGreaterThanOrEqual(14)
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(5 * secondMs)
    const all = world.sent.map(({ atMs }) => atMs)
    expect(all.slice(1).every((atMs, index) => atMs - (all[index] ?? 0) >= secondMs)).toBe(true)
    expect(world.mostAtOnce).toBe(1)
  })

  it('do not wait for each other’s trouble', async () => {
    const mirror = parseHost('stake.bet')
    await watching({
      number: 2,
      change: (_, index) => (index === 1 && mirror ? { host: mirror } : {}),
    })
    world.weather = 'silent'
    void world.core.refresh(idOf(1))
    await advance(secondMs)
    world.weather = 'fine'
    expect(await readingsWithin(minuteMs + 45 * secondMs)).toBe(1)
    expect(world.account().freshness.failures).toBe(0)
    expect(world.account(idOf(1)).freshness.failures).toBe(1)
  })
})

describe('while locked and not to be watched', () => {
  it('nothing is due, and the view says why', async () => {
    world = await createPacingWorld()
    await world.core.lock.setPassphrase('a long passphrase', null)
    await world.core.lock.changeOptions({ ...firstLockOptions, keepWatching: false })
    world.core.watch()
    await advance(20 * secondMs)
    world.core.lock.lock('asked')
    expect(world.account().freshness).toMatchObject({ nextTryAtMs: null, pace: { hindrance: 'locked' } })
    world.core.wake()
    expect(await readingsWithin(hourMs)).toBe(0)
  })
})

describe('the one timer', () => {
  it('wakes the machine less than three times a minute in the tray, with one account', async () => {
    await watching()
    const { clock } = world.host
    const after = clock.after.bind(clock)
    let wakes = 0
    Object.assign(clock, {
      after: (ms: number, task: () => void) =>
        after(ms, () => {
          wakes += 1
          task()
        }),
    })
    await advance(30 * minuteMs)
    // The server's own delays are timers here too: one for each request.
    expect(wakes - world.sent.length).toBeLessThan(30 * 3)
  })
})

describe('what is looked at each minute', () => {
  it('is looked at with a reading where one is near, and never much later than after a minute', async () => {
    const looked: number[] = []
    const conditions = {
      onBattery() {
        looked.push(world?.host.clock.elapsedMs() ?? 0)
        return false
      },
      isOnline: () => true,
    }
    await watching({ latencyMs: 3000, ports: { conditions } })
    await advance(5 * minuteMs)
    const fromMs = world.host.clock.elapsedMs()
    await advance(20 * minuteMs)
    const begun = world.readings().filter(({ atMs }) => atMs >= fromMs)
    expect(begun.length).toBeGreaterThan(8)
    expect(begun.filter(({ atMs }) => !looked.includes(atMs))).toEqual([])
    const since = looked.map((atMs, index) => atMs - (looked[index - 1] ?? atMs))
    expect(Math.max(...since)).toBeLessThan(75 * secondMs)
  })
})
