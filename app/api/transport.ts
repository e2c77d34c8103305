import type { ApiFailure } from '../domain/failure.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { secondMs } from '../domain/time.ts'
import { revealToken, type Token } from '../domain/token.ts'
import type { Clock } from '../ports/clock.ts'
import { HttpBodyError, transportApiFailure, type Http, type HttpResponse } from '../ports/http.ts'
import type { RawAnswer } from './classify.ts'
import type { Operation } from './queries.ts'

/** The largest known answer (180 balances) is about 30 KB. */
export const bodyLimitBytes = 4 * 1024 * 1024

const defaultTimeoutMs = 30 * secondMs
const shortestTimeoutMs = secondMs
const longestTimeoutMs = 120 * secondMs

export interface Outgoing {
  readonly host: Host
  /** Null for a question that needs no login: then no token leaves. */
  readonly token: Token | null
  readonly operation: Operation
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** 1 to 120 seconds; 30 for what is no number. */
export function clampTimeoutMs(timeoutMs: number): number {
  if (Number.isNaN(timeoutMs)) return defaultTimeoutMs
  return Math.min(Math.max(timeoutMs, shortestTimeoutMs), longestTimeoutMs)
}

/**
 * Sends one question and reads the whole answer, at most 4 MiB of it. The time-out covers the body too, and
 * ends the connection for real. Failures: everything that can go wrong before an answer is complete.
 */
export async function exchange(
  http: Http,
  clock: Clock,
  outgoing: Outgoing,
): Promise<Result<RawAnswer, ApiFailure>> {
  const url = allowedUrl(outgoing.host)
  if (!url) return err({ kind: 'host-not-allowed' })
  if (outgoing.signal.aborted) return err({ kind: 'cancelled' })
  const afterMs = clampTimeoutMs(outgoing.timeoutMs)
  const ending = new AbortController()
  let ended: ApiFailure = { kind: 'cancelled' }
  const end = (why: ApiFailure) => {
    if (!ending.signal.aborted) ended = why
    ending.abort()
  }
  const cancel = () => end({ kind: 'cancelled' })
  outgoing.signal.addEventListener('abort', cancel)
  const stopTimer = clock.after(afterMs, () => end({ kind: 'timeout', afterMs }))
  try {
    return await untilAborted(ending.signal, receive(http, url, outgoing, ending.signal), () => err(ended))
  } finally {
    stopTimer()
    outgoing.signal.removeEventListener('abort', cancel)
    // Whatever was left unread ends here: nothing of a refused answer keeps flowing.
    ending.abort()
  }
}

/** Where the questions go. The host is compared once more with the list: this is where the token leaves. */
function allowedUrl(host: Host): URL | null {
  const allowed = parseHost(host)
  if (!allowed) return null
  const url = new URL(`https://${allowed}/_api/graphql`)
  return url.protocol === 'https:' && url.host === allowed ? url : null
}

async function receive(
  http: Http,
  url: URL,
  { token, operation }: Outgoing,
  signal: AbortSignal,
): Promise<Result<RawAnswer, ApiFailure>> {
  const outcome = await http.send({
    method: 'POST',
    url,
    headers: requestHeaders(operation, token),
    body: JSON.stringify({
      query: operation.query,
      variables: {},
      operationName: operation.operationName,
    }),
    signal,
  })
  if (!outcome.ok) return err(transportApiFailure(outcome.failure))
  try {
    return await readAnswer(outcome.response)
  } catch (error) {
    if (error instanceof HttpBodyError) return err(transportApiFailure(error.failure))
    throw error
  }
}

function requestHeaders(operation: Operation, token: Token | null): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-language': 'en',
    'x-operation-name': operation.operationName,
    'x-operation-type': 'query',
    ...(token && { 'x-access-token': revealToken(token) }),
  }
}

async function readAnswer({ status, headers, body }: HttpResponse): Promise<Result<RawAnswer, ApiFailure>> {
  const tooLarge = err({ kind: 'too-large', limitBytes: bodyLimitBytes } as const)
  if (Number(headers['content-length'] ?? 0) > bodyLimitBytes) return tooLarge
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > bodyLimitBytes) return tooLarge
    chunks.push(chunk)
  }
  return ok({ status, headers, body: joined(chunks, length) })
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Answers at once when `signal` aborts, however slowly an adapter lets go. */
async function untilAborted<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
  onAbort: () => Value,
): Promise<Value> {
  const aborted = Promise.withResolvers<Value>()
  const settle = () => aborted.resolve(onAbort())
  signal.addEventListener('abort', settle)
  try {
    return await Promise.race([aborted.promise, work])
  } finally {
    signal.removeEventListener('abort', settle)
  }
}
