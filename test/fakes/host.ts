import { randomBytes, randomUUID } from 'node:crypto'
import { createCore, type Core, type CorePorts } from '../../app/core.ts'
import { demoAnswer } from '../../app/demo/answer.ts'
import { createDemoFiles, createDemoKeychain } from '../../app/demo/memory.ts'
import { createDemoMachine } from '../../app/demo/machine.ts'
import { createDemoRepositories, createDemoScanner } from '../../app/demo/scan.ts'
import { createDemoTlsProbe } from '../../app/demo/tls.ts'
import { demoToken } from '../../app/demo/token.ts'
import type { Notice } from '../../app/ports/notifier.ts'
import { secondMs } from '../../app/domain/time.ts'
import type { ExpiryChoice } from '../../app/domain/view.ts'
import type { Http, HttpOutcome, HttpRequest } from '../../app/ports/http.ts'
import { cheapCost } from './cheap-cost.ts'
import { createFakeClock, type FakeClock } from './clock.ts'
import { createFakeImports, type FakeImports } from './import-ports.ts'

export type Reply =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | Extract<HttpOutcome, { ok: false }>

type ReplyMaker = (operation: string, request: SentRequest) => Reply | Promise<Reply> | null

export interface SentRequest {
  readonly operation: string
  readonly host: string
  readonly token: string | null
}

export interface FakeHost {
  readonly clock: FakeClock
  readonly ports: CorePorts
  readonly token: string
  /** The tokens that the simulated account accepts: `token`, and what a test adds. */
  readonly accepted: Set<string>
  /** Gives another user of this name, with the same balances, a token. */
  addUser(name: string): string
  readonly sent: SentRequest[]
  /** Answers otherwise where `reply` gives something, until called again with null; a promise keeps it waiting. */
  answerWith(reply: ReplyMaker | null): void
  clipboard: string
  /** Every native notification that was shown. */
  readonly notices: Notice[]
  /** What the desktop says of being disturbed. */
  isUndisturbed: boolean
  readonly imports: FakeImports
  core(change?: Partial<CorePorts>): Promise<Core>
  /** What a piece of work answers that waits for timers of up to five seconds, such as the pace of requests. */
  settled<Value>(work: Promise<Value>): Promise<Value>
  /** Sets up an account with `token`, as a person would; and lets what follows come to rest. */
  setUp(core: Core, expiry?: ExpiryChoice): Promise<void>
}

export const demoUserId = '00000000-0000-4000-8000-0000000de300'

const settleMs = 5 * secondMs

/** A host whose network is the simulated account, and whose disk and keychain are in memory. */
export function createFakeHost(): FakeHost {
  const clock = createFakeClock(Date.UTC(2026, 5, 1))
  const token = randomBytes(48).toString('hex')
  const accepted = new Set([token])
  const sent: SentRequest[] = []
  const notices: FakeHost['notices'] = []
  const others = new Map<string, { readonly id: string; readonly name: string }>()
  let override: ReplyMaker | null = null

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const operation = request.headers['x-operation-name'] ?? ''
    const shown = request.headers['x-access-token'] ?? null
    const asked = { operation, host: request.url.host, token: shown }
    sent.push(asked)
    await Promise.resolve()
    const reply = (await override?.(operation, asked)) ?? null
    if (reply && 'ok' in reply) return reply
    const { status, headers, body } = reply ?? simulated(operation, shown)
    return { ok: true, response: { status, headers: headers ?? {}, body: once(body) } }
  }

  function simulated(operationName: string, shown: string | null) {
    const answer = demoAnswer({
      operationName,
      token: shown !== null && accepted.has(shown) ? demoToken() : null,
      variables: {},
      nowMs: clock.now(),
    })
    const other = shown === null ? undefined : others.get(shown)
    if (!other) return answer
    return { ...answer, body: answer.body.replace(demoUserId, other.id).replace('demo-player', other.name) }
  }

  const http: Http = { send, openConnections: () => 0, close: () => Promise.resolve() }
  const imports = createFakeImports()
  const ports: CorePorts = {
    keychain: createDemoKeychain(),
    http,
    tls: createDemoTlsProbe(clock),
    clock,
    files: createDemoFiles(),
    clipboard: {
      readText: () => Promise.resolve(host.clipboard),
      clear() {
        host.clipboard = ''
        return Promise.resolve()
      },
    },
    notifier: {
      notify: (notice) => void notices.push(notice),
      isUndisturbed: () => Promise.resolve(host.isUndisturbed),
    },
    dataDir: '/data',
    logName: 'test.log',
    demo: false,
    tlsEnforcedBy: 'the test',
    environment: {},
    scanner: createDemoScanner(),
    repositories: createDemoRepositories(),
    machine: createDemoMachine(),
    imports,
    passphraseCost: cheapCost,
  }
  const host: FakeHost = {
    clock,
    ports,
    token,
    accepted,
    addUser(name) {
      const another = randomBytes(48).toString('hex')
      others.set(another, { id: randomUUID(), name })
      accepted.add(another)
      return another
    },
    sent,
    notices,
    clipboard: '',
    isUndisturbed: false,
    imports,
    answerWith: (reply) => void (override = reply),
    core: (change) => createCore({ ...ports, ...change }),
    async settled(work) {
      await clock.advance(settleMs)
      return await work
    },
    async setUp(core, expiry = { kind: 'unknown' }) {
      await core.setup.begin(null)
      await core.setup.typeToken(token)
      await host.settled(core.setup.verify())
      await core.setup.declare(expiry, 30)
      await host.settled(core.setup.save('keychain'))
      await core.setup.cancel()
      await clock.advance(settleMs)
    },
  }
  return host
}

async function* once(body: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(body)
  await Promise.resolve()
}
