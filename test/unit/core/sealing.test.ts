import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core, CorePorts } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { maskSecret } from '../../../app/domain/token.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'

const first = randomBytes(9).toString('hex')
const second = randomBytes(9).toString('hex')

let host: FakeHost
let keychain: FakeKeychain
let files: FakeFiles
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  keychain = createFakeKeychain()
  files = createFakeFiles()
  core = await host.core({ keychain, files })
  await core.start()
  await setUp()
  await core.lock.setPassphrase(first, null)
})

async function setUp(): Promise<void> {
  await host.setUp(core)
}

async function restart(ports: Partial<CorePorts> = { keychain, files }): Promise<Core> {
  await core.close()
  core = await host.core(ports)
  await core.start()
  return core
}

const entry = (of = keychain) => of.entries.get('access_token') ?? ''
const isSealed = (of = keychain) => entry(of) !== '' && !entry(of).includes(host.token)
const tokenView = () => core.view().accounts[0]?.token
const open = (passphrase: string) => core.lock.unlock({ by: 'passphrase', passphrase })

/** Once everything that unlocking begins has ended. */
async function rest(): Promise<void> {
  await host.clock.advance(5 * secondMs)
  await new Promise((resolve) => void setTimeout(resolve, 0))
  await host.clock.advance(5 * secondMs)
}

describe('while tokens are being sealed', () => {
  it('one that is forgotten does not come back', async () => {
    const release = keychain.hold('read')
    keychain.calls.length = 0
    const sealing = core.lock.setSealed(true, first)
    await vi.waitFor(() => expect(keychain.calls).toContain('read access_token'))
    const forgetting = core.forgetToken(firstAccountId)
    release()
    await Promise.all([sealing, host.settled(forgetting)])
    expect(keychain.entries.size).toBe(0)
  })

  it('options that are changed stay changed', async () => {
    await core.lock.setSealed(true, first)
    const release = keychain.hold('write')
    keychain.calls.length = 0
    const changing = core.lock.setPassphrase(second, first)
    await vi.waitFor(() => expect(keychain.calls).toContain('write access_token'), { timeout: 10_000 })
    await core.lock.changeOptions({ idleMinutes: 5 })
    release()
    expect(await changing).toMatchObject({ ok: true })
    expect(core.view().lock).toMatchObject({ options: { idleMinutes: 5 }, sealed: true })
    core.lock.lock('asked')
    expect(await open(second)).toMatchObject({ ok: true })
  })
})

describe('a sealed token', () => {
  beforeEach(async () => {
    await core.lock.setSealed(true, first)
  })

  it('is not to be read by other programs, and is watched on', async () => {
    expect(isSealed()).toBe(true)
    expect(core.view().lock.sealed).toBe(true)
    host.sent.length = 0
    await host.settled(core.refresh(firstAccountId))
    expect(host.sent[0]?.token).toBe(host.token)
  })

  it('is not watched after a restart until the passphrase was given', async () => {
    await restart()
    host.sent.length = 0
    core.watch()
    await host.clock.advance(10 * minuteMs)
    expect(host.sent).toEqual([])
    expect(tokenView()?.keychain).toEqual({ kind: 'token-sealed' })
    await open(first)
    await rest()
    expect(tokenView()).toMatchObject({ mask: maskSecret(host.token), keychain: null })
    expect(host.sent.some(({ token }) => token === host.token)).toBe(true)
    expect(isSealed()).toBe(true)
  })

  it('is read by a terminal, which opens the lock first and writes nothing', async () => {
    await core.close()
    core = await host.core({ keychain, files })
    await open(first)
    keychain.calls.length = 0
    await core.start({ mayRepair: false })
    expect(tokenView()).toMatchObject({ mask: maskSecret(host.token), keychain: null })
    expect(keychain.calls).toEqual(['read access_token'])
  })

  it('is watched on while locked in the same run', async () => {
    core.watch()
    core.lock.lock('asked')
    host.sent.length = 0
    await host.clock.advance(5 * minuteMs)
    expect(host.sent.length).toBeGreaterThan(1)
  })

  it('cannot be opened by a finger after a restart', async () => {
    await core.lock.changeOptions({ touchId: true })
    await restart({ keychain, files, touchId: { isAvailable: () => true, prompt: async () => true } })
    expect(core.lock.state().touchId).toBe(false)
    expect(await core.lock.unlock({ by: 'touch-id' })).toMatchObject({ ok: false })
    await open(first)
    core.lock.lock('asked')
    expect(await core.lock.unlock({ by: 'touch-id' })).toMatchObject({ ok: true })
  })

  it('that was damaged in the keychain is told apart from a wrong passphrase', async () => {
    keychain.entries.set('access_token', `${entry().slice(0, -8)}AAAA"}`)
    await restart()
    expect(await open(second)).toMatchObject({ failure: { kind: 'passphrase-wrong' } })
    expect(await open(first)).toMatchObject({ ok: true })
    await rest()
    expect(tokenView()?.keychain).toEqual({ kind: 'seal-damaged' })
  })

  it('is replaced by one that is sealed as well', async () => {
    await core.setup.begin(firstAccountId)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    await host.settled(core.setup.save('keychain'))
    expect(isSealed()).toBe(true)
    expect(keychain.entries.size).toBe(1)
  })

  it('is given up without the passphrase, and what comes next is not sealed', async () => {
    await restart()
    expect(await host.settled(core.lock.unlock({ by: 'giving-up-the-token' }))).toMatchObject({ ok: true })
    expect([...keychain.entries.keys()]).toEqual([])
    expect(core.view().lock).toEqual({ locked: false, options: null, sealed: false })
  })
})

