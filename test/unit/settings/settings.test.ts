import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { asUserId, firstAccountId } from '../../../app/domain/account.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { firstAccountSettings, type AccountRecord, type Settings } from '../../../app/domain/settings.ts'
import { firstSettings } from '../../../app/settings/schema.ts'
import { openSettings, type SettingsStore } from '../../../app/settings/settings.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'

const directory = '/data'
const path = '/data/settings.json'
const nowMs = Date.UTC(2026, 5, 1, 12, 30, 15, 250)
const setAside = 'settings.broken-2026-06-01T12-30-15-250Z.json'

const account: AccountRecord = {
  id: firstAccountId,
  host: defaultHost,
  userId: asUserId('0b7c9c6e-4f0e-4a8e-9f6d-2d1f6f0f8a11'),
  name: 'a player',
  token: { storedAtMs: nowMs, expiresAtMs: nowMs + 1, rotationDays: 14, rejectedAtMs: null },
  unfinished: false,
  rotation: null,
  rotationNotice: null,
  reminders: null,
  ...firstAccountSettings,
}

let files: FakeFiles

beforeEach(() => {
  files = createFakeFiles()
})

function open(): Promise<SettingsStore> {
  return openSettings({ files, directory, clock: createFakeClock(nowMs) })
}

const withAccount = (settings: Settings): Settings => ({ ...settings, accounts: [account] })
const noted = (settings: Settings): Settings => ({ ...settings, trayNoticeGiven: true })

function notWritten(cause: string): unknown {
  return { ok: false, failure: { kind: 'settings-not-written', cause } }
}

describe('a first start', () => {
  it('has the first settings, says nothing and writes nothing', async () => {
    const store = await open()
    expect(store.current()).toEqual(firstSettings)
    expect(store.notice()).toBeNull()
    expect(files.changes).toEqual([])
  })
})

describe('a change', () => {
  it('is found by the next start', async () => {
    const store = await open()
    expect(await store.change(withAccount)).toEqual({ ok: true, value: null })
    expect((await open()).current()).toEqual(withAccount(firstSettings))
    expect(JSON.parse(files.texts.get(path) ?? '')).toMatchObject({ version: 1 })
    expect(files.changes).toEqual([`writeAtomic ${path}`])
  })

  it('that changes nothing writes nothing', async () => {
    const store = await open()
    expect(await store.change((now) => now)).toEqual({ ok: true, value: null })
    expect(files.changes).toEqual([])
  })

  it('builds on the one before, though that is still being written', async () => {
    const store = await open()
    await Promise.all([store.change(withAccount), store.change(noted)])
    const both = noted(withAccount(firstSettings))
    expect(store.current()).toEqual(both)
    expect((await open()).current()).toEqual(both)
  })

  it.each([
    ['disk-full', 'disk-full'],
    ['denied', 'denied'],
    ['other', 'other'],
    ['missing', 'other'],
  ] as const)('that meets %s is taken back and answered with the cause %s', async (problem, cause) => {
    const store = await open()
    await store.change(noted)
    files.problems.set('writeAtomic', problem)
    expect(await store.change(withAccount)).toEqual(notWritten(cause))
    expect(store.current()).toEqual(noted(firstSettings))
    files.problems.clear()
    expect(await store.change(withAccount)).toEqual({ ok: true, value: null })
    expect((await open()).current()).toEqual(noted(withAccount(firstSettings)))
  })

  it('whose edit has a bug does not stop the next one', async () => {
    const store = await open()
    const broken = store.change(() => {
      throw new Error('a bug')
    })
    const next = store.change(noted)
    await expect(broken).rejects.toThrow('a bug')
    expect(await next).toEqual({ ok: true, value: null })
    expect(store.current()).toEqual(noted(firstSettings))
  })
})

