import { firstAccountSettings } from '../../../app/domain/settings.ts'
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import { defaultHost, parseHost } from '../../../app/domain/host.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createNodeFiles } from '../../../app/node/files.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import { rotationStrings } from '../../../app/strings/en/rotation.ts'
import { quickStart } from '../../fakes/quick-start.ts'
import {
  secretServiceAvailable,
  startSecretService,
  type SecretService,
} from '../../fakes/secret-service/start.ts'
import { startStakeServer, type StakeServer } from '../../fakes/stake-server/server.ts'
import { isLong } from '../../long.ts'
import { runGlance } from '../terminal/run-glance.ts'

const notHere = secretServiceAvailable()
const run = promisify(execFile)
const script = join(import.meta.dirname, 'core-once.ts')
const routeHosts = join(import.meta.dirname, '../../fakes/route-hosts.mjs')
const oldToken = randomBytes(48).toString('hex')
const newToken = randomBytes(48).toString('hex')
const newHost = parseHost('stake.bet') ?? defaultHost
const boundMs = 30_000

const main = ['service', 'stakeapi', 'account', 'access_token']
const beside = ['service', 'stakeapi', 'account', 'access_token/next']

/** The calls of a replacement, by what has happened once each took effect. */
const { undone, finished } = rotationStrings.ends
const steps: readonly (readonly [string, string | null])[] = [
  ['storing is noted', undone],
  ['looked beside', undone],
  ['written beside', undone],
  ['read back', undone],
  ['proving is noted', undone],
  ['read to be tried', undone],
  ['tried', undone],
  ['promoting is noted', finished],
  ['read to be moved', finished],
  ['the old one is read', finished],
  ['the old one is written over', finished],
  ['read back from its place', finished],
  ['clearing is noted', finished],
  ['the one beside is removed', finished],
  ['the note is taken away', null],
]

/** The calls that change something: only there can half-way differ from before and after. */
const changing = new Set([1, 3, 5, 8, 11, 13, 14, 15])

/** Each starts a keychain and three processes: the short form has those after which something else is kept, or noted. */
const telling = new Set([1, 3, 8, 11, 14, 15])

/** What the next start says when this many calls took effect. */
function wordsAfter(effects: number): string | null {
  return effects === 0 ? null : (steps[effects - 1]?.[1] ?? null)
}

let server: StakeServer

interface World {
  readonly directory: string
  readonly keyring: SecretService
}

async function createWorld(): Promise<World> {
  const [directory, keyring] = await Promise.all([mkdtemp(join(tmpdir(), 'rotation-')), startSecretService()])
  const schema = ['xdg:schema', 'org.freedesktop.Secret.Generic']
  const storing = run('secret-tool', ['store', '--label=token', ...schema, ...main], { env: keyring.env })
  storing.child.stdin?.end(oldToken)
  await storing
  const settings = await openSettings({ files: createNodeFiles(), directory, clock: createNodeClock() })
  const kept = await settings.change((now) => ({
    ...now,
    accounts: [
      {
        id: firstAccountId,
        host: defaultHost,
        userId: null,
        name: 'somebody',
        token: { storedAtMs: Date.now(), expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
        unfinished: false,
        rotation: null,
        rotationNotice: null,
        reminders: null,
        ...firstAccountSettings,
      },
    ],
  }))
  if (!kept.ok) throw new Error(kept.failure.kind)
  return { directory, keyring }
}

async function endWorld({ directory, keyring }: World): Promise<void> {
  await keyring.stop()
  await rm(directory, { recursive: true, force: true })
}

function surroundings({ keyring }: World): Record<string, string> {
  return {
    ...quickStart,
    ...keyring.env,
    NODE_EXTRA_CA_CERTS: server.caPath,
    STAKEWATCH_TEST_PORT: String(server.port),
  }
}

async function runCore(world: World, words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', routeHosts, script, ...words], {
    env: surroundings(world),
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: boundMs,
  })
  const exited = once(child, 'exit')
  child.stdin.end(newToken)
  const said = await text(child.stdout)
  const [code, signal] = (await exited) as [number | null, string | null]
  return { code, signal, said }
}

async function lookUp({ keyring }: World, attributes: readonly string[]): Promise<string | null> {
  try {
    return (await run('secret-tool', ['lookup', ...attributes], { env: keyring.env })).stdout
  } catch {
    return null
  }
}

/** Kills a replacement there; then what a terminal finds, then what the next start finds. */
async function crash(at: number, when: 'during' | 'after') {
  const world = await createWorld()
  try {
    const { directory } = world
    const killed = await runCore(world, ['replace', directory, String(at), when])
    const glance = await runGlance({
      args: ['glance', '--json', '--data-dir', directory],
      env: surroundings(world),
    })
    const { said } = await runCore(world, ['start', directory])
    const kept = await lookUp(world, main)
    return {
      signal: killed.signal,
      terminal: glance.code,
      ...(JSON.parse(said) as object),
      token: kept === newToken ? 'new' : kept === oldToken ? 'old' : 'neither',
      beside: await lookUp(world, beside),
    }
  } finally {
    await endWorld(world)
  }
}

function found(effects: number) {
  const isNew = effects >= 8
  return {
    signal: 'SIGKILL',
    terminal: 0,
    read: { ok: true, value: null },
    host: isNew ? newHost : defaultHost,
    said: wordsAfter(effects),
    token: isNew ? 'new' : 'old',
    beside: null,
  }
}

describe('a process killed while it replaces a token', () => {
  beforeAll(async () => {
    if (notHere !== null) return
    server = await startStakeServer({ token: oldToken, others: [{ token: newToken, host: newHost }] })
  })
  afterAll(async () => {
    if (notHere !== null) return
    await server.close()
  })

  const cases = steps
    .map(([step], index) => ({ step, at: index + 1 }))
    .filter(({ at }) => isLong || telling.has(at))

  test.concurrent.for(cases)('once $step', async ({ at }, { skip }) => {
    if (notHere !== null) skip(notHere)
    expect(await crash(at, 'after')).toEqual(found(at))
  })

  test.concurrent.for(cases.filter(({ at }) => changing.has(at)))(
    'in the middle, before $step',
    async ({ at }, { skip }) => {
      if (notHere !== null) skip(notHere)
      expect([found(at - 1), found(at)]).toContainEqual(await crash(at, 'during'))
    },
  )

  test('no token was ever shown to the other one’s host', ({ skip }) => {
    if (notHere !== null) skip(notHere)
    const sent = server.requests().filter(({ tokenSent }) => tokenSent)
    expect(sent.length).toBeGreaterThan(cases.length)
    expect(sent.filter(({ tokenMatched }) => !tokenMatched)).toEqual([])
  })
})
