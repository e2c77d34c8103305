import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSecretService, type SecretService } from '../../fakes/secret-service/start.ts'
import { startStakeServer, type StakeServer } from '../../fakes/stake-server/server.ts'
import { createTestCa } from '../../fakes/test-ca.ts'
import { launch, type LaunchedApp } from '../launch.ts'
import { createGate, type Gate } from './gate.ts'
import { pretendTrayHost } from './tray-host.ts'

const routeHosts = join(import.meta.dirname, '../../fakes/route-hosts.mjs')
const run = promisify(execFile)

export interface World {
  /** The token that Stake accepts, and the one that it accepts after `rotate`. */
  readonly token: string
  readonly newToken: string
  readonly server: StakeServer
  readonly gate: Gate
  readonly secrets: SecretService
  /** The environment that every app of this world is started with. */
  readonly env: Readonly<Record<string, string>>
  /** Everything that the app can write lies below one of these. */
  readonly places: readonly string[]
  /** Everything that any app of this world wrote to its outputs. */
  readonly outputs: () => string
  /** `variables` are added to the app's environment. */
  readonly start: (
    args?: readonly string[],
    variables?: Readonly<Record<string, string>>,
  ) => Promise<LaunchedApp>
  /** From now on Stake accepts the new token and not the old one. */
  readonly rotate: () => void
  /** What the keychain holds for the first account, asked through another program. */
  readonly storedToken: () => Promise<string>
  readonly end: () => Promise<void>
}

export interface WorldOptions {
  /** Whether the desktop has a place for a tray icon. */
  readonly tray: boolean
  /** What time it is at Stake. */
  readonly nowMs?: () => number
  /** How long Stake takes to answer, in milliseconds; none where it is left out. */
  readonly answerAfterMs?: number
}

function newToken(): string {
  return randomBytes(48).toString('hex')
}

/** A machine with a keychain, a network that leads to a fake Stake, a home directory, and no app yet. */
export async function createWorld({ tray, nowMs, answerAfterMs }: WorldOptions): Promise<World> {
  const [token, next] = [newToken(), newToken()]
  const [ca, secrets] = await Promise.all([createTestCa(), startSecretService()])
  const server = await startStakeServer({
    token,
    ca,
    ...(nowMs && { nowMs }),
    ...(answerAfterMs && { answerAfterMs }),
  })
  const successor = await startStakeServer({ token: next, ca })
  const gate = await createGate(server.port)
  const directory = await mkdtemp(join(tmpdir(), 'world-'))
  const temporary = join(directory, 'tmp')
  await mkdir(temporary)
  const path = secrets.env['PATH'] ?? ''
  const env: Record<string, string> = {
    ...secrets.env,
    PATH: tray ? await pretendTrayHost(directory, path) : path,
    TMPDIR: temporary,
    NODE_EXTRA_CA_CERTS: server.caPath,
    STAKEWATCH_TEST_PORT: String(gate.port),
  }
  const started: LaunchedApp[] = []

  return {
    token,
    newToken: next,
    server,
    gate,
    secrets,
    env,
    places: [secrets.env['HOME'] ?? '', temporary],
    outputs: () => started.map((app) => app.output()).join('\n'),
    async start(args = [], variables = {}) {
      const app = await launch({ args, env: { ...env, ...variables }, imports: [routeHosts] })
      started.push(app)
      return app
    },
    rotate: () => gate.leadTo(successor.port),
    async storedToken() {
      const words = ['lookup', 'service', 'stakeapi', 'account', 'access_token']
      return (await run('secret-tool', words, { env })).stdout
    },
    async end() {
      await gate.close()
      await Promise.all([server.close(), successor.close(), secrets.stop()])
      await rm(directory, { recursive: true, force: true })
    },
  }
}
