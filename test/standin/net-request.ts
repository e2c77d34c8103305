import { Agent, request as httpsRequest } from 'node:https'
import type { ClientRequest as SentRequest, IncomingMessage } from 'node:http'
import { Readable, Writable } from 'node:stream'

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

/** What a session lends its requests: one connection pool, and its rules. */
export interface Network {
  readonly agent: () => Agent
  readonly minVersion: () => 'TLSv1.2' | 'TLSv1.3'
  readonly rules: RequestRules
  readonly closeAllConnections: () => void
}

export function createNetwork(rules: RequestRules, minVersion: Network['minVersion']): Network {
  let agent = new Agent(agentOptions)
  return {
    agent: () => agent,
    minVersion,
    rules,
    closeAllConnections() {
      agent.destroy()
      agent = new Agent(agentOptions)
    },
  }
}

interface RequestOptions {
  readonly session: { readonly network: Network }
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly redirect: string
}

/**
 * Stands for `ClientRequest`, over Node's HTTPS, failing with Chromium's codes. As in Electron it begins with `end`, an
 * abort tells of no error, and an error is told to the request and to the answer that it has.
 */
export class StandInRequest extends Writable {
  readonly #options: RequestOptions
  readonly #body: Buffer[] = []
  #sent: SentRequest | null = null
  #answer: StandInAnswer | null = null
  #isOver = false

  constructor(options: RequestOptions) {
    super({ autoDestroy: true })
    if (!options.url.startsWith('https://')) throw new Error('the stand-in asks over https only')
    this.#options = options
  }

  override _write(chunk: Buffer, _encoding: string, callback: () => void): void {
    this.#body.push(chunk)
    callback()
  }

  override _final(callback: () => void): void {
    void this.#run().catch((error: unknown) => this.#die(error instanceof Error ? error : netError(error)))
    callback()
  }

  abort(): void {
    if (this.#isOver) return
    process.nextTick(() => this.emit('abort'))
    this.#die()
  }

  async #run(): Promise<void> {
    const { session, url, redirect } = this.#options
    const { rules } = session.network
    if (!(await rules.allows(url))) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    const headers = await rules.headersOut(url, { ...this.#options.headers })
    if (this.#isOver) return
    const message = await this.#send(new URL(url), headers)
    const status = message.statusCode ?? 0
    const received = await rules.headersIn(url, status, listOf(message))
    if (received === null) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    if (status >= 300 && status < 400 && redirect === 'error') {
      throw new Error("Attempted to redirect, but redirect policy was 'error'")
    }
    if (this.#isOver) return
    this.#answer = answerOf(message, status, received, (error) => this.#die(error))
    this.emit('response', this.#answer)
  }

  async #send(url: URL, headers: Record<string, string>): Promise<IncomingMessage> {
    const { session, method } = this.#options
    return new Promise((resolve, reject) => {
      const sent = httpsRequest({
        agent: session.network.agent(),
        host: url.hostname,
        port: url.port || 443,
        path: url.pathname + url.search,
        method,
        headers: { ...headers, host: url.host, 'user-agent': 'Mozilla/5.0 (stand-in)' },
        minVersion: session.network.minVersion(),
      })
      this.#sent = sent
      sent.on('response', resolve)
      sent.on('error', (error) => reject(netError(error)))
      sent.end(Buffer.concat(this.#body))
    })
  }

  #die(error?: Error): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#sent?.destroy()
    this.#answer?.destroy(error)
    // A stream that has ended tells of no error by itself.
    if (error) this.emit('error', error)
    this.destroy()
  }
}

/** Stands for Electron's `IncomingMessage`. */
class StandInAnswer extends Readable {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>

  constructor(statusCode: number, headers: Readonly<Record<string, string>>, read: () => void) {
    super({ read })
    this.statusCode = statusCode
    this.headers = headers
  }
}

function answerOf(
  message: IncomingMessage,
  status: number,
  received: Readonly<Record<string, string[]>>,
  fail: (error: Error) => void,
): StandInAnswer {
  const headers = Object.fromEntries(
    Object.entries(received).map(([name, values]) => [name, values.join(', ')]),
  )
  const answer = new StandInAnswer(status, headers, () => message.resume())
  message.pause()
  message.on('data', (chunk: Buffer) => {
    if (!answer.push(chunk)) message.pause()
  })
  message.on('end', () => answer.push(null))
  message.on('error', (error) => fail(netError(error)))
  message.on('aborted', () => fail(new Error('net::ERR_CONNECTION_RESET')))
  return answer
}

function listOf(message: IncomingMessage): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, values ?? []]),
  )
}
