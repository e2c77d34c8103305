import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  secretServiceAvailable,
  startSecretService,
  type SecretService,
} from '../../fakes/secret-service/start.ts'
import { askVault, type VaultQuestion } from './ask-vault.ts'

const notHere = secretServiceAvailable()
const run = promisify(execFile)
const token = randomBytes(48).toString('hex')
const timeoutMs = 30_000
/** keytar finds only items that name libsecret's general schema. */
const schema = ['xdg:schema', 'org.freedesktop.Secret.Generic']

let service: SecretService

async function ask(question: VaultQuestion, more: { account?: string; token?: string } = {}) {
  return await askVault(question, { env: service.env, token, ...more })
}

async function lookUp(attributes: readonly string[]): Promise<string | null> {
  try {
    return (await run('secret-tool', ['lookup', ...attributes], { env: service.env, timeout: 5000 })).stdout
  } catch {
    return null
  }
}

async function storeForeign(attributes: readonly string[], secret: string): Promise<void> {
  const storing = run('secret-tool', ['store', '--label=foreign', ...attributes], { env: service.env })
  storing.child.stdin?.end(secret)
  await storing
}

describe('a real GNOME Keyring', () => {
  beforeEach(async ({ skip }) => {
    if (notHere !== null) skip(notHere)
    service = await startSecretService()
  })
  afterEach(() => service.stop())

  test('keeps a token for another process to read, and forgets it', { timeout: timeoutMs }, async () => {
    expect(await ask('read-unexpected')).toMatchObject({ kind: 'missing' })
    expect(await ask('store')).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('read')).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('read-without-prompt')).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('forget')).toMatchObject({ kind: 'missing' })
    expect(await ask('read')).toMatchObject({ kind: 'missing' })
    expect(await ask('forget')).toMatchObject({ kind: 'missing' })
  })

  test('a new token takes the place of the former', { timeout: timeoutMs }, async () => {
    const newer = randomBytes(48).toString('hex')
    await ask('store')
    expect(await ask('store', { token: newer })).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('read', { token: newer })).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('read')).toMatchObject({ kind: 'stored', same: false })
  })

  test('the entry is the bare token under the names of the StakeAPI library', async () => {
    await ask('store')
    expect(await lookUp(['service', 'stakeapi', 'account', 'access_token'])).toBe(token)
    const { stdout, stderr } = await run('secret-tool', ['search', '--all', 'service', 'stakeapi'], {
      env: service.env,
    })
    expect(`${stdout}${stderr}`.match(/attribute\.(?!xdg:)\S+ = \S+/g)?.toSorted()).toEqual([
      'attribute.account = access_token',
      'attribute.service = stakeapi',
    ])
  })

  test('each account has an entry of its own', { timeout: timeoutMs }, async () => {
    await ask('store', { account: 'second' })
    expect(await lookUp(['service', 'stakeapi', 'account', 'access_token/second'])).toBe(token)
    expect(await ask('read-unexpected')).toMatchObject({ kind: 'missing' })
  })

  test('an item that has no account attribute is not ours and does no harm', async () => {
    const foreign = [...schema, 'service', 'stakeapi', 'username', 'access_token']
    const secret = randomBytes(48).toString('hex')
    await storeForeign(foreign, secret)
    expect(await ask('read-unexpected')).toMatchObject({ kind: 'missing' })
    expect(await ask('store')).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('read')).toMatchObject({ kind: 'stored', same: true })
    expect(await ask('forget')).toMatchObject({ kind: 'missing' })
    expect(await lookUp(foreign)).toBe(secret)
  })

  test('what somebody else put into the entry is never taken for a token', async () => {
    await storeForeign([...schema, 'service', 'stakeapi', 'account', 'access_token'], 'not a token at all')
    expect(await ask('read')).toMatchObject({ kind: 'refused' })
  })

  test('says by name that it keeps tokens beyond a restart', async () => {
    expect(await ask('storage')).toMatchObject({
      kind: 'keychain',
      backend: 'GNOME Keyring',
      persistent: true,
    })
    expect(await ask('inspect')).toMatchObject({ state: 'open' })
  })

  test(
    'locked is told from missing, and unlocking brings the token back',
    { timeout: timeoutMs },
    async () => {
      await ask('store')
      await service.lock()
      expect(await ask('inspect')).toMatchObject({ state: { kind: 'locked' } })
      expect(await ask('read')).toMatchObject({ kind: 'locked' })
      expect(await ask('read-without-prompt')).toMatchObject({ kind: 'locked' })
      expect(await ask('store', { token: randomBytes(48).toString('hex') })).toMatchObject({ kind: 'locked' })
      expect(await ask('forget')).toMatchObject({ kind: 'locked' })
      await service.unlock()
      expect(await ask('read')).toMatchObject({ kind: 'stored', same: true })
    },
  )

  test('one that answers nothing is given up, and does not keep the process', async () => {
    await ask('store')
    service.freeze()
    expect(await ask('read')).toMatchObject({ kind: 'unavailable', cause: 'no-answer' })
  })
})

describe('no place to keep a token', () => {
  beforeEach(({ skip }) => {
    if (notHere !== null) skip(notHere)
  })

  test('a keyring without a default collection cannot be used', { timeout: timeoutMs }, async () => {
    service = await startSecretService({ defaultCollection: 'none' })
    try {
      const absent = { kind: 'unavailable', cause: 'no-service' }
      expect(await ask('inspect')).toMatchObject({ state: absent })
      expect(await ask('store')).toMatchObject(absent)
      expect(await ask('read')).toMatchObject(absent)
      expect(await ask('storage')).toMatchObject({ backend: 'GNOME Keyring', persistent: null })
    } finally {
      await service.stop()
    }
  })

  test('a collection of this session only is called that', { timeout: timeoutMs }, async () => {
    service = await startSecretService({ defaultCollection: 'session' })
    try {
      expect(await ask('storage')).toMatchObject({ backend: 'GNOME Keyring', persistent: false })
    } finally {
      await service.stop()
    }
  })
})

const bare = { PATH: process.env['PATH'] ?? '' }

test('without keytar’s binary every call says so', { timeout: timeoutMs }, async () => {
  for (const question of ['store', 'read', 'forget'] as const) {
    expect(await askVault(question, { env: bare, token, withoutKeytar: true })).toMatchObject({
      kind: 'unavailable',
      cause: 'no-library',
    })
  }
})

test('without a session bus there is no service', { timeout: timeoutMs }, async ({ skip }) => {
  if (notHere !== null) skip(notHere)
  const absent = { kind: 'unavailable', cause: 'no-service' }
  for (const question of ['store', 'read', 'read-without-prompt', 'forget'] as const) {
    expect(await askVault(question, { env: bare, token })).toMatchObject(absent)
  }
  expect(await askVault('inspect', { env: bare, token })).toMatchObject({ state: absent })
})
