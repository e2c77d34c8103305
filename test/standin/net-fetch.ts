import { Agent, request as httpsRequest } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** Listeners of `webRequest` that see a request on its way. */
export interface RequestRules {
  /** False when the request is to be cancelled. */
  allows(url: string): Promise<boolean>
  headersOut(url: string, headers: Record<string, string>): Promise<Record<string, string>>
  /** Null when the answer is to be cancelled. */
  headersIn(
    url: string,
    status: number,
    headers: Record<string, string[]>,
  ): Promise<Record<string, string[]> | null>
}

/** Node's error codes as Chromium's, for what tests bring about. */
const codes: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ENETUNREACH: 'ERR_INTERNET_DISCONNECTED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_RESET',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
}

function netError(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new Error(`net::${codes[code] ?? 'ERR_FAILED'}`)
}

/** No resumed TLS sessions: they would hide that a server's certificate has changed. */
const agentOptions = { keepAlive: true, maxCachedSessions: 0 }

/** `session.fetch` over Node's HTTPS, one connection pool per session, failing with Chromium's codes. */
export function createFetch(rules: RequestRules, minVersion: () => 'TLSv1.2' | 'TLSv1.3') {
  let agent = new Agent(agentOptions)

  async function fetch(address: string, init: RequestInit): Promise<Response> {
    init.signal?.throwIfAborted()
    if (!(await rules.allows(address))) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    const given = Object.fromEntries(new Headers(init.headers))
    const headers = await rules.headersOut(address, given)
    const message = await send(new URL(address), init, headers)
    const status = message.statusCode ?? 0
    const received = await rules.headersIn(address, status, listOf(message))
    if (received === null || (status >= 300 && status < 400 && init.redirect === 'error')) {
      message.destroy()
      if (received === null) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
      throw new Error("Attempted to redirect, but redirect policy was 'error'")
    }
    const answer = new Headers(
      Object.entries(received).flatMap(([name, values]) =>
        values.map((value): [string, string] => [name, value]),
      ),
    )
    return new Response(bodyOf(message), { status, headers: answer })
  }

  async function send(
    url: URL,
    init: RequestInit,
    headers: Record<string, string>,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = httpsRequest({
        agent,
        host: url.hostname,
        port: url.port || 443,
        path: url.pathname + url.search,
        method: init.method ?? 'GET',
        headers: { ...headers, host: url.host, 'user-agent': 'Mozilla/5.0 (stand-in)' },
        minVersion: minVersion(),
        ...(init.signal ? { signal: init.signal } : {}),
      })
      sent.on('response', resolve)
      sent.on('error', (error) => reject(init.signal?.aborted ? abortReason(init.signal) : netError(error)))
      sent.end(typeof init.body === 'string' ? init.body : undefined)
    })
  }

  return {
    fetch,
    async closeAllConnections(): Promise<void> {
      agent.destroy()
      agent = new Agent(agentOptions)
    },
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError')
}

function listOf(message: IncomingMessage): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, values ?? []]),
  )
}

function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  if (message.statusCode === 204 || message.statusCode === 304) return null
  const failing = new Readable({ read: () => message.resume() })
  message.on('data', (chunk: Buffer) => {
    if (!failing.push(chunk)) message.pause()
  })
  message.on('end', () => failing.push(null))
  message.on('error', (error) => failing.destroy(netError(error)))
  message.on('aborted', () => failing.destroy(new Error('net::ERR_CONNECTION_RESET')))
  failing.on('close', () => message.destroy())
  return Readable.toWeb(failing) as ReadableStream<Uint8Array<ArrayBuffer>>
}
