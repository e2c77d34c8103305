import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { RotationDays } from '../../../app/domain/token.ts'
import type { AccountView, ExpiryChoice } from '../../../app/domain/view.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

let host: FakeHost
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
})

interface Choice {
  readonly expiry?: ExpiryChoice
  readonly rotationDays?: RotationDays | null
  readonly where?: 'keychain' | 'memory'
}

async function watch({ expiry = { kind: 'unknown' }, rotationDays = null, where = 'keychain' }: Choice) {
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await host.settled(core.setup.verify())
  await core.setup.declare(expiry, rotationDays)
  await host.settled(core.setup.save(where))
  await core.setup.cancel()
  core.watch()
  await host.clock.advance(5 * secondMs)
}

async function restart(): Promise<void> {
  await core.close()
  core = await host.core()
  await core.start()
  core.watch()
  await host.clock.advance(5 * secondMs)
}

function account(): AccountView {
  const [first] = core.view().accounts
  if (!first) throw new Error('no account')
  return first
}

const titles = () => host.notices.map(({ title }) => title)
const tokenAge = () => core.view().checklist.results.find(({ id }) => id === 'token-age')?.status
const readings = () => host.sent.filter(({ operation }) => operation === 'UserBalances').length

/** As a sleeping machine: no timer runs, then it wakes. */
async function sleep(ms: number): Promise<void> {
  host.clock.jump(ms)
  core.wake()
  await host.clock.advance(5 * secondMs)
}

describe('reminders of the end', () => {
  beforeEach(() => watch({ expiry: { kind: 'in', days: 10 } }))

  it('come as notifications, each once, also across restarts', async () => {
    for (const ms of [3 * dayMs, minuteMs, 4 * dayMs, 2 * dayMs, 23 * hourMs]) {
      await sleep(ms)
      await restart()
    }
    expect(titles()).toEqual([
      'The access token ends in 6 days 23 hours',
      'The access token ends in 2 days 23 hours',
      'The access token ends in 23 hours 54 minutes',
      'The access token ends in 54 minutes',
    ])
    await restart()
    expect(host.notices).toHaveLength(4)
  })

  it('come by themselves, within a minute', async () => {
    await sleep(2 * dayMs + 23 * hourMs + 50 * minuteMs)
    await host.clock.advance(10 * minuteMs)
    expect(titles()).toEqual(['The access token ends in 7 days'])
  })

  it('come once in a run even where the settings cannot be written', async () => {
    host.ports.files.writeAtomic = () => Promise.resolve({ ok: false, problem: 'disk-full' })
    await sleep(4 * dayMs)
    await host.clock.advance(10 * minuteMs)
    expect(host.notices).toHaveLength(1)
  })

  it('carry neither name nor amount', async () => {
    await sleep(4 * dayMs)
    const text = JSON.stringify(host.notices)
    expect(text).not.toContain(account().name)
    expect(text).not.toContain(host.token.slice(0, 8))
  })
})

it('says nothing of a token that is not there any more', async () => {
  await watch({ expiry: { kind: 'in', days: 10 }, rotationDays: 7 })
  await core.close()
  await host.ports.keychain.remove('access_token')
  host.clock.jump(8 * dayMs)
  core = await host.core()
  await core.start()
  core.watch()
  await host.clock.advance(hourMs)
  expect(host.notices).toEqual([])
})

it('reminds of a token’s age, then weekly', async () => {
  await watch({ rotationDays: 7 })
  for (let day = 0; day < 15; day += 1) {
    await sleep(dayMs)
    await host.clock.advance(minuteMs)
  }
  expect(titles()).toEqual(['The access token is 7 days old', 'The access token is 14 days old'])
})

it('says nothing to a terminal, which does not watch', async () => {
  await watch({ expiry: { kind: 'in', days: 10 } })
  await core.close()
  host.clock.jump(9 * dayMs)
  core = await host.core()
  await core.start({ mayRepair: false })
  await host.settled(core.glance({ hideAmounts: false }))
  expect(host.notices).toEqual([])
})

