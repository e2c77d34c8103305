import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSecureContext, type SecureVersion } from 'node:tls'
import { demoAnswer } from '../../../app/demo/answer.ts'
import { demoToken } from '../../../app/demo/token.ts'
import type { Host } from '../../../app/domain/host.ts'
import { createTestCa, createUntrustedCertificate, type TestCa } from '../test-ca.ts'
import { answerLive, type FakeLive } from './live.ts'
import { behaviour, type Behaviour, type ScenarioName } from './scenarios.ts'

export interface StakeServerOptions {
  /** The one token that is accepted; made at run time. */
  readonly token: string
  /** Further tokens of the same account, each good on one host only, and the first one then not there. */
  readonly others?: readonly { readonly token: string; readonly host: Host }[]
  readonly ca?: TestCa
  /** What time it is at Stake, on which the demo account's balances depend. */
  readonly nowMs?: () => number
  /** How long an answer takes at least, in milliseconds; none where it is left out. */
  readonly answerAfterMs?: number
  /** For tests of the TLS floor. */
  readonly tls?: {
    readonly minVersion?: SecureVersion
    readonly maxVersion?: SecureVersion
    readonly ciphers?: string
  }
}

/** One request as the server saw it; never the token itself. */
export interface SeenRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly host: string
  readonly headerNames: readonly string[]
  readonly body: string
  readonly tokenSent: boolean
  readonly tokenMatched: boolean
  /** Connections are numbered from 1. */
  readonly connection: number
  readonly bytesSent: number
  /** When the last byte was handed over, epoch milliseconds with fractions; null before. */
  readonly answeredAtMs: number | null
  /** The other side went away before the answer was complete. */
  readonly closedEarly: boolean
}

