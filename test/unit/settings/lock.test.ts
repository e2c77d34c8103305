import { describe, expect, it } from 'vitest'
import { firstLockOptions, type LockRecord } from '../../../app/domain/lock.ts'
import { hashPassphrase } from '../../../app/lock/passphrase.ts'
import { firstSettings, parseSettings, settingsText } from '../../../app/settings/schema.ts'

const hash = await hashPassphrase('a passphrase for this test')

function read(lock: unknown) {
  const file: object = { version: 1, ...firstSettings, lock }
  return parseSettings(JSON.stringify(file))
}

describe('the lock in the settings', () => {
  it('is read as it was written', () => {
    const lock: LockRecord = { hash, options: { ...firstLockOptions, idleMinutes: null }, sealed: true }
    expect(parseSettings(settingsText({ ...firstSettings, lock }))).toMatchObject({ settings: { lock } })
  })

  it('is absent from settings written before there was one', () => {
    const { lock: _none, ...before } = firstSettings
    expect(parseSettings(JSON.stringify({ version: 1, ...before }))).toMatchObject({
      kind: 'read',
      settings: { lock: null },
    })
  })

  it.each([
    { n: 2 ** 20, r: 8 },
    { n: 2 ** 16, r: 32 },
    { n: 65_537 },
    { n: 0 },
    { p: 1000 },
    { salt: '' },
    { key: 'not base64 at all, for it has spaces' },
    { kdf: 'none' },
  ])('that asks for too much, or cannot be checked, is not taken: %j', (change) => {
    expect(read({ hash, options: firstLockOptions })).toMatchObject({ kind: 'read' })
    expect(read({ hash: { ...hash, ...change }, options: firstLockOptions })).toEqual({ kind: 'broken' })
  })
})
