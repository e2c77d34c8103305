import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { usd } from '../../../app/domain/currency.ts'
import type { ImportRefusal } from '../../../app/domain/failure.ts'
import { firstSettings } from '../../../app/settings/schema.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

const path = '/home/somebody/stakewatch-preferences.json'
const done = { ok: true, value: null }
const { preferences } = firstSettings

let host: FakeHost
let files: FakeFiles
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  files = createFakeFiles()
  core = await host.core({ files })
  await core.start()
  host.imports.chosen = path
})

function fileOf(change: object): string {
  return JSON.stringify({ stakewatch: 'preferences', version: 1, preferences, ...change })
}

describe('exporting the settings', () => {
  it('writes every preference to the chosen file, and nothing of account or token', async () => {
    await core.setup.begin(null)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    await host.settled(core.setup.save('keychain'))
    await core.changePreferences({ theme: 'dark', timeoutSeconds: 45 })
    expect(await core.transfer.exportPreferences()).toEqual(done)
    const text = files.texts.get(path) ?? ''
    expect(JSON.parse(text)).toEqual({
      stakewatch: 'preferences',
      version: 1,
      preferences: { ...preferences, theme: 'dark', timeoutSeconds: 45 },
    })
    for (const secret of [host.token, 'demo-player', 'stake.com', 'access_token'])
      expect(text).not.toContain(secret)
  })

  it('writes nothing where no file was chosen, and says where one could not be written', async () => {
    host.imports.chosen = null
    expect(await core.transfer.exportPreferences()).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    host.imports.chosen = path
    files.problems.set('writeAtomic', 'denied')
    expect(await core.transfer.exportPreferences()).toEqual({
      ok: false,
      failure: { kind: 'export-not-written', cause: 'denied' },
    })
  })
})

describe('importing settings', () => {
  it('shows what a file holds before anything changes, and takes it over when told to', async () => {
    host.imports.texts.set(path, fileOf({ preferences: { ...preferences, theme: 'dark', privacy: true } }))
    expect(await core.transfer.chooseImport()).toEqual(done)
    expect(core.view().preferences).toEqual(preferences)
    expect(core.view().importing).toEqual({
      file: 'stakewatch-preferences.json',
      preferences: { ...preferences, theme: 'dark', privacy: true },
    })
    expect(await core.transfer.applyImport()).toEqual(done)
    expect(core.view().importing).toBeNull()
    expect(core.view().preferences).toEqual({ ...preferences, theme: 'dark', privacy: true })
    expect(core.settings().preferences.theme).toBe('dark')
  })

  it('takes back what was exported', async () => {
    await core.changePreferences({ theme: 'light', timeoutSeconds: 99 })
    await core.transfer.exportPreferences()
    host.imports.texts.set(path, files.texts.get(path) ?? '')
    await core.changePreferences({ theme: 'dark', timeoutSeconds: 30 })
    await core.transfer.chooseImport()
    await core.transfer.applyImport()
    expect(core.view().preferences).toMatchObject({ theme: 'light', timeoutSeconds: 99 })
  })

  it('changes nothing when it is left', async () => {
    host.imports.texts.set(path, fileOf({ preferences: { ...preferences, theme: 'dark' } }))
    await core.transfer.chooseImport()
    await core.transfer.dropImport()
    expect(core.view().importing).toBeNull()
    expect(await core.transfer.applyImport()).toEqual({ ok: false, failure: { kind: 'wrong-step' } })
    expect(core.view().preferences).toEqual(preferences)
  })

  it('takes nothing but preferences out of a file', async () => {
    host.imports.texts.set(path, fileOf({ accounts: [{ id: 'first' }], window: { x: 1 } }))
    await core.transfer.chooseImport()
    await core.transfer.applyImport()
    expect(core.settings()).toEqual(firstSettings)
  })

  it.each<[ImportRefusal, string]>([
    ['too-large', ' '.repeat(64 * 1024 + 1)],
    ['not-ours', ''],
    ['not-ours', 'x'],
    ['not-ours', 'null'],
    ['not-ours', '{"version":1,"preferences":{}}'],
    ['not-ours', JSON.stringify({ version: 1, ...firstSettings })],
    ['newer', fileOf({ version: 2, preferences: { theme: 'sepia' } })],
    ['broken', fileOf({ preferences: { ...preferences, timeoutSeconds: 0 } })],
    ['broken', fileOf({ preferences: { ...preferences, theme: 'sepia' } })],
    ['broken', fileOf({ preferences: { displayCurrency: usd } })],
  ])('refuses a file as %s and says so', async (cause, text) => {
    host.imports.texts.set(path, text)
    const failure = { kind: 'import-refused', cause }
    expect(await core.transfer.chooseImport()).toEqual({ ok: false, failure })
    expect(core.view().importing).toBeNull()
  })

  it.each([
    ['not-text', 'not-text'],
    ['denied', 'unreadable'],
    ['missing', 'unreadable'],
  ] as const)('refuses a file that is %s', async (problem, cause) => {
    host.imports.fileProblem = problem
    const failure = { kind: 'import-refused', cause }
    expect(await core.transfer.chooseImport()).toEqual({ ok: false, failure })
  })

  it('changes nothing where no file was chosen', async () => {
    host.imports.chosen = null
    expect(await core.transfer.chooseImport()).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(core.view().importing).toBeNull()
  })
})
