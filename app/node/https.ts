import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import {
  HttpBodyError,
  type Http,
  type HttpOutcome,
  type HttpRequest,
  type TransportFailure,
} from '../ports/http.ts'
import { secondMs } from '../domain/time.ts'
import { networkFailure } from './network-error.ts'
import { onceTrusted } from './once-trusted.ts'

/** Requests of one reading follow each other by a second; a connection without any is closed after this long. */
const keptMs = 5 * secondMs

/**
 * `Http` on Node's own https: TLS 1.2 or newer, certificates always verified (whatever
 * `NODE_TLS_REJECT_UNAUTHORIZED` says), no cookies, no redirects, connections kept for the next request, and closed
 * after five seconds without one.
 * Honours `HTTPS_PROXY` and `NO_PROXY` for http and https proxies (Node 24's `proxyEnv`, which knows no other
 * kind). An `http://` setting that is no URL means `offline`: going around it is not what its owner asked for.
 */
export function createNodeHttp(): Http {
  const agent = createAgent()
  const closing = new AbortController()
  const sockets = new Set<Socket>()

  function watch(socket: Socket): void {
    if (sockets.has(socket)) return
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }

  return {
    async send(request) {
      if (!agent) return failed('offline')
      const signal = AbortSignal.any([request.signal, closing.signal])
      if (signal.aborted) return failed('aborted')
      return await begin(agent, request, signal, watch)
    },
    openConnections() {
      const kept = new Set<unknown>(Object.values(agent?.freeSockets ?? {}).flat())
      return [...sockets].filter((socket) => !socket.destroyed && !kept.has(socket)).length
    },
    async close() {
      closing.abort()
      const ended = [...sockets].map(closed)
      agent?.destroy()
      await Promise.all(ended)
    },
  }
}

function createAgent(): Agent | null {
  try {
    return new Agent({
      keepAlive: true,
      timeout: keptMs,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      proxyEnv: process.env,
    })
  } catch {
    return null
  }
}

function begin(
  agent: Agent,
  request: HttpRequest,
  signal: AbortSignal,
  watch: (socket: Socket) => void,
): Promise<HttpOutcome> {
  const { method, url, headers, body } = request
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
  const length = Buffer.byteLength(body)
  const sent: ClientRequest = httpsRequest(url, {
    agent,
    method,
    signal,
    headers: { ...headers, 'content-length': length },
  })
  sent.on('socket', (socket) => {
    watch(socket)
    onceTrusted(socket, () => sent.end(body))
  })
  sent.on('error', (error) => {
    const failure = signal.aborted ? 'aborted' : networkFailure(error)
    // The server had hung up on a connection that was kept: the request never arrived, so ask on another one.
    if (failure === 'connection-lost' && sent.reusedSocket) resolve(begin(agent, request, signal, watch))
    else resolve(failed(failure))
  })
  sent.on('response', (message) => resolve(outcomeOf(message, signal)))
  return promise
}

function outcomeOf(message: IncomingMessage, signal: AbortSignal): HttpOutcome {
  const status = message.statusCode ?? 0
  if (status >= 300 && status < 400 && message.headers.location !== undefined) {
    message.destroy()
    return failed('redirected')
  }
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  )
  return { ok: true, response: { status, headers, body: chunksOf(message, signal) } }
}

/** Leaving the loop early destroys the message, and with it the connection. */
async function* chunksOf(message: IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of message) {
      if (chunk instanceof Uint8Array) yield chunk
    }
  } catch (error) {
    throw new HttpBodyError(signal.aborted ? 'aborted' : networkFailure(error))
  }
}

function closed(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  if (socket.closed) resolve(undefined)
  else socket.once('close', () => resolve(undefined))
  return promise
}

function failed(failure: TransportFailure): HttpOutcome {
  return { ok: false, failure }
}
