import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { BalancePlace } from '../../../app/domain/live.ts'

/** What the fake Stake can do with whoever wants to be told live. */
export const liveScenarioNames = [
  'ok',
  /** As Cloudflare in between. */
  'refused-403',
  'not-found-404',
  'server-500',
  'unauthorized-401',
  'redirect',
  /** Upgraded, to no protocol or to another one. */
  'no-protocol',
  'wrong-protocol',
  'garbage',
  'binary',
  'huge-message',
  /** Never acknowledges anybody. */
  'no-ack',
  /** Acknowledges, and never answers a ping. */
  'silent',
  'token-closed-4401',
  'disabled-session',
  /** The subscriptions are not known here. */
  'unknown-subscriptions',
  'without-vault',
  /** Cut as soon as they come, and those that stand as well. */
  'socket-drop',
] as const
export type LiveScenario = (typeof liveScenarioNames)[number]

/** One connection as the server saw it; never the token itself. */
export interface SeenSocket {
  readonly host: string
  readonly path: string
  readonly headerNames: readonly string[]
  /** Messages of the client by their type, in order. */
  readonly messages: readonly string[]
  readonly queries: readonly string[]
  readonly tokenMatched: boolean
  readonly isOpen: boolean
}

export interface FakeLive {
  setScenario(name: LiveScenario): void
  sockets(): readonly SeenSocket[]
  /** Tells everybody who asked; `amount` is written as it is. Answers how many that were. */
  push(place: BalancePlace, currency: string, amount: string): number
  /** Sends text of any kind to everybody. */
  send(text: string): void
  close(): void
}

interface Connection {
  readonly socket: WebSocket
  /** By operation, the id that it was asked with. */
  readonly ids: Map<string, string>
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

const operations = { available: 'AvailableBalances', vault: 'VaultBalances' } as const

/** Answers `wss://…/_api/websockets` by graphql-transport-ws, or as a scenario says. */
export function answerLive(server: Server, isGood: (token: string, host: string) => boolean): FakeLive {
  const seen: Writable<SeenSocket>[] = []
  const open = new Set<Connection>()
  let scenario: LiveScenario = 'ok'
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    perMessageDeflate: false,
    handleProtocols: (offered) => protocolFor(scenario, offered),
  })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const record = recordOf(request)
    seen.push(record)
    socket.once('close', () => (record.isOpen = false))
    const refused = refusals[scenario]
    if (scenario === 'socket-drop') socket.destroy()
    else if (refused !== undefined) socket.end(refused)
    else sockets.handleUpgrade(request, socket, head, (made) => accept(made, record))
  })

  function accept(socket: WebSocket, record: Writable<SeenSocket>): void {
    const connection: Connection = { socket, ids: new Map() }
    open.add(connection)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => open.delete(connection))
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as Message
      record.messages = [...record.messages, message.type]
      if (message.type === 'connection_init') {
        record.tokenMatched = isGood(message.payload?.accessToken ?? '', record.host)
      }
      if (message.payload?.query !== undefined) record.queries = [...record.queries, message.payload.query]
      answer(connection, message, record.tokenMatched, scenario)
    })
  }

  return {
    setScenario(name) {
      scenario = name
      if (name === 'socket-drop') for (const { socket } of open) socket.terminate()
    },
    sockets: () => seen.map((record) => ({ ...record })),
    push(place, currency, amount) {
      const asking = [...open].filter(({ ids }) => ids.has(operations[place]))
      for (const { socket, ids } of asking) {
        const id = ids.get(operations[place]) ?? ''
        const data = `{"${place}Balances":{"balance":{"amount":${amount},"currency":"${currency}"}}}`
        socket.send(`{"id":"${id}","type":"next","payload":{"data":${data}}}`)
      }
      return asking.length
    },
    send(text) {
      for (const { socket } of open) socket.send(text)
    },
    close() {
      for (const { socket } of open) socket.terminate()
      sockets.close()
    },
  }
}

interface Message {
  readonly type: string
  readonly id?: string
  readonly payload?: {
    readonly accessToken?: string
    readonly operationName?: string
    readonly query?: string
  }
}

function recordOf(request: IncomingMessage): Writable<SeenSocket> {
  return {
    host: request.headers.host ?? '',
    path: request.url ?? '',
    headerNames: Object.keys(request.headers).sort(),
    messages: [],
    queries: [],
    tokenMatched: false,
    isOpen: true,
  }
}

function answer({ socket, ids }: Connection, message: Message, isGood: boolean, scenario: LiveScenario) {
  const error = (type: string) =>
    socket.send(
      `{"id":"${message.id ?? ''}","type":"error","payload":[{"message":"No.","errorType":"${type}"}]}`,
    )
  switch (message.type) {
    case 'connection_init':
      if (!isGood || scenario === 'token-closed-4401') socket.close(4401, 'Unauthorized')
      else if (scenario !== 'no-ack') socket.send(greetings[scenario] ?? '{"type":"connection_ack"}')
      return
    case 'ping':
      if (scenario !== 'silent') socket.send('{"type":"pong"}')
      return
    case 'subscribe': {
      const operation = message.payload?.operationName ?? ''
      if (scenario === 'disabled-session') error('disabledSession')
      else if (scenario === 'unknown-subscriptions') error('graphqlValidation')
      else if (scenario === 'without-vault' && operation === operations.vault) error('graphqlValidation')
      else ids.set(operation, message.id ?? '')
    }
  }
}

/** Instead of the acknowledgement. */
const greetings: Readonly<Partial<Record<LiveScenario, string | Buffer>>> = {
  garbage: '{"type":"connection_ack"',
  binary: Buffer.from('{"type":"connection_ack"}'),
  'huge-message': `{"type":"connection_ack","payload":{"filler":"${'x'.repeat(100 * 1024)}"}}`,
}

function protocolFor(scenario: LiveScenario, offered: ReadonlySet<string>): string | false {
  if (scenario === 'no-protocol') return false
  return scenario === 'wrong-protocol' ? 'graphql-ws' : ([...offered][0] ?? false)
}

const refusals: Readonly<Partial<Record<LiveScenario, string>>> = {
  'refused-403': refusal('403 Forbidden', 'content-type: text/html\r\ncf-mitigated: challenge'),
  'not-found-404': refusal('404 Not Found'),
  'server-500': refusal('500 Internal Server Error'),
  'unauthorized-401': refusal('401 Unauthorized'),
  redirect: refusal('302 Found', 'location: wss://stake.us/_api/websockets'),
}

function refusal(status: string, headers = 'content-type: text/plain'): string {
  return `HTTP/1.1 ${status}\r\n${headers}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`
}
