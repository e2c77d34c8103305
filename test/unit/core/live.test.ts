import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { AccountView, ExpiryChoice } from '../../../app/domain/view.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { currency } from '../../fakes/views.ts'
import { createFakeLiveSocket, type FakeLiveSocket } from '../../fakes/live-socket.ts'

let host: FakeHost
let socket: FakeLiveSocket
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  socket = createFakeLiveSocket()
  core = await host.core({ liveSocket: socket.port })
  await core.start()
})

afterEach(() => core.close())

async function setUp(expiry: ExpiryChoice = { kind: 'unknown' }): Promise<void> {
  await host.setUp(core, expiry)
}

async function watchLive(expiry?: ExpiryChoice): Promise<void> {
  await setUp(expiry)
  core.watch()
  await host.clock.advance(10 * secondMs)
}

function account(): AccountView {
  const [first] = core.view().accounts
  if (!first) throw new Error('no account')
  return first
}

const available = (code: string) =>
  account().snapshot?.balances.find((balance) => balance.currency === code)?.available
const readings = () => host.sent.filter(({ operation }) => operation === 'UserBalances').length
const pings = () => socket.last().sent.filter(({ type }) => type === 'ping').length
const open = () => socket.connections.filter(({ isOpen }) => isOpen).length

/** How often the view was announced while `act` ran. */
async function announcements(act: () => Promise<void>): Promise<number> {
  let count = 0
  const stop = core.subscribe(() => (count += 1))
  await act()
  stop()
  return count
}

