import { createClient, type Client } from 'graphql-ws/client'
import { assertNever } from '../domain/assert-never.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { balancePlaces, type BalanceChange, type BalancePlace } from '../domain/live.ts'
import { revealToken, type Token } from '../domain/token.ts'
import type { Clock } from '../ports/clock.ts'
import type { LiveSocket, SocketEnd } from '../ports/live-socket.ts'
import { browserSocketOver } from './browser-socket.ts'
import { errorsOf, saySessionEnded } from './classify.ts'
import { createHeartbeat } from './heartbeat.ts'
import { member } from './json.ts'
import { readChange } from './parse.ts'
import { availableBalances, vaultBalances, type Operation } from './queries.ts'

/**
 * Why a live connection is over: `lost` it may be had again soon · `refused` not here, or not in a form that we know ·
 * `rejected` the token, as far as a socket can tell: a reading is to say so.
 */
export type LiveEnd = 'lost' | 'refused' | 'rejected'

export interface LiveEvents {
  /** From here on each change is told. */
  readonly up: () => void
  /** The other side is there still: what was not told until now has not happened. */
  readonly alive: () => unknown
  readonly changed: (change: BalanceChange) => void
  /** Something has changed that only a whole reading can tell. */
  readonly unclear: () => void
  /** Once, and nothing after it; not called after `close`. */
  readonly ended: (end: LiveEnd) => void
}

export interface LiveConnection {
  /** Asks now whether the other side is still there. */
  probe(): void
  /** To be called each time that a ping is due, while `pingEveryMs` gives no time. */
  beat(): void
  close(): void
}

export interface LiveParts {
  readonly socket: LiveSocket
  readonly clock: Clock
  /** Milliseconds until the next ping; null while `beat` is called. */
  readonly pingEveryMs: () => number | null
}

export interface LiveTarget {
  readonly host: Host
  readonly token: Token
}

const subscriptions: Readonly<Record<BalancePlace, Operation>> = {
  available: availableBalances,
  vault: vaultBalances,
}

/**
 * Opens one connection, over which each change of the account's balances is told. It ends for good with its first
 * trouble, and is never opened again by itself. Every message is parsed before anything is made of it.
 */
export function openLive(
  { socket, clock, pingEveryMs }: LiveParts,
  { host, token }: LiveTarget,
  events: LiveEvents,
): LiveConnection {
  let isOver = false
  let sender: Sender | null = null
  const send = (message: string) => sender?.send(message)

  const heartbeat = createHeartbeat(clock, {
    everyMs: pingEveryMs,
    ping: () => send('{"type":"ping"}'),
    up: events.up,
    dead: () => end('lost'),
  })

  function finish(): void {
    isOver = true
    heartbeat.stop()
    client.terminate()
  }

  function end(how: LiveEnd): void {
    if (isOver) return
    finish()
    events.ended(how)
  }

  const client: Client = createClient({
    url: '',
    webSocketImpl: browserSocketOver(socket, host, {
      garbage: () => end('refused'),
      ended: (how) => end(endOf(how)),
    }),
    connectionParams: () => ({ accessToken: revealToken(token), language: 'en' }),
    retryAttempts: 0,
    // Its answer would echo whatever the other side has put into the ping.
    disablePong: true,
    on: {
      opened(opened) {
        if (isSender(opened)) sender = opened
      },
      // graphql-ws subscribes in the turns after this: the answer to a later ping says that all of it has arrived.
      connected: () => void clock.after(0, () => void (isOver || heartbeat.probe())),
      ping: (isReceived) => void (isReceived && send('{"type":"pong"}')),
      pong(isReceived) {
        if (isReceived && !isOver && heartbeat.answered()) events.alive()
      },
      error: () => end('refused'),
    },
  })
  // A token goes to a host of the list only, whoever asks.
  if (parseHost(host)) subscribe(client, { ...events, ended: end })
  else clock.after(0, () => end('refused'))
  return {
    probe: () => void (isOver || heartbeat.probe()),
    beat: () => void (isOver || heartbeat.beat()),
    close: () => void (isOver || finish()),
  }
}

function subscribe(
  client: Client,
  { changed, unclear, ended }: Pick<LiveEvents, 'changed' | 'unclear' | 'ended'>,
): void {
  /** Without the vault's changes the others are still of use. */
  function refuse(place: BalancePlace, errors: readonly unknown[]): void {
    if (saySessionEnded(errors)) ended('rejected')
    else if (place === 'available') ended('refused')
  }

  function told(place: BalancePlace, payload: unknown): void {
    const errors = errorsOf(payload)
    if (errors.length > 0) return refuse(place, errors)
    const change = readChange(place, member(payload, 'data'))
    if (!change.ok) refuse(place, [])
    else if (change.value) changed(change.value)
    else unclear()
  }

  for (const place of balancePlaces) {
    client.subscribe(
      { ...subscriptions[place] },
      {
        next: (payload) => told(place, payload),
        // What is no list of errors is the connection's own end, which is told by the socket.
        error: (error) => void (Array.isArray(error) && refuse(place, error)),
        complete: () => ended('lost'),
      },
    )
  }
}

interface Sender {
  send(message: string): void
}

function isSender(value: unknown): value is Sender {
  return typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function'
}

/** Close codes of graphql-transport-ws that speak of the token. */
const tokenCodes: ReadonlySet<number> = new Set([4401, 4403])
/** Those by which WebSocket says that we do not understand each other; more of the same would not change that. */
const refusalCodes: ReadonlySet<number> = new Set([1002, 1003, 1007, 1008, 1009, 1010])
/** graphql-transport-ws's own from here on, but for one that was too slow. */
const firstOwnCode = 4400
const tooSlowCode = 4408

function endOf(end: SocketEnd): LiveEnd {
  switch (end.kind) {
    case 'failed':
      return end.failure.startsWith('tls-') || end.failure === 'redirected' ? 'refused' : 'lost'
    case 'refused':
      if (end.status === 401) return 'rejected'
      return end.status >= 500 ? 'lost' : 'refused'
    case 'broken':
      return 'refused'
    case 'closed':
      return endOfClosed(end.code)
    default:
      return assertNever(end)
  }
}

function endOfClosed(code: number): LiveEnd {
  if (tokenCodes.has(code)) return 'rejected'
  const isRefusal = refusalCodes.has(code) || (code >= firstOwnCode && code !== tooSlowCode)
  return isRefusal ? 'refused' : 'lost'
}
