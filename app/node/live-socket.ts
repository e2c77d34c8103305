import { Agent } from 'node:https'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { parseHost, type Host } from '../domain/host.ts'
import { secondMs } from '../domain/time.ts'
import {
  liveProtocol,
  type LiveSocket,
  type OpenSocket,
  type SocketEnd,
  type SocketEvents,
} from '../ports/live-socket.ts'
import { networkFailure } from './network-error.ts'
import { onceTrusted } from './once-trusted.ts'

/** A change of a balance takes some 200 bytes, an error some more. */
const longestMessageBytes = 64 * 1024
/** In one second; a hand full of changes a second would be much. */
const mostMessages = 1000
const mostBytes = 1024 * 1024
/** Not taken by the other side yet. We send some 40 bytes in ten seconds. */
const mostUnsentBytes = 64 * 1024
const handshakeBoundMs = 15 * secondMs
/** For the other side's answer to our goodbye. */
const closeBoundMs = secondMs

/** The variables by which an `Agent` of Node finds its proxy; null for a proxy that Node cannot use. */
export type ProxyVariables = Readonly<Record<string, string | undefined>> | null

export interface LiveSocketParts {
  /** What the proxy for this address is: by default, as the environment says. */
  readonly proxyFor?: (url: URL) => ProxyVariables | Promise<ProxyVariables>
}

/**
 * `LiveSocket` on the `ws` package: TLS 1.2 or newer, certificates always verified, no cookies, no redirects, no
 * compression. What is longer than 64 KiB, or comes more than a thousand times a second, ends it as `broken`. Behind
 * a proxy that Node cannot use it is `offline`: going around it is not what its owner asked for.
 */
export function createLiveSocket({ proxyFor = () => process.env }: LiveSocketParts = {}): LiveSocket {
  const sockets = new Set<WebSocket>()
  let isClosed = false

  async function connect(host: Host, life: Life): Promise<void> {
    const url = allowedUrl(host)
    if (!url) return life.end({ kind: 'refused', status: 0 })
    const agent = agentWith(await proxyFor(url))
    if (life.isOver() || isClosed) return life.end({ kind: 'failed', failure: 'aborted' })
    if (!agent) return life.end({ kind: 'failed', failure: 'offline' })
    const socket = new WebSocket(url, liveProtocol, {
      agent,
      followRedirects: false,
      perMessageDeflate: false,
      handshakeTimeout: handshakeBoundMs,
      maxPayload: longestMessageBytes,
      maxFragments: 64,
      maxBufferedChunks: 1024,
      finishRequest: (request) =>
        void request.once('socket', (tls: Socket) => onceTrusted(tls, () => request.end())),
    })
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      agent.destroy()
    })
    follow(socket, life)
  }

  return {
    open(host, events) {
      const life = createLife(events)
      // Not before whoever opens it has it.
      queueMicrotask(() => void connect(host, life))
      return life.handle
    },
    async close() {
      isClosed = true
      await Promise.all(
        [...sockets].map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.once('close', () => resolve())
              socket.terminate()
            }),
        ),
      )
    },
  }
}

/** Compared once more with the list: this is where the token leaves. */
function allowedUrl(host: Host): URL | null {
  const allowed = parseHost(host)
  if (!allowed) return null
  const url = new URL(`wss://${allowed}/_api/websockets`)
  return url.protocol === 'wss:' && url.host === allowed ? url : null
}

function agentWith(proxyEnv: ProxyVariables): Agent | null {
  if (!proxyEnv) return null
  try {
    return new Agent({ minVersion: 'TLSv1.2', rejectUnauthorized: true, proxyEnv })
  } catch {
    return null
  }
}

/** One connection as its owner sees it, from before there is a socket. */
interface Life {
  readonly handle: OpenSocket
  readonly events: SocketEvents
  readonly isOver: () => boolean
  readonly end: (how: SocketEnd) => void
  /** Lets go of the socket as well, as soon as there is one. */
  readonly own: (socket: WebSocket) => void
}

function createLife(events: SocketEvents): Life {
  let isOver = false
  let own: WebSocket | null = null
  return {
    events,
    isOver: () => isOver,
    end(how) {
      if (isOver) return
      isOver = true
      own?.terminate()
      events.ended(how)
    },
    own: (socket) => void (own = socket),
    handle: {
      send(message) {
        if (own?.readyState === WebSocket.OPEN) own.send(message)
      },
      close() {
        isOver = true
        if (own) sayGoodbye(own)
      },
    },
  }
}

function sayGoodbye(socket: WebSocket): void {
  socket.close(1000)
  const timer = setTimeout(() => socket.terminate(), closeBoundMs)
  socket.once('close', () => clearTimeout(timer))
}

function follow(socket: WebSocket, life: Life): void {
  const { events, end, isOver, own } = life
  const counts = createAllowance()
  let isUpgraded = false
  own(socket)

  function isTooMuch(bytes: number): boolean {
    if (isOver()) return true
    if (counts(bytes) && socket.bufferedAmount <= mostUnsentBytes) return false
    end({ kind: 'broken' })
    return true
  }

  socket.on('upgrade', () => void (isUpgraded = true))
  socket.on('unexpected-response', (request, response) => {
    request.destroy()
    end({ kind: 'refused', status: response.statusCode ?? 0 })
  })
  socket.on('open', () => {
    if (!isOver()) events.opened()
  })
  socket.on('message', (data, isBinary) => {
    const bytes = Buffer.isBuffer(data) ? data : null
    if (isTooMuch(bytes?.length ?? 0)) return
    if (bytes === null || isBinary) end({ kind: 'broken' })
    else events.text(bytes.toString('utf8'))
  })
  // ws answers by itself, and keeps a bounded number of answers.
  socket.on('ping', (data) => void isTooMuch(data.length))
  socket.on('pong', (data) => void isTooMuch(data.length))
  socket.on('error', (error) => {
    if (isProtocolError(error)) end({ kind: 'broken' })
    else if (isUpgraded) end({ kind: 'refused', status: 101 })
    else end({ kind: 'failed', failure: networkFailure(error) })
  })
  socket.on('close', (code) => end({ kind: 'closed', code }))
}

/** ws's own codes for frames that are against the protocol, or too long. */
function isProtocolError(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('WS_ERR_')
}

/** Says of each message, by its length, whether there is still room for it in the second that runs. */
function createAllowance(): (bytes: number) => boolean {
  let beganMs = performance.now()
  let messages = 0
  let total = 0
  return (bytes) => {
    const nowMs = performance.now()
    if (nowMs - beganMs >= secondMs) {
      beganMs = nowMs
      messages = 0
      total = 0
    }
    messages += 1
    total += bytes
    return messages <= mostMessages && total <= mostBytes
  }
}
