import { session, type Session } from 'electron'
import { HttpBodyError, type Http, type HttpOutcome, type HttpRequest } from '../../app/ports/http.ts'
import { transportFailure } from './net-errors.ts'

/** The part of a session that requests need. */
export type RequestSession = Pick<Session, 'fetch' | 'closeAllConnections'>

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

/** Requests through Chromium's network stack: the system's proxy and certificates. */
export function createSessionHttp(requests: RequestSession): Http {
  const open = new Set<HttpRequest>()
  let closed = false
  return {
    async send(request) {
      if (closed) return { ok: false, failure: 'aborted' }
      const over = () => open.delete(request)
      open.add(request)
      request.signal.addEventListener('abort', over, { once: true })
      return await sendOnce(requests, request, over)
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
async function sendOnce(
  requests: RequestSession,
  request: HttpRequest,
  over: () => void,
): Promise<HttpOutcome> {
  try {
    const response = await requests.fetch(request.url.href, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      signal: request.signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    if (response.body === null) over()
    return {
      ok: true,
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: chunks(response.body, request.signal, over),
      },
    }
  } catch (error) {
    over()
    return { ok: false, failure: request.signal.aborted ? 'aborted' : transportFailure(error) }
  }
}

type Body = Awaited<ReturnType<RequestSession['fetch']>>['body']

/** Leaving the loop early cancels the body. */
async function* chunks(body: Body, signal: AbortSignal, over: () => void): AsyncGenerator<Uint8Array> {
  if (body === null) return
  try {
    yield* body
  } catch (error) {
    throw new HttpBodyError(signal.aborted ? 'aborted' : transportFailure(error))
  } finally {
    over()
  }
}
