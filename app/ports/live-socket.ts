import type { Host } from '../domain/host.ts'
import type { TransportFailure } from './http.ts'

/** The WebSocket protocol that is asked for; an answer in any other is a refusal. */
export const liveProtocol = 'graphql-transport-ws'

/** How a connection ended, or why there was none. */
export type SocketEnd =
  | { readonly kind: 'failed'; readonly failure: TransportFailure }
  /** The host answered by something else than the protocol: by a status, or with 101 for another protocol. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The other side closed it, with a WebSocket close code; 1006 where it just went away. */
  | { readonly kind: 'closed'; readonly code: number }
  /** What came was no WebSocket any more, longer than we take, or far more than anybody has a use for. */
  | { readonly kind: 'broken' }

export interface SocketEvents {
  opened(): void
  /** One text message, in sound UTF-8 and of bounded length. */
  text(message: string): void
  /** Once, and nothing after it; not called after `OpenSocket.close`. */
  ended(end: SocketEnd): void
}

export interface OpenSocket {
  /** Nothing is sent while it is not open. */
  send(message: string): void
  /** Ends it; none of the events is called from here on. */
  close(): void
}

/**
 * Opens `wss://{host}/_api/websockets`: only to hosts of the allow-list, with the same TLS rules as `Http`, without
 * cookies, and no redirect is followed. Says nothing of its own.
 */
export interface LiveSocket {
  open(host: Host, events: SocketEvents): OpenSocket
  /** Ends every connection and waits for it; `open` afterwards ends as `aborted`. */
  close(): Promise<void>
}
