import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { checkIds } from '../../../app/domain/check.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { AccountView, ExpiryChoice } from '../../../app/domain/view.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

let host: FakeHost
let core: Core

const offline = () => ({ ok: false, failure: 'offline' }) as const
const blocked = () => ({
  status: 403,
  headers: { 'content-type': 'text/html' },
  body: '<html>Just a moment…',
})

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
})

async function setUp(expiry: ExpiryChoice = { kind: 'unknown' }): Promise<void> {
  await host.setUp(core, expiry)
  host.sent.length = 0
}

function account(): AccountView {
  const [first] = core.view().accounts
  if (!first) throw new Error('no account')
  return first
}

const zeros = () => account().snapshot?.zeros.groups.flatMap(({ currencies }) => currencies) ?? []
const readings = () => host.sent.filter(({ operation }) => operation === 'UserBalances').length

describe('watching', () => {
  it('reads balances, rates, and the account’s protection, and prices what it can', async () => {
    await setUp()
    core.watch()
    await host.clock.advance(10 * secondMs)
    expect(account().snapshot?.balances.length).toBe(9)
    expect(zeros().length).toBeGreaterThan(150)
    expect(account().snapshot?.total?.currency).toBe('usd')
    expect(account().security).toMatchObject({ hasTfaEnabled: true, hasEmailVerified: true })
    expect(core.view().checklist.results.length).toBe(checkIds.length)
  })

  it('asks every 30 s with the window in sight, every 2 min in the tray', async () => {
    await setUp()
    core.setVisible(true)
    core.watch()
    await host.clock.advance(secondMs)
    expect(readings()).toBe(1)
    await host.clock.advance(2 * minuteMs)
    expect(readings()).toBe(5)
    core.setVisible(false)
    // A little more than ten minutes: the pace counts from the end of a reading, which takes a second or two.
    await host.clock.advance(10 * minuteMs + 15 * secondMs)
    expect(readings()).toBe(10)
  })

  it('never has two readings of one account at a time', async () => {
    await setUp()
    const both = Promise.all([core.refresh(firstAccountId), core.refresh(firstAccountId)])
    await host.settled(both)
    expect(readings()).toBe(1)
  })

  it('backs off while offline, keeps the values, says since when, and recovers', async () => {
    await setUp()
    core.setVisible(true)
    core.watch()
    await host.clock.advance(secondMs)
    const total = account().snapshot?.total
    host.answerWith(offline)
    await host.clock.advance(10 * minuteMs)
    expect(readings()).toBeLessThan(8)
    expect(account().freshness).toMatchObject({ failure: { kind: 'offline' }, stale: true })
    expect(account().snapshot?.total).toEqual(total)
    host.answerWith(null)
    await host.clock.advance(15 * minuteMs)
    expect(account().freshness).toMatchObject({ failure: null, failingSinceMs: null, stale: false })
  })

  it('reads at once on waking', async () => {
    await setUp()
    core.watch()
    await host.clock.advance(5 * secondMs)
    host.clock.jump(8 * hourMs)
    core.wake()
    await host.clock.advance(secondMs)
    expect(readings()).toBe(2)
  })

  it('shows values without a price when the rates cannot be read', async () => {
    host.answerWith((operation) => (operation === 'CurrencyConfiguration' ? blocked() : null))
    await setUp()
    expect(account().snapshot?.balances.length).toBe(9)
    expect(zeros().length).toBeGreaterThan(150)
    expect(account().freshness.failure).toBeNull()
    expect(account().freshness.partial.rates).toEqual({ kind: 'blocked', status: 403 })
  })
})