it('is not asked for any more once everything was forgotten', async () => {
  await core.lock.setSealed(true, first)
  await host.settled(core.forget.everything())
  expect([...keychain.entries.keys()]).toEqual([])
  await host.settled(core.forget.beginAnew())
  await setUp()
  expect(entry()).toBe(host.token)
})

describe('sealing', () => {
  it('wants the right passphrase', async () => {
    expect(await core.lock.setSealed(true, second)).toMatchObject({ failure: { kind: 'passphrase-wrong' } })
    expect(isSealed()).toBe(false)
  })

  it('is taken back when the keychain does not keep what is sealed', async () => {
    keychain.keeps = (secret) => (secret === host.token ? secret : null)
    expect(await host.settled(core.lock.setSealed(true, first))).toMatchObject({
      failure: { kind: 'keychain-refused' },
    })
    expect(entry()).toBe(host.token)
    expect(core.view().lock.sealed).toBe(false)
  })

  it('is taken back when the settings cannot be written', async () => {
    files.problems.set('writeAtomic', 'disk-full')
    expect(await core.lock.setSealed(true, first)).toMatchObject({
      failure: { kind: 'settings-not-written' },
    })
    expect(entry()).toBe(host.token)
  })

  it('stays where it is when the keychain is locked while it is taken off', async () => {
    await core.lock.setSealed(true, first)
    keychain.problem = { kind: 'locked' }
    expect(await host.settled(core.lock.removePassphrase(first))).toMatchObject({
      failure: { kind: 'keychain-locked' },
    })
    keychain.problem = null
    expect(core.view().lock).toMatchObject({ sealed: true })
    expect(isSealed()).toBe(true)
  })
})

interface Moment {
  readonly entries: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, string>
}

/** What keychain and disk hold around each of their changes: a crash can leave any of these, and nothing else. */
function record(): { readonly moments: Moment[]; readonly ports: Partial<CorePorts> } {
  const moments: Moment[] = []
  const note = () => {
    const now = { entries: new Map(keychain.entries), texts: new Map(files.texts) }
    // What one change leaves is what the next one finds.
    if (!isDeepStrictEqual(now, moments.at(-1))) moments.push(now)
  }
  const ports: Partial<CorePorts> = {
    keychain: {
      ...keychain,
      async write(name, secret) {
        note()
        const written = await keychain.write(name, secret)
        note()
        return written
      },
    },
    files: {
      ...files,
      async writeAtomic(path, text) {
        note()
        const written = await files.writeAtomic(path, text)
        note()
        return written
      },
    },
  }
  return { moments, ports }
}

const changes = {
  'putting the seal on': { before: false, run: () => core.lock.setSealed(true, first) },
  'another passphrase': { before: true, run: () => core.lock.setPassphrase(second, first) },
  'taking the seal off': { before: true, run: () => core.lock.setSealed(false, first) },
  'removing the passphrase': { before: true, run: () => core.lock.removePassphrase(first) },
} as const

describe.each(Object.entries(changes))('a crash at any moment of %s', (_what, { before, run }) => {
  it('leaves one working token, kept as the settings say', async () => {
    if (before) await core.lock.setSealed(true, first)
    const { moments, ports } = record()
    await restart(ports)
    await open(first)
    await rest()
    moments.length = 0
    expect(await run()).toMatchObject({ ok: true })
    expect(moments.length).toBeGreaterThan(3)
    for (const { entries, texts } of moments) {
      const left = { keychain: createFakeKeychain(), files: createFakeFiles() }
      for (const [name, secret] of entries) left.keychain.entries.set(name, secret)
      for (const [path, text] of texts) left.files.texts.set(path, text)
      await restart(left)
      if (core.lock.isLocked() && !(await open(first)).ok) await open(second)
      await rest()
      expect(core.lock.isLocked()).toBe(false)
      expect(tokenView()).toMatchObject({ mask: maskSecret(host.token), keychain: null })
      expect(isSealed(left.keychain)).toBe(core.view().lock.sealed)
    }
  })
})
