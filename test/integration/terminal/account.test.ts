import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asUserId, firstAccountId } from '../../../app/domain/account.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { firstAccountSettings, type AccountRecord, type Preferences } from '../../../app/domain/settings.ts'
import { dayMs, minuteMs } from '../../../app/domain/time.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createNodeFiles } from '../../../app/node/files.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import {
  secretServiceAvailable,
  startSecretService,
  type SecretService,
} from '../../fakes/secret-service/start.ts'
import type { ScenarioName } from '../../fakes/stake-server/scenarios.ts'
import { startStakeServer, type StakeServer } from '../../fakes/stake-server/server.ts'
import { askVault } from '../keychain/ask-vault.ts'
import { oneSentence, runGlance, type GlanceRun } from './run-glance.ts'

const notHere = secretServiceAvailable()
const run = promisify(execFile)
const token = randomBytes(48).toString('hex')

let directory: string
let keyring: SecretService
let server: StakeServer

interface KnownAccount {
  readonly record?: Partial<AccountRecord>
  readonly expiresAtMs?: number | null
  readonly preferences?: Partial<Preferences>
}

/** Writes the settings as a finished set-up leaves them. */
async function knowAccount({ record, expiresAtMs, preferences }: KnownAccount = {}): Promise<void> {
  const clock = createNodeClock()
  const nowMs = clock.now()
  const settings = await openSettings({ files: createNodeFiles(), directory, clock })
  const account: AccountRecord = {
    id: firstAccountId,
    host: defaultHost,
    userId: asUserId('00000000-0000-4000-8000-000000000000'),
    name: 'somebody',
    token: {
      storedAtMs: nowMs - dayMs,
      expiresAtMs: expiresAtMs === undefined ? nowMs + 30 * dayMs : expiresAtMs,
      rotationDays: null,
      rejectedAtMs: null,
    },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    ...firstAccountSettings,
    ...record,
  }
  const changed = await settings.change((now) => ({
    ...now,
    accounts: [account],
    preferences: { ...now.preferences, ...preferences },
  }))
  if (!changed.ok) throw new Error(changed.failure.kind)
}

function surroundings(): Record<string, string> {
  return { NODE_EXTRA_CA_CERTS: server.caPath, STAKEWATCH_TEST_PORT: String(server.port) }
}

function glance(env: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Promise<GlanceRun> {
  return runGlance({
    args: ['glance', '--data-dir', directory, ...(args.length > 0 ? args : ['--json'])],
    env: { ...keyring.env, ...surroundings(), ...env },
  })
}

async function keptToken(): Promise<string> {
  const words = ['lookup', 'service', 'stakeapi', 'account', 'access_token']
  return (await run('secret-tool', words, { env: keyring.env })).stdout
}

async function writtenFiles(): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** A failed glance: its code, one sentence without the token, and nothing on standard output. */
function told({ code, stdout, stderr }: GlanceRun) {
  const isClean = oneSentence.test(stderr) && !stderr.includes(token.slice(8, 20))
  return { code, stdout, reason: isClean ? 'one sentence' : stderr }
}

const failedWith = (code: number) => ({ code, stdout: '', reason: 'one sentence' })

beforeEach(async ({ skip }) => {
  if (notHere !== null) skip(notHere)
  directory = await mkdtemp(join(tmpdir(), 'glance-'))
  keyring = await startSecretService()
  server = await startStakeServer({ token })
  await askVault('store', { env: keyring.env, token })
})

afterEach(async () => {
  await server.close()
  await keyring.stop()
  await rm(directory, { recursive: true, force: true })
})

test('shows the account whose token the keychain holds, and tells it to nobody', async () => {
  await knowAccount()
  const said = await glance()
  expect(said).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(said.stdout)).toMatchObject({
    schema: 1,
    demo: false,
    account: { id: 'first', host: 'stake.com' },
    total: { currency: 'usd' },
    token: { state: 'valid', storage: { backend: 'GNOME Keyring', persistent: true } },
    stale: false,
  })
  expect(server.requests().some(({ tokenMatched }) => tokenMatched)).toBe(true)
  const files = await writtenFiles()
  expect(files.map((file) => file.slice(directory.length + 1))).toEqual(
    expect.arrayContaining(['settings.json', join('logs', 'terminal.log')]),
  )
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  for (const text of [...texts, said.stdout]) expect(text).not.toContain(token.slice(8, 20))
  const modes = await Promise.all(files.map(async (file) => (await stat(file)).mode & 0o777))
  expect(new Set(modes)).toEqual(new Set([0o600]))
})

test.each<[ScenarioName, number]>([
  ['disabled-session', 4],
  ['unauthorized-401', 4],
  ['user-null', 4],
  ['cloudflare-403', 5],
  ['forbidden-403', 5],
  ['rate-limited-429', 5],
  ['server-500', 5],
  ['bad-certificate', 5],
  ['html-200', 5],
])('when the server answers %s the code is %i, and the token stays', async (scenario, code) => {
  await knowAccount()
  server.setScenario(scenario)
  expect(told(await glance())).toEqual(failedWith(code))
  expect(await keptToken()).toBe(token)
})

test('a server that hangs is given up after the time that was set', async () => {
  await knowAccount({ preferences: { timeoutSeconds: 1 } })
  server.setScenario('hang')
  expect(told(await glance())).toEqual(failedWith(5))
})

test('offline is told from everything else', async () => {
  await knowAccount()
  const said = await glance({ STAKEWATCH_TEST_PORT: '1' }, '--format', 'waybar')
  expect(said.code).toBe(5)
  expect(JSON.parse(said.stdout)).toMatchObject({ class: 'offline' })
})

describe('a token that may not be sent stays here:', () => {
  test.each<[string, KnownAccount, number]>([
    ['expired', { expiresAtMs: Date.now() - dayMs }, 4],
    ['about to expire', { expiresAtMs: Date.now() + 4 * minuteMs }, 4],
    ['in doubt since a set-up that did not end', { record: { unfinished: true } }, 3],
  ])('%s', async (_why, account, code) => {
    await knowAccount(account)
    expect(told(await glance())).toEqual(failedWith(code))
    expect(server.connections()).toBe(0)
    expect(await keptToken()).toBe(token)
  })
})

describe('a keychain that does not give the token', () => {
  test('because it is locked, is the reason and code 6', async () => {
    await knowAccount()
    await keyring.lock()
    expect(told(await glance())).toEqual(failedWith(6))
    expect(server.connections()).toBe(0)
  })

  test('because it answers nothing, does not keep the terminal', async () => {
    await knowAccount()
    keyring.freeze()
    expect(told(await glance())).toEqual(failedWith(6))
  })

  test('because there is no session bus, is the reason and code 6', async () => {
    await knowAccount()
    expect(told(await glance({ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '' }))).toEqual(failedWith(6))
  })

  test('because there is no such entry, means that there is no token', async () => {
    await knowAccount()
    await askVault('forget', { env: keyring.env, token })
    expect(told(await glance())).toEqual(failedWith(3))
  })
})