describe('live', () => {
  test('is off until the account has been read, and on after a whole reading over the open connection', async () => {
    await setUp()
    expect([socket.connections.length, account().freshness.live]).toEqual([0, 'off'])
    const before = readings()
    core.watch()
    await host.clock.advance(10 * secondMs)
    expect([open(), account().freshness.live]).toEqual([1, 'on'])
    expect(socket.last()).toMatchObject({ host: 'stake.com' })
    expect(readings() - before).toBe(2)
  })

  test('a change is shown at once, as a reading would be, and dated', async () => {
    await watchLive()
    await host.clock.advance(3 * secondMs)
    const vault = account().snapshot?.balances.find((balance) => balance.currency === 'usdt')?.vault
    socket.last().push('available', 'usdt', '12345678901234567.12345678901234567891')
    await host.clock.advance(0)
    expect(available('usdt')).toBe('12345678901234567.12345678901234567891')
    expect(account().snapshot?.balances.find((balance) => balance.currency === 'usdt')?.vault).toBe(vault)
    expect(account().freshness.lastSuccessAtMs).toBe(host.clock.now())
    socket.last().push('vault', 'usdt', '5')
    await host.clock.advance(secondMs)
    expect(account().snapshot?.balances.find((balance) => balance.currency === 'usdt')?.vault).toBe('5')
  })

  test('a change is remembered, as one that was read', async () => {
    await core.close()
    core = await host.core({ liveSocket: socket.port, keepsHistory: 'in-memory' })
    await core.start()
    await watchLive()
    await host.clock.advance(2 * secondMs)
    socket.last().push('available', 'usdt', '4321.5')
    await host.clock.advance(secondMs)
    const series = await core.history.series(firstAccountId, currency('usdt'), '24h')
    const vault = account().snapshot?.balances.find((balance) => balance.currency === 'usdt')?.vault
    expect(vault).toBe('0')
    expect(series.ok && series.value.points.at(-1)?.amount).toBe('4321.5')
  })

  test('a change is alerted of, as one that was read', async () => {
    await watchLive()
    await core.alerts.change({ what: 'rule', rule: 'falls-to-zero', isOn: true })
    await host.clock.advance(2 * secondMs)
    socket.last().push('available', 'usdt', '0')
    await host.clock.advance(secondMs)
    expect(core.view().alerts.list.map(({ facts }) => facts)).toMatchObject([
      { kind: 'falls-to-zero', currency: 'usdt' },
    ])
  })

  test('what is live is known to hold, as often as the other side is heard of', async () => {
    await watchLive()
    await host.clock.advance(50 * secondMs)
    expect(host.clock.now() - (account().freshness.lastSuccessAtMs ?? 0)).toBeLessThanOrEqual(10 * secondMs)
  })

  test('amounts of a change are hidden in privacy mode, and nothing of it shows while locked', async () => {
    await watchLive()
    await core.changePreferences({ privacy: true })
    socket.last().push('available', 'usdt', '777.25')
    await host.clock.advance(secondMs)
    expect(available('usdt')).toBe(hiddenMark)
    expect(JSON.stringify(core.view())).not.toContain('777.25')
    await core.lock.setPassphrase('a passphrase of some length', null)
    core.lock.lock('asked')
    socket.last().push('available', 'usdt', '778.25')
    await host.clock.advance(secondMs)
    expect(account().snapshot).toBeNull()
  })

  test('hundreds of changes a second are told once a second, and the last one counts', async () => {
    await watchLive()
    const told = await announcements(async () => {
      for (let at = 0; at <= 2000; at++) {
        socket.last().push('available', 'usdt', `${at}.5`)
        if (at % 400 === 0) await host.clock.advance(200)
      }
      await host.clock.advance(secondMs)
    })
    expect(available('usdt')).toBe('2000.5')
    expect(told).toBeLessThan(10)
  })

  test('a currency that only a reading can name is read, and no more often than every half minute', async () => {
    await watchLive()
    const before = readings()
    for (let at = 0; at < 100; at++) socket.last().push('available', 'NEW-coin!', '3')
    await host.clock.advance(20 * secondMs)
    expect(readings() - before).toBe(1)
  })

  test('reconnects after it was lost, and reads the whole before it counts as live again', async () => {
    await watchLive()
    const before = readings()
    socket.last().end({ kind: 'closed', code: 1006 })
    await host.clock.advance(0)
    expect(account().freshness).toMatchObject({ live: 'off', failure: null })
    await host.clock.advance(5 * secondMs)
    expect([open(), account().freshness.live]).toEqual([1, 'on'])
    expect(readings() - before).toBe(1)
  })

  test('pings every 10 s while a window is in sight, once a minute without, and at once when one comes', async () => {
    await watchLive()
    const after = async (ms: number) => {
      const before = pings()
      await host.clock.advance(ms)
      return pings() - before
    }
    expect(await after(5 * minuteMs)).toBe(5)
    const unseen = pings()
    core.setVisible(true)
    expect(pings() - unseen).toBe(1)
    expect(await after(minuteMs)).toBe(6)
    core.setVisible(false)
    expect(await after(5 * minuteMs)).toBeLessThanOrEqual(6)
    expect(account().freshness.live).toBe('on')
  })

  test('a machine that wakes asks once, and is told of it as often as it likes', async () => {
    await watchLive()
    const before = pings()
    socket.last().answersPings = false
    for (let signal = 0; signal < 3; signal++) core.wake()
    await host.clock.advance(secondMs)
    expect([pings() - before, open(), socket.connections.length]).toEqual([1, 1, 1])
  })

  test('in the tray a silent server is noticed as well', async () => {
    await watchLive()
    socket.last().answersPings = false
    await host.clock.advance(3 * minuteMs)
    expect([open(), socket.connections.length, account().freshness.live]).toEqual([1, 2, 'on'])
  })

  test('a silent server is noticed and asked anew', async () => {
    core.setVisible(true)
    await watchLive()
    socket.last().answersPings = false
    await host.clock.advance(20 * secondMs)
    expect(account().freshness.live).toBe('off')
    await host.clock.advance(5 * secondMs)
    expect([open(), socket.connections.length, account().freshness.live]).toEqual([1, 2, 'on'])
  })

  test('where it is refused there is nothing but polling, and nothing is said', async () => {
    socket.answerWith({ kind: 'refused', status: 403 })
    core.setVisible(true)
    await watchLive()
    const before = readings()
    await host.clock.advance(20 * minuteMs)
    expect(account().freshness).toMatchObject({ live: 'off', failure: null, stale: false })
    expect(readings() - before).toBeGreaterThan(30)
    expect(socket.connections.length).toBeLessThan(5)
    expect(host.notices).toEqual([])
  })

  test('goes on polling while it is live: the whole reading is the truth', async () => {
    core.setVisible(true)
    await watchLive()
    const before = readings()
    socket.last().push('available', 'usdt', '1')
    await host.clock.advance(40 * secondMs)
    expect(readings()).toBeGreaterThan(before)
    expect(available('usdt')).not.toBe('1')
  })

  test('ends with the core, and leaves no timer', async () => {
    await watchLive()
    await host.settled(core.close())
    expect([open(), host.clock.pendingTimers()]).toEqual([0, 0])
  })
})

