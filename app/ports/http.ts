import { assertNever } from '../domain/assert-never.ts'
import type { ApiFailure } from '../domain/failure.ts'

/** One HTTPS request. The adapter adds nothing of its own: no cookies, no cache, no credentials. */
export interface HttpRequest {
  readonly method: 'POST'
  /** Already checked against the allow-list by the client; always https. */
  readonly url: URL
  /** Lowercase names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Aborting must end the connection, also while the body is being read. */
  readonly signal: AbortSignal
}

/** The head of an answer and its body as it arrives. Reading the body may throw an `HttpBodyError`. */
export interface HttpResponse {
  readonly status: number
  /** Lowercase names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
}

/** Why no answer came; adapters map their platform's error codes, never messages. */
export type TransportFailure =
  | 'offline'
  | 'tls-certificate'
  | 'tls-protocol'
  | 'tls-other'
  | 'redirected'
  | 'connection-lost'
  | 'aborted'

export type HttpOutcome =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly failure: TransportFailure }

export interface Http {
  /** Never rejects for an expected failure. A redirect answer is `redirected`, never followed. */
  send(request: HttpRequest): Promise<HttpOutcome>
  /**
   * Connections that are open now: for a request that is under way, for an answer whose body was neither read to
   * its end nor left, or for none. Without those that are kept, idle and for a while, for the next request. Null
   * where that cannot be told.
   */
  openConnections(): number | null
  /** Ends every connection and waits for it; `send` afterwards answers `aborted`. */
  close(): Promise<void>
}

/** Thrown while a body is read: the connection went away or was aborted. */
export class HttpBodyError extends Error {
  readonly failure: TransportFailure
  constructor(failure: TransportFailure) {
    super(`body ended early: ${failure}`)
    this.name = 'HttpBodyError'
    this.failure = failure
  }
}

/** The failure that a person is told when a connection came to nothing. */
export function transportApiFailure(failure: TransportFailure): ApiFailure {
  switch (failure) {
    case 'offline':
    case 'redirected':
    case 'connection-lost':
      return { kind: failure }
    case 'tls-certificate':
      return { kind: 'tls', problem: 'certificate' }
    case 'tls-protocol':
      return { kind: 'tls', problem: 'protocol' }
    case 'tls-other':
      return { kind: 'tls', problem: 'other' }
    case 'aborted':
      return { kind: 'cancelled' }
    default:
      return assertNever(failure)
  }
}
