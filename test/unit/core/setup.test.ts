import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { defaultHost, parseHost, type Host } from '../../../app/domain/host.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain } from '../../fakes/keychain.ts'

const entry = 'access_token'
const mirror = parseHost('stake.bet') as Host
let host: FakeHost
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
})

async function walkToStorage(): Promise<void> {
  await core.setup.begin(null)
  host.clipboard = `${host.token}\n`
  await core.setup.pasteToken()
  await core.setup.goTo('verify')
  expect(await host.settled(core.setup.verify())).toEqual({ ok: true, value: null })
  await core.setup.goTo('expiry')
  await core.setup.declare({ kind: 'in', days: 20 }, 14)
  expect(await core.setup.goTo('storage')).toEqual({ ok: true, value: null })
}

describe('a set-up', () => {
  it('ends with the token in the keychain, its facts in the settings, and the clipboard cleared', async () => {
    await walkToStorage()
    expect(await host.settled(core.setup.save('keychain'))).toEqual({ ok: true, value: null })
    expect(await host.ports.keychain.read(entry)).toEqual({ kind: 'found', secret: host.token })
    expect(host.clipboard).toBe('')
    expect(core.view().setup?.step).toBe('folders')
    const [record] = core.settings().accounts
    expect(record).toMatchObject({ id: firstAccountId, host: 'stake.com', unfinished: false })
    expect(record?.token.rotationDays).toBe(14)
    expect((record?.token.expiresAtMs ?? 0) - (record?.token.storedAtMs ?? 0)).toBe(20 * dayMs)
    const file = await host.ports.files.readText('/data/settings.json')
    expect(JSON.stringify(file)).not.toContain(host.token)
  })

  it('goes on to the folders, which can be changed there, and has no way back to where the token is kept', async () => {
    host.imports.folders.set('/home/me/bot', '/home/me/bot')
    await walkToStorage()
    const wrongStep = { ok: false, failure: { kind: 'wrong-step' } }
    expect(await core.setup.goTo('folders')).toEqual(wrongStep)
    await host.settled(core.setup.save('keychain'))
    expect(core.view().setup?.step).toBe('folders')
    await core.folders.addDropped('/home/me/bot')
    expect(core.view().folders).toEqual(['/home/me/bot'])
    for (const step of ['storage', 'host', 'token'] as const)
      expect(await core.setup.goTo(step)).toEqual(wrongStep)
    for (const step of ['done', 'folders', 'done'] as const) {
      expect(await core.setup.goTo(step)).toMatchObject({ ok: true })
      expect(core.view().setup?.step).toBe(step)
    }
    expect(await core.setup.goTo('storage')).toEqual(wrongStep)
  })

  it('leaves nothing behind when it is left half-way', async () => {
    await walkToStorage()
    await core.setup.cancel()
    expect(core.view().setup).toBeNull()
    expect(core.view().accounts).toEqual([])
    expect(await host.ports.keychain.read(entry)).toEqual({ kind: 'missing' })
    expect(await core.setup.save('keychain')).toEqual({ ok: false, failure: { kind: 'no-set-up' } })
  })

  it('shows the mask of the token and never the token', async () => {
    await walkToStorage()
    expect(core.view().setup?.token?.mask).toBe(`${host.token.slice(0, 8)}…${host.token.slice(-4)}`)
    expect(JSON.stringify(core.view())).not.toContain(host.token)
  })

  it('keeps what was copied meanwhile', async () => {
    await walkToStorage()
    host.clipboard = 'a shopping list'
    await host.settled(core.setup.save('keychain'))
    expect(host.clipboard).toBe('a shopping list')
  })

  it('goes forward only as far as its steps are done', async () => {
    await core.setup.begin(null)
    const wrongStep = { ok: false, failure: { kind: 'wrong-step' } }
    expect(await core.setup.goTo('verify')).toEqual(wrongStep)
    expect(await core.setup.verify()).toEqual(wrongStep)
    expect(await core.setup.save('keychain')).toEqual(wrongStep)
    await core.setup.typeToken(host.token)
    expect(await core.setup.goTo('expiry')).toEqual(wrongStep)
    expect(await core.setup.goTo('verify')).toEqual({ ok: true, value: null })
    expect(await core.setup.goTo('host')).toEqual({ ok: true, value: null })
    expect(await core.setup.goTo('done')).toEqual(wrongStep)
  })

  it('asks for another proof when the host is changed after one', async () => {
    await walkToStorage()
    await core.setup.chooseHost(mirror)
    expect(core.view().setup?.verified).toBeNull()
    expect(await core.setup.save('keychain')).toEqual({ ok: false, failure: { kind: 'wrong-step' } })
  })

  it('takes no proof of a host that is not chosen any more', async () => {
    await core.setup.begin(null)
    await core.setup.typeToken(host.token)
    const verifying = core.setup.verify()
    await core.setup.chooseHost(mirror)
    expect(await host.settled(verifying)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(core.view().setup).toMatchObject({ verified: null, verifying: false })
  })

  it('sends the token to the chosen host only', async () => {
    await core.setup.begin(null)
    await core.setup.chooseHost(mirror)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    await host.settled(core.setup.save('keychain'))
    expect(host.sent.length).toBeGreaterThan(1)
    expect(new Set(host.sent.map((request) => request.host))).toEqual(new Set(['stake.bet']))
  })

  it('tells what is wrong with a paste and keeps none of it', async () => {
    await core.setup.begin(null)
    host.clipboard = `${host.token} and more`
    const problem = { kind: 'token-malformed', problem: { reason: 'whitespace' } }
    expect(await core.setup.pasteToken()).toEqual({ ok: false, failure: problem })
    expect(core.view().setup).toMatchObject({ token: null, failure: problem })
    host.clipboard = ''
    expect(await core.setup.pasteToken()).toEqual({ ok: false, failure: { kind: 'clipboard-empty' } })
  })

  it('is not taken away by the end of the one before it', async () => {
    const keychain = createFakeKeychain()
    core = await host.core({ keychain })
    await core.start()
    await walkToStorage()
    const release = keychain.hold('write')
    const saving = core.setup.save('keychain')
    await host.clock.advance(50)
    const leaving = core.setup.cancel()
    await core.setup.begin(null)
    release()
    await host.settled(Promise.all([saving, leaving]))
    expect(keychain.entries.get(entry)).toBe(host.token)
    expect(core.view().setup).toMatchObject({ step: 'host', token: null })
  })

  it('stores once when save is pressed twice, and wholly when it is left meanwhile', async () => {
    await walkToStorage()
    const both = [core.setup.save('keychain'), core.setup.save('keychain')]
    const left = core.setup.cancel()
    expect(await host.settled(Promise.all(both))).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    await left
    expect(core.view().setup).toBeNull()
    expect(core.view().accounts[0]?.token.health.state).toBe('valid')
  })

  it('calls a verification off when another step is gone to, and says nothing of it there', async () => {
    await core.setup.begin(null)
    await core.setup.typeToken(host.token)
    const verifying = core.setup.verify()
    await core.setup.goTo('token')
    expect(await host.settled(verifying)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(core.view().setup).toMatchObject({ step: 'token', verifying: false, failure: null })
  })

  it('ends a verification that is left', async () => {
    await core.setup.begin(null)
    await core.setup.typeToken(host.token)
    const verifying = core.setup.verify()
    expect(core.view().setup?.verifying).toBe(true)
    await core.setup.cancel()
    expect(await host.settled(verifying)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(core.view().setup).toBeNull()
  })
})

describe('when the keychain does not keep it', () => {
  it('says so, keeps no account, and lets the owner choose this run only', async () => {
    const keychain = { ...host.ports.keychain }
    keychain.write = () => Promise.resolve({ kind: 'unavailable', cause: 'no-service' })
    core = await host.core({ keychain })
    await core.start()
    await walkToStorage()
    const failure = { kind: 'keychain-unavailable', cause: 'no-service' }
    expect(await host.settled(core.setup.save('keychain'))).toEqual({ ok: false, failure })
    expect(core.view().accounts).toEqual([])
    expect(core.settings().accounts).toEqual([])
    expect(await host.settled(core.setup.save('memory'))).toEqual({ ok: true, value: null })
    expect(core.view().accounts[0]?.token.storage.kind).toBe('memory')
    expect(core.settings().accounts).toEqual([])
  })
})

describe('replacing a token', () => {
  beforeEach(async () => {
    await walkToStorage()
    await host.settled(core.setup.save('keychain'))
    await core.setup.cancel()
  })

  it('proves the new one to be of the same account before the old one goes', async () => {
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    expect(await host.ports.keychain.read(entry)).toEqual({ kind: 'found', secret: host.token })
    await host.settled(core.setup.verify())
    expect(core.view().setup?.verified?.sameAccount).toBe(true)
  })

  it('passes the folders over', async () => {
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    await host.settled(core.setup.save('keychain'))
    expect(core.view().setup?.step).toBe('done')
    expect(await core.setup.goTo('folders')).toMatchObject({ failure: { kind: 'wrong-step' } })
  })

  it('leaves the old token and its facts when the keychain refuses the new one', async () => {
    const before = core.settings().accounts
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    host.ports.keychain.write = () => Promise.resolve({ kind: 'refused' })
    const answer = await host.settled(core.setup.save('keychain'))
    expect(answer).toEqual({ ok: false, failure: { kind: 'keychain-refused' } })
    expect(core.settings().accounts).toEqual(before)
    expect(await host.ports.keychain.read(entry)).toEqual({ kind: 'found', secret: host.token })
  })

  it('does not send a token whose host is in doubt after a crash in the middle', async () => {
    const [record] = core.settings().accounts
    const next = await host.core()
    await next.start()
    expect(next.view().accounts[0]?.token.health.state).not.toBe('missing')
    const text = JSON.stringify({
      ...core.settings(),
      version: 1,
      accounts: [{ ...record, unfinished: true }],
    })
    await host.ports.files.writeAtomic('/data/settings.json', text)
    const afterCrash = await host.core()
    await afterCrash.start()
    host.sent.length = 0
    expect(await host.settled(afterCrash.refresh(firstAccountId))).toMatchObject({ ok: false })
    expect(host.sent).toEqual([])
    expect(afterCrash.view().accounts[0]?.token.health.state).toBe('missing')
  })
})

async function saveFor(chosen: Host, where: 'keychain' | 'memory'): Promise<void> {
  await core.setup.begin(core.view().selected)
  await core.setup.chooseHost(chosen)
  await core.setup.typeToken(host.token)
  await host.settled(core.setup.verify())
  await host.settled(core.setup.save(where))
}

function refuse(): void {
  host.ports.keychain.write = () => Promise.resolve({ kind: 'refused' })
}

describe('moving a token of this run into a keychain that refuses', () => {
  it('writes nothing of it to the settings', async () => {
    refuse()
    await saveFor(mirror, 'memory')
    await saveFor(mirror, 'keychain')
    expect(core.settings().accounts).toEqual([])
    expect(core.view().accounts[0]?.token.storage.kind).toBe('memory')
  })

  it('never gives the token in the keychain another host', async () => {
    await saveFor(defaultHost, 'keychain')
    const before = core.settings().accounts
    expect(before).toHaveLength(1)
    refuse()
    await saveFor(mirror, 'memory')
    await saveFor(mirror, 'keychain')
    expect(core.settings().accounts).toEqual(before)
    expect(core.view().accounts[0]?.host).toBe(mirror)
  })
})
