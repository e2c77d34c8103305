import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { firstSettings } from '../../../app/settings/schema.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'

let host: FakeHost
let files: FakeFiles
let keychain: FakeKeychain
let core: Core

const own = () => [...files.texts.keys()].filter((path) => path.startsWith('/data/')).toSorted()
const outcomes = () => core.view().forgotten?.parts.map(({ what, outcome }) => [what, outcome.kind])

beforeEach(async () => {
  host = createFakeHost()
  files = createFakeFiles()
  keychain = createFakeKeychain()
  core = await host.core({ files, keychain })
  await core.start()
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await host.settled(core.setup.verify())
  await host.settled(core.setup.save('keychain'))
  await core.setup.cancel()
  await host.clock.advance(5000)
  await core.checklist.run()
})

describe('forgetting everything', () => {
  it('leaves no entry in the keychain, no file of ours, and nothing in memory', async () => {
    files.texts.set('/data/settings.broken-2026-06-01T10-00-00-000Z.json', '{')
    files.texts.set('/data/settings.json.0123456789ab.tmp', '{')
    files.texts.set('/data/lock-tries.json', '{}')
    files.texts.set('/data/logs/terminal.1.log', '{}')
    for (const name of ['checklist.json.0123456789ab.tmp', 'scan-cache.json', 'scan-cache.json.99.tmp'])
      files.texts.set(`/data/${name}`, '{}')
    files.texts.set('/data/checklist.broken-2026-06-01T10-00-00-000Z.json', '{')
    keychain.entries.set('access_token/next', host.token)
    await core.checklist.run()
    expect(own()).toContain('/data/checklist.json')
    await core.rememberWindow({ x: 1, y: 2, width: 800, height: 600, maximized: false })
    await core.changePreferences({ privacy: true, theme: 'dark' })
    expect(own()).toContain('/data/settings.json')
    expect(own()).toContain('/data/logs/test.log')

    await host.settled(core.forget.everything())
    expect(keychain.entries.size).toBe(0)
    expect(own()).toEqual([])
    expect(core.settings()).toEqual(firstSettings)
    expect(core.view()).toMatchObject({
      accounts: [],
      selected: null,
      setup: null,
      notice: null,
      preferences: firstSettings.preferences,
    })
  })

  it('says of each part that it was removed', async () => {
    await host.settled(core.forget.everything())
    expect(core.view().forgotten?.parts).toEqual([
      {
        what: 'token',
        name: 'demo-player',
        host: 'stake.com',
        backend: 'the fake keychain',
        outcome: { kind: 'removed' },
      },
      { what: 'settings', files: 1, outcome: { kind: 'removed' } },
      { what: 'checklist', files: 1, outcome: { kind: 'removed' } },
      { what: 'alerts', files: 0, outcome: { kind: 'removed' } },
      { what: 'history', files: 0, outcome: { kind: 'removed' } },
      { what: 'logs', files: 1, outcome: { kind: 'removed' } },
    ])
  })

  it('leaves files alone that are not ours', async () => {
    files.texts.set('/data/notes.txt', 'mine')
    files.texts.set('/data/logs/notes.txt', 'mine')
    files.texts.set('/data/settings.yaml', 'mine')
    await host.settled(core.forget.everything())
    expect(own()).toEqual(['/data/logs/notes.txt', '/data/notes.txt', '/data/settings.yaml'])
  })

  it('writes nothing more until the owner begins anew, not even when it ends', async () => {
    await host.settled(core.forget.everything())
    await core.rememberWindow({ x: 1, y: 2, width: 800, height: 600, maximized: false })
    await core.trayNoticeGiven()
    core.log.log('info', 'something')
    await core.close()
    expect(own()).toEqual([])
  })

  it('writes nothing either of what is done in the tray meanwhile', async () => {
    await host.settled(core.forget.everything())
    await core.changePreferences({ privacy: true })
    expect(own()).toEqual([])
  })

  it('writes nothing of a window that is moved while the last files go', async () => {
    const list = files.list.bind(files)
    files.list = async (directory) => {
      void core.rememberWindow({ x: 1, y: 2, width: 800, height: 600, maximized: false })
      return await list(directory)
    }
    await host.settled(core.forget.everything())
    expect(new Set(outcomes()?.map(([, outcome]) => outcome))).toEqual(new Set(['removed']))
    expect(own()).toEqual([])
  })

  it('ends open, and not behind a lock whose passphrase is gone, where the lock closed meanwhile', async () => {
    expect(await core.lock.setPassphrase(randomBytes(9).toString('hex'), null)).toMatchObject({ ok: true })
    const release = keychain.hold('remove')
    const forgetting = core.forget.everything()
    await host.clock.advance(100)
    core.lock.lock('idle')
    release()
    await host.settled(forgetting)
    expect(core.lock.isLocked()).toBe(false)
    expect(new Set(outcomes()?.map(([, outcome]) => outcome))).toEqual(new Set(['removed']))
    expect(own()).toEqual([])
  })

  it('is as new once the owner begins anew', async () => {
    await host.settled(core.forget.everything())
    await core.forget.beginAnew()
    expect(core.view().forgotten).toBeNull()
    core.log.log('info', 'something')
    await core.changePreferences({ theme: 'dark' })
    await core.close()
    expect(own()).toEqual(['/data/logs/test.log', '/data/settings.json'])
  })

  it('is as new too when a set-up is begun from elsewhere', async () => {
    await host.settled(core.forget.everything())
    await core.setup.begin(null)
    expect(core.view().forgotten).toBeNull()
    expect(core.view().setup?.replaces).toBeNull()
    core.log.log('info', 'something')
    await core.close()
    expect(own()).toEqual(['/data/logs/test.log'])
  })

  it('reads nothing any more, also of a reading that was under way', async () => {
    const reading = core.refresh(firstAccountId)
    await host.settled(core.forget.everything())
    await reading
    await host.clock.advance(5000)
    expect(core.view().accounts).toEqual([])
    expect(own()).toEqual([])
  })

  it('runs once, however often it is asked', async () => {
    await host.settled(Promise.all([core.forget.everything(), core.forget.everything()]))
    expect(keychain.calls.filter((call) => call === 'remove access_token')).toHaveLength(1)
  })

  it('removes nothing else while the keychain does not give the token up, and says why', async () => {
    keychain.problem = { kind: 'locked' }
    const before = own()
    await host.settled(core.forget.everything())
    expect(outcomes()).toEqual([
      ['token', 'failed'],
      ['settings', 'kept'],
      ['checklist', 'kept'],
      ['alerts', 'kept'],
      ['history', 'kept'],
      ['logs', 'kept'],
    ])
    expect(core.view().forgotten?.parts[0]?.outcome).toEqual({
      kind: 'failed',
      failure: { kind: 'keychain-locked' },
    })
    expect(own()).toEqual(before)
    expect(core.view().accounts).toHaveLength(1)

    keychain.problem = null
    await host.settled(core.forget.everything())
    expect(own()).toEqual([])
    expect(keychain.entries.size).toBe(0)
  })

  it('says which files could not be removed, and goes on as before where those were the settings', async () => {
    files.problems.set('remove', 'denied')
    await host.settled(core.forget.everything())
    expect(outcomes()).toEqual([
      ['token', 'removed'],
      ['settings', 'failed'],
      ['checklist', 'failed'],
      // Nothing was ever written of them.
      ['alerts', 'removed'],
      ['history', 'removed'],
      ['logs', 'failed'],
    ])
    expect(core.view().forgotten?.parts[1]?.outcome).toEqual({
      kind: 'failed',
      failure: { kind: 'files-not-removed', cause: 'denied' },
    })
    expect(keychain.entries.size).toBe(0)
    await core.forget.beginAnew()
    expect(core.view().accounts).toEqual([])
  })

  it('does not pass off a folder that it cannot look into as empty', async () => {
    files.problems.set('list', 'denied')
    await host.settled(core.forget.everything())
    expect(outcomes()?.slice(1)).toEqual([
      ['settings', 'failed'],
      ['checklist', 'failed'],
      ['alerts', 'failed'],
      ['history', 'failed'],
      ['logs', 'failed'],
    ])
  })

  it('forgets settings of a newer version too, which are not overwritten otherwise', async () => {
    await core.close()
    files.texts.set('/data/settings.json', '{"version":9}')
    core = await host.core({ files, keychain })
    await core.start()
    expect(core.view().notice).toEqual({ kind: 'settings-newer', version: 9 })
    await host.settled(core.forget.everything())
    expect(own()).toEqual([])
    expect(core.view().notice).toBeNull()
    await core.forget.beginAnew()
    expect(await core.changePreferences({ theme: 'dark' })).toEqual({ ok: true, value: null })
  })
})
