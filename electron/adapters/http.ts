import { Readable } from 'node:stream'
import {
  net,
  session,
  type ClientRequestConstructorOptions,
  type IncomingMessage,
  type Session,
} from 'electron'
import {
  HttpBodyError,
  type Http,
  type HttpOutcome,
  type HttpRequest,
  type HttpResponse,
} from '../../app/ports/http.ts'
import { transportFailure } from './net-errors.ts'

/** How the floor is enforced, in words for the checklist. */
export const tlsEnforcedBy = 'Chromium’s network stack, set to refuse anything below TLS 1.2'

/**
 * The session that carries API requests and nothing else: in memory (a partition without `persist:`), no
 * cache, no cookies either way, TLS 1.2 or newer, and no redirect followed. Call after `ready`.
 */
export function openApiSession(): Session {
  const opened = session.fromPartition('stakewatch-api', { cache: false })
  opened.setSSLConfig({ minVersion: 'tls1.2' })
  opened.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !details.url.startsWith('https://') })
  })
  opened.webRequest.onBeforeSendHeaders((details, callback) => {
    callback({ requestHeaders: without(details.requestHeaders, 'cookie') })
  })
  opened.webRequest.onHeadersReceived((details, callback) => {
    // Cancelled here and not left to `redirect: 'error'`, whose rejection carries no code to tell it by.
    if (details.statusCode >= 300 && details.statusCode < 400) callback({ cancel: true })
    else callback({ responseHeaders: without(details.responseHeaders ?? {}, 'set-cookie') })
  })
  return opened
}

function without<Value>(headers: Record<string, Value>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== name))
}

/**
 * Requests through Chromium's network stack: the system's proxy and certificates. Not with `session.fetch`, which asks
 * the same way: it answers with Node’s `Response`, and loads all of `fetch` for it, which is four megabytes.
 */
export function createSessionHttp(requests: Session): Http {
  const open = new Set<HttpRequest>()
  let closed = false
  return {
    async send(asked) {
      if (closed || asked.signal.aborted) return { ok: false, failure: 'aborted' }
      const over = () => open.delete(asked)
      open.add(asked)
      return await sendOnce(requests, asked, over)
    },
    // Chromium's own pool cannot be asked: what is counted is answers that were neither read to the end nor let go.
    openConnections: () => open.size,
    async close() {
      closed = true
      await requests.closeAllConnections()
      open.clear()
    },
  }
}

/** `over` is called when nothing more of the answer will come. */
function sendOnce(from: Session, asked: HttpRequest, over: () => void): Promise<HttpOutcome> {
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
  const { signal } = asked

  function fail(error: unknown): void {
    over()
    resolve({ ok: false, failure: signal.aborted ? 'aborted' : transportFailure(error) })
  }

  try {
    const sent = net.request(optionsOf(asked, from))
    // Once aborted it may say nothing more.
    const abort = () => {
      sent.abort()
      fail(null)
    }
    signal.addEventListener('abort', abort, { once: true })
    sent.on('error', fail)
    sent.on('response', (message) => {
      const { statusCode: status } = message
      if (hasNoBody(status)) over()
      // It may break before anybody reads it; whoever does is told then.
      message.on('error', () => undefined)
      const body = chunks(message, { signal, letGo: () => sent.abort(), over })
      resolve({ ok: true, response: { status, headers: headersOf(message), body } })
    })
    sent.end(asked.body)
  } catch (error) {
    fail(error)
  }
  return promise
}

function optionsOf({ method, url, headers }: HttpRequest, from: Session): ClientRequestConstructorOptions {
  return {
    session: from,
    method,
    url: url.href,
    headers: { ...headers },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}

/** By their names in small letters, as Electron gives them. */
function headersOf({ headers }: IncomingMessage): HttpResponse['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
}

interface Reading {
  readonly signal: AbortSignal
  readonly letGo: () => void
  readonly over: () => void
}

/** Leaving the loop early ends the request. */
async function* chunks(
  message: IncomingMessage,
  { signal, letGo, over }: Reading,
): AsyncGenerator<Uint8Array> {
  let isRead = false
  try {
    // As Electron documents it; its types do not say so.
    if (message instanceof Readable) yield* message
    isRead = true
  } catch (error) {
    throw new HttpBodyError(signal.aborted ? 'aborted' : transportFailure(error))
  } finally {
    if (!isRead) letGo()
    over()
  }
}