describe('a token', () => {
  it.each([
    ['blocked', blocked],
    ['offline', offline],
    ['unauthorized', () => ({ status: 401, body: '{}' })],
    ['nobody signed in', () => ({ status: 200, body: '{"data":{"user":null}}' })],
    ['server trouble', () => ({ status: 500, body: '' })],
  ])('survives: %s', async (_name, reply) => {
    await setUp()
    host.answerWith(reply)
    await host.settled(core.refresh(firstAccountId))
    await core.close()
    expect(await host.ports.keychain.read('access_token')).toEqual({ kind: 'found', secret: host.token })
    expect(core.settings().accounts.length).toBe(1)
  })

  it('counts as rejected from the first refusal, is not tried again by itself, and recovers on demand', async () => {
    await setUp()
    core.watch()
    await host.clock.advance(secondMs)
    host.answerWith(() => ({ status: 401, body: '{}' }))
    await host.clock.advance(3 * minuteMs)
    expect(account().token.health.state).toBe('rejected')
    host.sent.length = 0
    await host.clock.advance(hourMs)
    expect(readings()).toBe(0)
    host.answerWith(null)
    await host.settled(core.refresh(firstAccountId))
    expect(account().token.health.state).not.toBe('rejected')
    expect(core.settings().accounts[0]?.token.rejectedAtMs).toBeNull()
  })

  it('is not sent once it has expired, and is dropped from memory', async () => {
    await setUp({ kind: 'in', days: 2 })
    await host.clock.advance(2 * dayMs)
    const answer = await host.settled(core.refresh(firstAccountId))
    expect(answer).toEqual({ ok: false, failure: { kind: 'token-expired' } })
    expect(host.sent).toEqual([])
    expect(account().token).toMatchObject({ mask: null, health: { state: 'expired' } })
  })

  it('is asked for again after the keychain was unlocked', async () => {
    await setUp()
    await core.close()
    const { keychain } = host.ports
    let locked = true
    core = await host.core({
      keychain: {
        ...keychain,
        read: (name) => (locked ? Promise.resolve({ kind: 'locked' }) : keychain.read(name)),
      },
    })
    await core.start()
    expect(account().token.keychain).toEqual({ kind: 'keychain-locked' })
    expect(await core.retryKeychain(firstAccountId)).toEqual({
      ok: false,
      failure: { kind: 'keychain-locked' },
    })
    locked = false
    expect(await host.settled(core.retryKeychain(firstAccountId))).toEqual({ ok: true, value: null })
    expect(account().snapshot).not.toBeNull()
  })

  it('is due for replacement at the age that the owner chooses, from then on', async () => {
    await setUp()
    await host.clock.advance(8 * dayMs)
    expect(account().token.health.rotationDue).toBe(false)
    expect(await host.settled(core.setRotation(firstAccountId, 7))).toEqual({ ok: true, value: null })
    expect(account().token.health.rotationDue).toBe(true)
    expect(core.view().checklist.results.find(({ id }) => id === 'token-age')?.status).toBe('warn')
    await host.settled(core.setRotation(firstAccountId, null))
    expect(account().token).toMatchObject({ rotationDays: null, health: { rotationDue: false } })
    expect(core.settings().accounts[0]?.token.rotationDays).toBeNull()
  })

  it('can be forgotten, with everything known of its account', async () => {
    await setUp()
    expect(await core.forgetToken(firstAccountId)).toEqual({ ok: true, value: null })
    expect(await host.ports.keychain.read('access_token')).toEqual({ kind: 'missing' })
    expect(core.view().accounts).toEqual([])
  })
})

describe('a reading under way', () => {
  it('says nothing about the token that replaces its own meanwhile', async () => {
    await setUp()
    host.answerWith(() => ({ status: 401, body: '{}' }))
    await host.settled(core.refresh(firstAccountId))
    const late = core.refresh(firstAccountId)
    host.answerWith(null)
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    host.answerWith((operation) => (operation === 'UserBalances' ? { status: 401, body: '{}' } : null))
    const again = core.refresh(firstAccountId)
    await core.setup.save('keychain')
    host.answerWith(null)
    await host.settled(Promise.all([late, again]))
    await host.clock.advance(minuteMs)
    expect(core.settings().accounts[0]?.token.rejectedAtMs).toBeNull()
  })

  it('does not bring back an account that is forgotten meanwhile', async () => {
    await setUp()
    await core.refresh(firstAccountId)
    host.answerWith(() => ({ status: 401, body: '{}' }))
    // So soon after the last one, this reading waits for its turn.
    const late = core.refresh(firstAccountId)
    await core.forgetToken(firstAccountId)
    expect(await host.settled(late)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(core.settings().accounts).toEqual([])
    expect(core.view().accounts).toEqual([])
  })
})

describe('closing', () => {
  it('ends every timer and answers late askers', async () => {
    await setUp()
    core.watch()
    const late = core.refresh(firstAccountId)
    await core.close()
    expect(await late).toMatchObject({ ok: false })
    expect(host.clock.pendingTimers()).toBe(0)
    expect(await core.refresh(firstAccountId)).toEqual({ ok: false, failure: { kind: 'closed' } })
  })

  it('asks nothing of anybody before it is told to watch', async () => {
    await setUp()
    await core.close()
    core = await host.core()
    await core.start()
    await host.clock.advance(hourMs)
    expect(host.sent).toEqual([])
  })
})

function refuse(): never {
  throw new Error('the demo reached the outside')
}

describe('the demo', () => {
  it('touches neither network nor keychain nor disk', async () => {
    const demo = await host.core({
      demo: true,
      http: { send: refuse, openConnections: refuse, close: refuse },
      keychain: { read: refuse, write: refuse, remove: refuse, describe: refuse, inspect: refuse },
      files: {
        readText: refuse,
        writeAtomic: refuse,
        writePieces: refuse,
        append: refuse,
        rename: refuse,
        remove: refuse,
        list: refuse,
        size: refuse,
      },
      tls: { observe: refuse },
    })
    await demo.start()
    const outcome = await host.settled(demo.glance({ hideAmounts: false }))
    expect(outcome.failure).toBeNull()
    const glance = outcome.accounts[0]?.glance
    expect(glance).toMatchObject({
      schema: 1,
      demo: true,
      account: { id: 'first', host: 'stake.com' },
    })
    expect(Number(glance?.total.amount)).toBeGreaterThan(0)
    expect(glance?.total.unpriced.length).toBeGreaterThan(0)
  })
})
