import type { Host } from '../domain/host.ts'
import type { LiveSocket, OpenSocket, SocketEnd } from '../ports/live-socket.ts'
import { parseExactJson } from './json.ts'

type Listener = ((event: unknown) => unknown) | null

/** The part of a browser's WebSocket that graphql-ws uses. */
interface BrowserSocket {
  readyState: number
  onopen: Listener
  onmessage: Listener
  onerror: Listener
  onclose: Listener
  send(message: string): void
  close(): void
}

const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const

export interface SocketWatch {
  /** A message that is no JSON, or nests deeper than any of the API. */
  readonly garbage: () => void
  /** For whoever watches to end graphql-ws by: told of it as a browser does, it would open another one by itself. */
  readonly ended: (end: SocketEnd) => void
}

/**
 * What graphql-ws takes for a browser's WebSocket: one made with `new` is a connection through the port. Its messages
 * are handed over already parsed, which graphql-ws takes as it takes text, so that no digit of an amount is lost.
 */
export function browserSocketOver(port: LiveSocket, host: Host, watch: SocketWatch): object {
  return Object.assign(function made() {
    return connect(port, host, watch)
  }, states)
}

function connect(port: LiveSocket, host: Host, watch: SocketWatch): BrowserSocket {
  const open: OpenSocket = port.open(host, {
    opened() {
      socket.readyState = states.OPEN
      socket.onopen?.({})
    },
    text(message) {
      const data = parseExactJson(message)
      if (data === undefined) watch.garbage()
      else socket.onmessage?.({ data })
    },
    ended(end) {
      socket.readyState = states.CLOSED
      watch.ended(end)
    },
  })

  const socket: BrowserSocket = {
    readyState: states.CONNECTING,
    onopen: null,
    onmessage: null,
    onerror: null,
    onclose: null,
    send: (message) => open.send(message),
    close() {
      socket.readyState = states.CLOSED
      open.close()
    },
  }
  return socket
}