describe('live, and the token', () => {
  test('a token that the socket refuses is asked about by a reading, and stays', async () => {
    await watchLive()
    const before = readings()
    socket.last().end({ kind: 'closed', code: 4401 })
    await host.clock.advance(2 * secondMs)
    expect(readings() - before).toBe(1)
    expect(account().freshness).toMatchObject({ live: 'off', failure: null })
    expect(account().token).toMatchObject({ refused: null })
    await host.clock.advance(minuteMs)
    expect(socket.connections).toHaveLength(1)
  })

  test('it is off while the token is refused, and comes back with it', async () => {
    await watchLive()
    host.answerWith(() => ({ status: 401, body: '{}' }))
    await host.settled(core.refresh(firstAccountId))
    expect([open(), account().freshness.live]).toEqual([0, 'off'])
    await host.clock.advance(10 * minuteMs)
    expect(open()).toBe(0)
    expect(account().token.mask).not.toBeNull()
    host.answerWith(null)
    await host.settled(core.refresh(firstAccountId))
    await host.clock.advance(5 * secondMs)
    expect([open(), account().freshness.live]).toEqual([1, 'on'])
  })

  test('it is off from the moment that the token counts as expired', async () => {
    // It counts as expired five minutes early.
    await watchLive({ kind: 'at', atMs: host.clock.now() + 10 * minuteMs })
    expect(open()).toBe(1)
    await host.clock.advance(5 * minuteMs)
    expect([open(), account().freshness.live]).toEqual([0, 'off'])
    await host.clock.advance(10 * minuteMs)
    expect([open(), socket.connections.length]).toEqual([0, 1])
  })

  test('it ends with the account', async () => {
    await watchLive()
    await host.settled(core.forgetToken(firstAccountId))
    await host.clock.advance(10 * minuteMs)
    expect([open(), socket.connections.length]).toEqual([0, 1])
  })

  test('it asks with no token but the one that is kept', async () => {
    await watchLive()
    const first = socket.last()
    expect(first.sent[0]?.payload?.['accessToken']).toBe(host.token)
    expect(JSON.stringify(core.view())).not.toContain(host.token)
    const next = 'b'.repeat(96)
    host.accepted.add(next)
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(next)
    await host.settled(core.setup.verify())
    await core.setup.declare({ kind: 'unknown' }, 30)
    await host.settled(core.setup.save('keychain'))
    await core.setup.cancel()
    await host.clock.advance(10 * secondMs)
    expect(first.isOpen).toBe(false)
    expect(socket.last().sent[0]?.payload?.['accessToken']).toBe(next)
    expect(open()).toBe(1)
  })
})

describe('live, and the lock', () => {
  const passphrase = 'a passphrase of some length'

  test('goes on while locked where that is wished', async () => {
    await watchLive()
    await core.lock.setPassphrase(passphrase, null)
    await core.lock.changeOptions({ keepWatching: true })
    core.lock.lock('asked')
    await host.clock.advance(minuteMs)
    expect(open()).toBe(1)
  })

  test('is off while locked without “keep watching”, and back after', async () => {
    await watchLive()
    await core.lock.setPassphrase(passphrase, null)
    await core.lock.changeOptions({ keepWatching: false })
    core.lock.lock('asked')
    await host.clock.advance(10 * minuteMs)
    expect([open(), socket.connections.length]).toEqual([0, 1])
    await core.lock.unlock({ by: 'passphrase', passphrase })
    await host.clock.advance(10 * secondMs)
    expect([open(), account().freshness.live]).toEqual([1, 'on'])
  })
})

describe('live, elsewhere', () => {
  test('a demo opens no socket', async () => {
    const demo = await host.core({ liveSocket: socket.port, demo: true })
    await demo.start()
    demo.watch()
    await host.clock.advance(minuteMs)
    expect(demo.view().accounts[0]?.freshness).toMatchObject({ live: 'off', failure: null })
    expect(socket.connections).toEqual([])
    await demo.close()
  })

  test('a host without the port polls', async () => {
    await core.close()
    core = await host.core()
    await core.start()
    await watchLive()
    expect(account().freshness).toMatchObject({ live: 'off', failure: null })
  })
})
