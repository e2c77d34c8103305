import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

const passphrase = randomBytes(9).toString('hex')
const wrong = { by: 'passphrase', passphrase: 'not this one' } as const
const right = { by: 'passphrase', passphrase } as const

let host: FakeHost
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
})

async function setUp(): Promise<void> {
  await host.setUp(core)
  host.sent.length = 0
}

async function setLock(): Promise<void> {
  expect(await core.lock.setPassphrase(passphrase, null)).toEqual({ ok: true, value: null })
}

async function restart(): Promise<void> {
  await core.close()
  core = await host.core()
  await core.start()
}

const readings = () => host.sent.filter(({ operation }) => operation === 'UserBalances').length
const keptSettings = async () => {
  const file = await host.ports.files.readText('/data/settings.json')
  return file.ok ? file.text : ''
}

describe('without a passphrase', () => {
  it('there is nothing to lock', async () => {
    core.lock.lock('asked')
    expect(core.lock.state()).toEqual({ locked: false, waitMs: 0, touchId: false })
    expect(core.view().lock).toEqual({ locked: false, options: null, sealed: false })
    expect(await core.lock.changeOptions({ idleMinutes: 5 })).toMatchObject({
      failure: { kind: 'no-passphrase' },
    })
  })
})

describe('a passphrase', () => {
  it('is long enough or is not taken', async () => {
    expect(await core.lock.setPassphrase('short', null)).toMatchObject({
      failure: { kind: 'passphrase-too-short' },
    })
    expect(core.view().lock.options).toBeNull()
  })

  it('brings the lock with its defaults, and is itself nowhere in the settings', async () => {
    await setLock()
    expect(core.view().lock).toEqual({
      locked: false,
      options: { idleMinutes: 15, withScreen: true, onSuspend: true, keepWatching: true, touchId: false },
      sealed: false,
    })
    expect(await keptSettings()).toContain('"kdf": "scrypt"')
    expect(await keptSettings()).not.toContain(passphrase)
  })

  it('is changed and removed by whoever knows it, and by nobody else', async () => {
    await setLock()
    const next = randomBytes(9).toString('hex')
    for (const attempt of [
      core.lock.setPassphrase(next, 'not this one'),
      core.lock.setPassphrase(next, null),
    ])
      expect(await attempt).toMatchObject({ failure: { kind: 'passphrase-wrong' } })
    expect(await core.lock.setPassphrase(next, passphrase)).toMatchObject({ ok: true })
    expect(await core.lock.removePassphrase(passphrase)).toMatchObject({
      failure: { kind: 'passphrase-wrong' },
    })
    expect(await core.lock.removePassphrase(next)).toMatchObject({ ok: true })
    expect(core.view().lock.options).toBeNull()
  })

  it('keeps its options when it is changed', async () => {
    await setLock()
    await core.lock.changeOptions({ idleMinutes: null, keepWatching: false })
    await core.lock.changeOptions({ withScreen: false })
    await core.lock.setPassphrase(randomBytes(9).toString('hex'), passphrase)
    expect(core.view().lock.options).toMatchObject({
      idleMinutes: null,
      keepWatching: false,
      withScreen: false,
      onSuspend: true,
    })
  })

  it('that could not be saved is not set', async () => {
    const full = await createFakeHost().core({
      files: { ...host.ports.files, writeAtomic: async () => ({ ok: false, problem: 'disk-full' }) },
    })
    expect(await full.lock.setPassphrase(passphrase, null)).toMatchObject({
      failure: { kind: 'settings-not-written' },
    })
    full.lock.lock('asked')
    expect(full.lock.isLocked()).toBe(false)
  })
})

