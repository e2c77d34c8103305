import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createPythonKeyring } from '../../../app/node/python-keyring.ts'
import { createFakeKeychain } from '../../fakes/keychain.ts'
import {
  secretServiceAvailable,
  startSecretService,
  type SecretService,
} from '../../fakes/secret-service/start.ts'

const notHere = secretServiceAvailable()
const run = promisify(execFile)
const script = join(import.meta.dirname, 'ask-keyring.ts')
const token = randomBytes(48).toString('hex')
const timeoutMs = 30_000
/** As Python's keyring names an item, and as keytar names ours. */
const foreign = ['service', 'stakeapi', 'username', 'access_token', 'application', 'Python keyring library']
const ours = ['service', 'stakeapi', 'account', 'access_token']

let service: SecretService

async function ask(command: 'read' | 'remove', env: Readonly<Record<string, string>> = service.env) {
  const { stdout } = await run(process.execPath, [script, command], { env })
  return JSON.parse(stdout) as unknown
}

async function store(attributes: readonly string[], secret: string): Promise<void> {
  const storing = run('secret-tool', ['store', '--label=x', ...attributes], { env: service.env })
  storing.child.stdin?.end(secret)
  await storing
}

async function lookUp(attributes: readonly string[]): Promise<string | null> {
  const looked = run('secret-tool', ['lookup', ...attributes], { env: service.env })
  return (await looked.catch(() => null))?.stdout ?? null
}

describe('Python’s keyring on a real GNOME Keyring', () => {
  beforeEach(async ({ skip }) => {
    if (notHere !== null) skip(notHere)
    service = await startSecretService()
  })
  afterEach(() => service?.stop())

  test('is read, and its entry removed without touching ours', { timeout: timeoutMs }, async () => {
    await store(foreign, token)
    await store(ours, 'ours')
    expect(await ask('read')).toEqual({ ok: true, value: token })
    expect(await ask('remove')).toEqual({ ok: true, value: null })
    expect(await ask('read')).toEqual({ ok: true, value: null })
    expect(await lookUp(ours)).toBe('ours')
  })

  test('may hold nothing, which is no trouble', { timeout: timeoutMs }, async () => {
    await store(ours, 'ours')
    expect(await ask('read')).toEqual({ ok: true, value: null })
    expect(await ask('remove')).toEqual({ ok: true, value: null })
  })

  test('says that it is locked, and never that nothing is there', { timeout: timeoutMs }, async () => {
    await store(foreign, token)
    await service.lock()
    expect(await ask('read')).toEqual({ ok: false, failure: 'locked' })
    expect(await ask('remove')).toEqual({ ok: false, failure: 'locked' })
    await service.unlock()
    expect(await ask('read')).toEqual({ ok: true, value: token })
  })

  test('cannot be read without secret-tool, or without a keyring', { timeout: timeoutMs }, async () => {
    const noTool = { ok: false, failure: 'no-tool' }
    expect(await ask('read', { ...service.env, PATH: '/nowhere' })).toEqual(noTool)
    const noBus = { ...service.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }
    expect(await ask('read', noBus)).toEqual({ ok: false, failure: 'refused' })
    expect(await ask('remove', noBus)).toEqual({ ok: false, failure: 'refused' })
  })
})

describe('Python’s keyring elsewhere', () => {
  it('is our own entry on macOS, which is read through the keychain and not removed as a copy', async () => {
    const keychain = createFakeKeychain()
    const keyring = createPythonKeyring(keychain, 'darwin')
    expect(keyring.isOurs).toBe(true)
    expect(await keyring.read()).toEqual({ ok: true, value: null })
    keychain.entries.set('access_token', token)
    expect(await keyring.read()).toEqual({ ok: true, value: token })
    keychain.problem = { kind: 'locked' }
    expect(await keyring.read()).toEqual({ ok: false, failure: 'locked' })
    keychain.problem = { kind: 'refused' }
    expect(await keyring.read()).toEqual({ ok: false, failure: 'refused' })
    expect(await keyring.remove()).toMatchObject({ ok: false })
    expect(keychain.calls.filter((call) => call.startsWith('remove'))).toEqual([])
  })

  it('cannot be read on Windows, and says so', async () => {
    const keyring = createPythonKeyring(createFakeKeychain(), 'win32')
    expect(await keyring.read()).toEqual({ ok: false, failure: 'windows' })
    expect(await keyring.remove()).toEqual({ ok: false, failure: 'windows' })
  })
})