describe('a token at its end', () => {
  it('is dropped from memory by itself, and nothing is asked any more', async () => {
    await watch({ expiry: { kind: 'in', days: 1 } })
    await sleep(dayMs - hourMs)
    await host.clock.advance(54 * minuteMs)
    expect(account().token.mask).not.toBeNull()
    await host.clock.advance(3 * minuteMs)
    host.sent.length = 0
    expect(account().token).toMatchObject({ mask: null, health: { state: 'expired' } })
    expect(account().freshness).toMatchObject({ failure: { kind: 'token-expired' }, nextTryAtMs: null })
    await host.clock.advance(dayMs)
    expect(host.sent).toEqual([])
    expect(titles().at(-1)).toBe('The access token has expired')
    expect(await host.ports.keychain.read('access_token')).toMatchObject({ kind: 'found' })
  })

  it('is dropped between two readings that are far apart', async () => {
    await watch({ expiry: { kind: 'in', days: 1 } })
    await sleep(dayMs - hourMs)
    await host.clock.advance(50 * minuteMs)
    host.answerWith(() => ({ status: 429, headers: { 'retry-after': '900' }, body: '' }))
    await host.settled(core.refresh(firstAccountId))
    await host.clock.advance(7 * minuteMs)
    expect(account().token).toMatchObject({ mask: null, health: { state: 'expired' } })
    expect(account().freshness.nextTryAtMs).toBeNull()
  })

  it('comes back with a clock that was ahead and is put right', async () => {
    await watch({ expiry: { kind: 'in', days: 1 } })
    await sleep(2 * dayMs)
    expect(account().token.health.state).toBe('expired')
    host.clock.jump(-2 * dayMs)
    await host.clock.advance(minuteMs)
    expect(account().token.health.state).toBe('expiring')
    expect(account().freshness.failure).toBeNull()
  })

  it('is not kept in memory at a start either', async () => {
    await watch({ expiry: { kind: 'in', days: 1 } })
    await core.close()
    host.clock.jump(2 * dayMs)
    host.sent.length = 0
    core = await host.core()
    await core.start()
    expect(account().token).toMatchObject({ mask: null, health: { state: 'expired' } })
    core.watch()
    await host.clock.advance(hourMs)
    expect(host.sent).toEqual([])
  })

  it('is dropped too where it was kept for this run only', async () => {
    await watch({ expiry: { kind: 'in', days: 1 }, where: 'memory' })
    await sleep(2 * dayMs)
    host.clock.jump(-2 * dayMs)
    await host.clock.advance(minuteMs)
    expect(account().token).toMatchObject({ mask: null, health: { state: 'missing' } })
  })
})

const refusing = () => ({ status: 401, body: '{}' })

describe('a token that Stake refuses', () => {
  it('says since when, and that nobody has asked again', async () => {
    await watch({})
    host.answerWith(refusing)
    await host.clock.advance(10 * minuteMs)
    const { refused, health } = account().token
    expect(health.state).toBe('rejected')
    expect(refused?.againAtMs).toBeNull()
    const sinceMs = refused?.sinceMs ?? 0
    expect(host.clock.now() - sinceMs).toBeGreaterThan(5 * minuteMs)
    await restart()
    expect(account().token.refused).toEqual({ sinceMs, againAtMs: null })
  })

  it('counts as refused again once the owner has asked, and keeps the first time', async () => {
    await watch({})
    host.answerWith(refusing)
    await host.clock.advance(10 * minuteMs)
    const sinceMs = account().token.refused?.sinceMs
    const before = readings()
    expect(await host.settled(core.refresh(firstAccountId))).toMatchObject({ ok: false })
    expect(readings()).toBe(before + 1)
    expect(account().token.refused).toMatchObject({ sinceMs })
    expect(account().token.refused?.againAtMs).toBeGreaterThan(sinceMs ?? Infinity)
  })

  it('counts as refused once when the owner’s own asking finds it out', async () => {
    await watch({})
    host.answerWith(refusing)
    await host.settled(core.refresh(firstAccountId))
    expect(account().token.refused?.againAtMs).toBeNull()
    await host.settled(core.refresh(firstAccountId))
    expect(account().token.refused?.againAtMs).not.toBeNull()
  })

  it('is judged anew by the checklist when that changes', async () => {
    await watch({ expiry: { kind: 'in', days: 30 } })
    expect(tokenAge()).toBe('pass')
    host.answerWith(refusing)
    await host.settled(core.refresh(firstAccountId))
    expect(tokenAge()).toBe('fail')
    host.answerWith(null)
    await host.settled(core.refresh(firstAccountId))
    expect(tokenAge()).toBe('pass')
  })

  it('is fine again when Stake takes it after all', async () => {
    await watch({})
    host.answerWith(refusing)
    await host.clock.advance(10 * minuteMs)
    await host.settled(core.refresh(firstAccountId))
    host.answerWith(null)
    await host.settled(core.refresh(firstAccountId))
    expect(account().token).toMatchObject({ refused: null, health: { state: 'unknown' } })
    host.answerWith(refusing)
    await host.clock.advance(10 * minuteMs)
    expect(account().token.refused?.againAtMs).toBeNull()
  })

  it('is not asked with once it has expired as well', async () => {
    await watch({ expiry: { kind: 'in', days: 1 } })
    host.answerWith(refusing)
    await host.clock.advance(10 * minuteMs)
    await sleep(2 * dayMs)
    host.sent.length = 0
    expect(await host.settled(core.refresh(firstAccountId))).toEqual({
      ok: false,
      failure: { kind: 'token-expired' },
    })
    expect(host.sent).toEqual([])
    expect(account().token.health.state).toBe('expired')
  })
})