describe('a locked core', () => {
  beforeEach(async () => {
    await setUp()
    await setLock()
  })

  it('says how the token is, and no amount, name or finding', async () => {
    const open = JSON.stringify(core.view())
    expect(open).toContain('available')
    core.lock.lock('asked')
    const [account] = core.view().accounts
    expect(account).toMatchObject({ name: null, snapshot: null, security: null })
    expect(account?.token).toMatchObject({ mask: null, health: { state: 'unknown' } })
    expect(JSON.stringify(core.view())).not.toContain('available')
  })

  it('drops a set-up under way', async () => {
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    core.lock.lock('asked')
    expect(core.view().setup).toBeNull()
    await core.lock.unlock(right)
    expect(core.view().setup).toBeNull()
  })

  it('tells its listeners, and opens with the passphrase', async () => {
    const seen: boolean[] = []
    core.subscribe((view) => void seen.push(view.lock.locked))
    core.lock.lock('idle')
    await host.clock.advance(0)
    expect(seen.at(-1)).toBe(true)
    expect(await core.lock.unlock(right)).toEqual({ ok: true, value: null })
    await host.clock.advance(0)
    expect(seen.at(-1)).toBe(false)
    expect(core.view().accounts[0]?.snapshot?.balances.length).toBe(9)
  })

  it('stays locked through wrong passphrases, slower each time, and never for good', async () => {
    core.lock.lock('asked')
    for (const waitMs of [0, 0]) {
      expect(await core.lock.unlock(wrong)).toEqual({
        ok: false,
        failure: { kind: 'passphrase-wrong', waitMs },
      })
    }
    expect(await core.lock.unlock(wrong)).toMatchObject({ failure: { waitMs: secondMs } })
    expect(await core.lock.unlock(right)).toEqual({
      ok: false,
      failure: { kind: 'passphrase-slowed', waitMs: secondMs },
    })
    expect(core.lock.state()).toMatchObject({ locked: true, waitMs: secondMs })
    await host.clock.advance(secondMs)
    expect(await core.lock.unlock(right)).toMatchObject({ ok: true })
    expect(core.lock.state()).toMatchObject({ locked: false, waitMs: 0 })
  })

  it('is open where it closed while the passphrase was being removed', async () => {
    const removing = core.lock.removePassphrase(passphrase)
    core.lock.lock('suspend')
    expect(core.lock.isLocked()).toBe(true)
    expect(await removing).toMatchObject({ ok: true })
    expect(core.lock.isLocked()).toBe(false)
    expect(core.view().accounts[0]?.snapshot).not.toBeNull()
  })

  it('takes one try after the other, so that many at once are slowed down as well', async () => {
    core.lock.lock('asked')
    const answers = await Promise.all(Array.from({ length: 9 }, () => core.lock.unlock(wrong)))
    const kinds = answers.map((answer) => (answer.ok ? 'opened' : answer.failure.kind))
    expect(kinds.filter((kind) => kind === 'passphrase-wrong')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'passphrase-slowed')).toHaveLength(6)
  })

  it('is locked again after a restart, and as slow', async () => {
    core.lock.lock('asked')
    for (let time = 0; time < 3; time += 1) await core.lock.unlock(wrong)
    await restart()
    expect(core.lock.state()).toMatchObject({ locked: true, waitMs: secondMs })
    host.clock.jump(minuteMs)
    expect(await core.lock.unlock(right)).toMatchObject({ failure: { kind: 'passphrase-slowed' } })
    await host.clock.advance(secondMs)
    expect(await core.lock.unlock(right)).toMatchObject({ ok: true })
  })

  it('opens without the passphrase by giving up the token, and the lock with it', async () => {
    core.lock.lock('asked')
    expect(await core.lock.unlock({ by: 'giving-up-the-token' })).toMatchObject({ ok: true })
    expect(core.view()).toMatchObject({ accounts: [], lock: { locked: false, options: null, sealed: false } })
    expect(await host.ports.keychain.read('access_token')).toEqual({ kind: 'missing' })
    await restart()
    expect(core.lock.isLocked()).toBe(false)
  })

  it('opens for this run where the settings are a newer version’s and stay as they are', async () => {
    await core.close()
    const kept = (await keptSettings()).replace('"version": 1', '"version": 9')
    await host.ports.files.writeAtomic('/data/settings.json', kept)
    core = await host.core()
    const giveUp = () => core.lock.unlock({ by: 'giving-up-the-token' })
    expect(await giveUp()).toMatchObject({ failure: { kind: 'settings-not-written' } })
    for (let tries = 0; core.lock.isLocked() && tries < 2; tries += 1) await giveUp()
    expect(core.view()).toMatchObject({ accounts: [], lock: { locked: false } })
    expect(await host.ports.keychain.read('access_token')).toEqual({ kind: 'missing' })
    expect(await keptSettings()).toBe(kept)
  })

  it('stays locked when the token could not be given up', async () => {
    const refusing = { ...host.ports.keychain, remove: async () => ({ kind: 'locked' }) as const }
    await core.close()
    core = await host.core({ keychain: refusing })
    expect(await host.settled(core.lock.unlock({ by: 'giving-up-the-token' }))).toMatchObject({
      failure: { kind: 'keychain-locked' },
    })
    expect(core.lock.isLocked()).toBe(true)
  })
})

