import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { firstAccountSettings, type AccountRecord } from '../../../app/domain/settings.ts'
import { firstSettings, settingsText } from '../../../app/settings/schema.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost } from '../../fakes/host.ts'

const path = '/data/settings.json'
const id = (text: string): AccountId => {
  const parsed = parseAccountId(text)
  if (!parsed) throw new Error(text)
  return parsed
}
const [one, two, three] = [id('first'), id('two'), id('three')]

let files: FakeFiles
let core: Core

function record(name: AccountId): AccountRecord {
  return {
    id: name,
    host: defaultHost,
    userId: null,
    name: `player-${name}`,
    token: { storedAtMs: 0, expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    ...firstAccountSettings,
  }
}

async function start(): Promise<void> {
  core = await createFakeHost().core({ files })
  await core.start()
}

beforeEach(async () => {
  files = createFakeFiles()
  files.texts.set(path, settingsText({ ...firstSettings, accounts: [one, two, three].map(record) }))
  await start()
})

const shown = () => core.view().accounts.map((known) => known.id)
const account = (wanted: AccountId) => core.view().accounts.find((known) => known.id === wanted)
const done = { ok: true, value: null }

describe('choosing an account', () => {
  it('begins with the first one', () => {
    expect(core.view().selected).toBe(one)
  })

  it('is remembered by the next start', async () => {
    expect(await core.selectAccount(two)).toEqual(done)
    expect(core.view().selected).toBe(two)
    await start()
    expect(core.view().selected).toBe(two)
  })

  it('works where it cannot be written', async () => {
    files.problems.set('writeAtomic', 'disk-full')
    expect(await core.selectAccount(three)).toEqual(done)
    expect(core.view().selected).toBe(three)
  })

  it('falls back to the first one when the account goes', async () => {
    await core.selectAccount(two)
    await core.forgetToken(two)
    expect(core.view().selected).toBe(one)
  })

  it('knows no account that there is not', async () => {
    expect(await core.selectAccount(id('nobody'))).toEqual({
      ok: false,
      failure: { kind: 'account-unknown' },
    })
    expect(core.view().selected).toBe(one)
  })
})

describe('the order', () => {
  it('is the owner’s, also after a start', async () => {
    expect(await core.moveAccount(three, -1)).toEqual(done)
    expect(shown()).toEqual([one, three, two])
    await core.moveAccount(one, 1)
    expect(shown()).toEqual([three, one, two])
    await start()
    expect(shown()).toEqual([three, one, two])
  })

  it('ends at its ends', async () => {
    await core.moveAccount(one, -1)
    await core.moveAccount(three, 1)
    expect(shown()).toEqual([one, two, three])
  })

  it('stays as it was where it cannot be written', async () => {
    files.problems.set('writeAtomic', 'disk-full')
    expect(await core.moveAccount(three, -1)).toMatchObject({ failure: { kind: 'settings-not-written' } })
    expect(shown()).toEqual([one, two, three])
  })
})

describe('what is set of one account', () => {
  it('is its own, and survives a start', async () => {
    await core.changeAccount(two, { label: 'Savings', inTotal: false })
    await core.changeAccount(two, { notifies: false })
    await start()
    expect(account(two)).toMatchObject({
      label: 'Savings',
      name: 'player-two',
      inTotal: false,
      notifies: false,
    })
    expect(account(one)).toMatchObject({ label: null, inTotal: true, notifies: true })
  })

  it('can be taken back', async () => {
    await core.changeAccount(two, { label: 'Savings' })
    await core.changeAccount(two, { label: null })
    expect(account(two)?.label).toBeNull()
  })

  it('is as at first in a file that does not know of it, and where somebody has made it unfit', async () => {
    const text = files.texts.get(path) ?? ''
    files.texts.set(
      path,
      text.replaceAll(/,\s+"(inTotal|notifies)": true/g, '').replace('"label": null', '"label": "a\\u202Eb"'),
    )
    await start()
    expect(core.view().notice).toBeNull()
    expect(account(one)).toMatchObject({ label: null, inTotal: true, notifies: true })
  })
})