describe('a broken file', () => {
  const good = JSON.stringify({ version: 1, ...withAccount(firstSettings) })

  it.each([
    ['no JSON', '{"version": 1'],
    ['nothing', ''],
    ['no object', '[]'],
    ['no version', JSON.stringify(firstSettings)],
    ['a version of zero', good.replace('"version":1', '"version":0')],
    ['a foreign host', good.replace('stake.com', 'stake.example')],
    ['an account twice', JSON.stringify({ version: 1, ...firstSettings, accounts: [account, account] })],
    ['an id that leads elsewhere', good.replace('"id":"first"', '"id":"../x"')],
    ['a time-out of zero', good.replace('"timeoutSeconds":30', '"timeoutSeconds":0')],
  ])('is set aside under a name of its own, and named: %s', async (_name, text) => {
    files.texts.set(path, text)
    const store = await open()
    expect(store.current()).toEqual(firstSettings)
    expect(store.notice()).toEqual({ kind: 'settings-set-aside', file: setAside })
    expect([...files.texts]).toEqual([[`${directory}/${setAside}`, text]])
    expect(await store.change(noted)).toEqual({ ok: true, value: null })
  })

  it('that cannot be set aside is never overwritten', async () => {
    files.texts.set(path, 'broken')
    files.problems.set('rename', 'denied')
    const store = await open()
    expect(store.notice()).toEqual({ kind: 'settings-unreadable' })
    expect(await store.change(noted)).toEqual(notWritten('denied'))
    expect(files.texts.get(path)).toBe('broken')
  })
})

describe('a file of a newer version', () => {
  it('is used as far as it is understood, and never overwritten', async () => {
    const text = JSON.stringify({ version: 2, ...withAccount(firstSettings), aNewField: true })
    files.texts.set(path, text)
    const store = await open()
    expect(store.current()).toEqual(withAccount(firstSettings))
    expect(store.notice()).toEqual({ kind: 'settings-newer', version: 2 })
    expect(await store.change(noted)).toEqual(notWritten('newer'))
    expect(files.texts.get(path)).toBe(text)
    expect(store.current().trayNoticeGiven).toBe(true)
  })

  it('gives the first settings where it is not understood', async () => {
    files.texts.set(path, JSON.stringify({ version: 7, accounts: 'elsewhere' }))
    const store = await open()
    expect(store.current()).toEqual(firstSettings)
    expect(store.notice()).toEqual({ kind: 'settings-newer', version: 7 })
  })
})

describe('a file that cannot be read', () => {
  it.each(['denied', 'other'] as const)('for the reason %s is left as it is', async (problem) => {
    files.texts.set(path, 'unread')
    files.problems.set('readText', problem)
    const store = await open()
    expect(store.notice()).toEqual({ kind: 'settings-unreadable' })
    expect(await store.change(noted)).toEqual(notWritten('denied'))
    expect(store.current().trayNoticeGiven).toBe(true)
    expect(files.changes).toEqual([])
  })
})

describe('whatever the file holds', () => {
  it('opening never throws, and what is lost from use is kept on disk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        files.texts.clear()
        files.texts.set(path, text)
        const store = await open()
        expect(store.notice()?.kind).toBe('settings-set-aside')
        expect([...files.texts.values()]).toEqual([text])
      }),
    )
  })

  it('from before amounts could be hidden shows them, and keeps the window out of screenshots', async () => {
    const { theme, displayCurrency, timeoutSeconds, showZeroBalances } = firstSettings.preferences
    const preferences = { theme, displayCurrency, timeoutSeconds, showZeroBalances }
    files.texts.set(path, JSON.stringify({ version: 1, ...firstSettings, preferences }))
    const store = await open()
    expect(store.notice()).toBeNull()
    expect(store.current().preferences).toMatchObject({
      privacy: false,
      privacyOnBlur: false,
      contentProtection: true,
    })
  })

  it('a field of ours that is unknown to us costs nothing', async () => {
    files.texts.set(path, JSON.stringify({ version: 1, ...withAccount(firstSettings), later: 1 }))
    expect((await open()).current()).toEqual(withAccount(firstSettings))
  })
})

describe('what an account is called', () => {
  it('is kept however long: a name that the API gave must not break the file', async () => {
    const long = { ...account, name: 'n'.repeat(10_000), userId: asUserId('u'.repeat(10_000)) }
    await (await open()).change((now) => ({ ...now, accounts: [long] }))
    const store = await open()
    expect(store.notice()).toBeNull()
    expect(store.current().accounts).toEqual([long])
  })
})