describe('watching while locked', () => {
  beforeEach(async () => {
    await setUp()
    await setLock()
  })

  it('goes on, unless the owner says otherwise', async () => {
    core.watch()
    core.lock.lock('asked')
    await host.clock.advance(10 * minuteMs)
    expect(readings()).toBeGreaterThan(3)
  })

  it('stops where the owner wants that, and begins at once when the lock is opened', async () => {
    await core.lock.changeOptions({ keepWatching: false })
    core.watch()
    await host.clock.advance(5 * secondMs)
    core.lock.lock('asked')
    host.sent.length = 0
    core.wake()
    core.setVisible(true)
    await host.clock.advance(30 * minuteMs)
    expect(host.sent).toEqual([])
    await core.lock.unlock(right)
    await host.clock.advance(secondMs)
    expect(readings()).toBe(1)
    await host.clock.advance(2 * minuteMs)
    expect(readings()).toBeGreaterThan(3)
  })

  it('does not begin after a restart either, before the lock is opened', async () => {
    await core.lock.changeOptions({ keepWatching: false })
    await restart()
    core.watch()
    await host.clock.advance(10 * minuteMs)
    expect(host.sent).toEqual([])
    await core.lock.unlock(right)
    await host.clock.advance(5 * secondMs)
    expect(readings()).toBe(1)
    expect(core.view().checklist.results).not.toEqual([])
  })
})

const finger = (isOwner: boolean) => ({ isAvailable: () => true, prompt: async () => isOwner })

async function withFinger(isOwner: boolean): Promise<void> {
  await core.close()
  core = await host.core({ touchId: finger(isOwner) })
}

describe('Touch ID', () => {
  const byFinger = { by: 'touch-id' } as const

  beforeEach(setLock)

  it('unlocks only where it is there and chosen', async () => {
    core.lock.lock('asked')
    expect(await core.lock.unlock(byFinger)).toMatchObject({ failure: { kind: 'touch-id-refused' } })
    await withFinger(true)
    expect(core.lock.state().touchId).toBe(false)
    expect(await core.lock.unlock(byFinger)).toMatchObject({ failure: { kind: 'touch-id-refused' } })
    await core.lock.unlock(right)
    await core.lock.changeOptions({ touchId: true })
    core.lock.lock('asked')
    expect(core.lock.state().touchId).toBe(true)
    expect(await core.lock.unlock(byFinger)).toMatchObject({ ok: true })
  })

  it('leaves it locked when the finger is another’s', async () => {
    await core.lock.changeOptions({ touchId: true })
    await withFinger(false)
    expect(await core.lock.unlock(byFinger)).toMatchObject({ failure: { kind: 'touch-id-refused' } })
    expect(core.lock.isLocked()).toBe(true)
  })
})