export interface StakeServer {
  readonly port: number
  /** PEM file of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string
  /** The same as text. */
  readonly caCert: string
  /** For every operation, forgetting what was set for single ones; or for one operation. */
  setScenario(name: ScenarioName, forOperation?: string): void
  requests(): readonly SeenRequest[]
  /** Connections ever opened, whether or not they came to a handshake. */
  connections(): number
  openConnections(): number
  /** Who is told live; its scenarios are its own, but for `socket-drop`. */
  readonly live: FakeLive
  close(): Promise<void>
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A real HTTPS server on 127.0.0.1 that answers as Stake does for the demo account, or as a scenario says. */
export async function startStakeServer(options: StakeServerOptions): Promise<StakeServer> {
  const ca = options.ca ?? (await createTestCa())
  const [trusted, untrusted] = await Promise.all([ca.issue(), createUntrustedCertificate()])
  const badContext = createSecureContext(untrusted)
  const seen: Writable<SeenRequest>[] = []
  const open = new Map<number, Socket>()
  const closing = new AbortController()
  const single = new Map<string, ScenarioName>()
  let scenario: ScenarioName = 'ok'
  let connections = 0

  const server = createServer(
    {
      ...trusted,
      ...options.tls,
      SNICallback: (_name, answer) => answer(null, scenario === 'bad-certificate' ? badContext : undefined),
    },
    (request, response) => void handle(request, response),
  )
  server.on('connection', (socket: Socket) => {
    connections += 1
    const number = connections
    open.set(number, socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(number))
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = await recordOf(
      request,
      (sent, host) => isGood(options, sent, host),
      numberOf(request.socket),
    )
    seen.push(record)
    response.on('error', () => response.destroy())
    response.once('finish', () => {
      record.answeredAtMs = performance.timeOrigin + performance.now()
    })
    response.once('close', () => {
      record.closedEarly = !response.writableFinished
    })
    const good = demoAnswer({
      operationName: record.operation,
      token: record.tokenMatched ? demoToken() : null,
      variables: {},
      nowMs: (options.nowMs ?? Date.now)(),
    })
    if (options.answerAfterMs) await pause(options.answerAfterMs, closing.signal)
    const name = single.get(record.operation) ?? scenario
    await act(behaviour(name, record.operation, good), response, record, closing.signal)
  }

  function numberOf(socket: Socket): number {
    const known = [...open].find(([, raw]) => raw.remotePort === socket.remotePort)
    return known?.[0] ?? 0
  }

  const live = answerLive(server, (token, host) => isGood(options, token, host))

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const directory = await mkdtemp(join(tmpdir(), 'stake-server-'))
  const caPath = join(directory, 'ca.pem')
  await writeFile(caPath, ca.cert)

  return {
    port: (server.address() as AddressInfo).port,
    caPath,
    caCert: ca.cert,
    setScenario(name, forOperation) {
      if (forOperation === undefined) {
        single.clear()
        scenario = name
      } else single.set(forOperation, name)
      if (forOperation === undefined && name === 'socket-drop') live.setScenario(name)
      // A connection from before would go on with the certificate it has seen.
      server.closeIdleConnections()
    },
    requests: () => seen.map((record) => ({ ...record })),
    connections: () => connections,
    openConnections: () => open.size,
    live,
    async close() {
      closing.abort()
      live.close()
      const closed = new Promise((resolve) => {
        server.close(resolve)
      })
      server.closeAllConnections()
      for (const socket of open.values()) socket.destroy()
      await closed
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function isGood({ token, others = [] }: StakeServerOptions, sent: string, host: string): boolean {
  const own = others.find((other) => other.host === host)
  return sent === (own?.token ?? token)
}

async function recordOf(
  request: IncomingMessage,
  isAccepted: (sent: string, host: string) => boolean,
  connection: number,
): Promise<Writable<SeenRequest>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const given = request.headers['x-access-token']
  const host = request.headers.host ?? ''
  return {
    operation: operationIn(body),
    method: request.method ?? '',
    path: request.url ?? '',
    host,
    headerNames: Object.keys(request.headers).sort(),
    body,
    tokenSent: given !== undefined,
    tokenMatched: typeof given === 'string' && isAccepted(given, host),
    connection,
    bytesSent: 0,
    answeredAtMs: null,
    closedEarly: false,
  }
}

function operationIn(body: string): string {
  try {
    const parsed = JSON.parse(body) as { operationName?: unknown }
    return typeof parsed.operationName === 'string' ? parsed.operationName : ''
  } catch {
    return ''
  }
}

/** Shorter where the server closes meanwhile. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: closing }).catch(() => undefined)
}

async function act(
  what: Behaviour,
  response: ServerResponse,
  record: Writable<SeenRequest>,
  closing: AbortSignal,
): Promise<void> {
  switch (what.kind) {
    case 'hang':
      return
    case 'drop':
      response.socket?.destroy()
      return
    case 'answer':
      response.writeHead(what.status, what.headers).end(what.body)
      record.bytesSent = Buffer.byteLength(what.body)
      return
    case 'half': {
      const length = Buffer.byteLength(what.body)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
      response.write(what.body.slice(0, length / 2), () => response.socket?.destroy())
      return
    }
    case 'drip':
      response.writeHead(200, { 'content-type': 'application/json' })
      for (const character of what.body) {
        if (response.destroyed || closing.aborted) return
        response.write(character)
        record.bytesSent += 1
        await pause(50, closing)
      }
      response.end()
      return
    case 'flood':
      await flood(what.bytes, response, record)
  }
}

const chunkBytes = 64 * 1024

async function flood(bytes: number, response: ServerResponse, record: Writable<SeenRequest>): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = Buffer.alloc(chunkBytes, ' ')
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunkBytes) {
    const room = response.write(chunk)
    record.bytesSent += chunkBytes
    if (!room) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const done = () => {
    response.off('drain', done)
    response.off('close', done)
    resolve(undefined)
  }
  response.on('drain', done)
  response.on('close', done)
  return promise
}
