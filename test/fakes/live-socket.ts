import type { Host } from '../../app/domain/host.ts'
import type { BalancePlace } from '../../app/domain/live.ts'
import type { LiveSocket, SocketEnd, SocketEvents } from '../../app/ports/live-socket.ts'

/** One connection of a fake Stake, from the server's side. */
export interface FakeConnection {
  readonly host: Host
  /** What the client has sent, parsed. */
  readonly sent: readonly Sent[]
  readonly isOpen: boolean
  /** Whether pings are answered. */
  answersPings: boolean
  open(): void
  say(text: string): void
  /** A change as Stake tells it; `amount` is written as it is. */
  push(place: BalancePlace, currency: string, amount: string): void
  end(how: SocketEnd): void
}

export interface Sent {
  readonly type: string
  readonly id?: string
  readonly payload?: Readonly<Record<string, unknown>>
}

export interface FakeLiveSocket {
  readonly port: LiveSocket
  /** Every connection that was ever begun. */
  readonly connections: readonly FakeConnection[]
  last(): FakeConnection
  /** What becomes of connections that are begun from now on; null leaves them to the test. */
  answerWith(how: 'ok' | SocketEnd | null): void
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A fake Stake behind the port: it accepts everybody and answers pings, unless told otherwise. */
export function createFakeLiveSocket(): FakeLiveSocket {
  const connections: FakeConnection[] = []
  let answer: 'ok' | SocketEnd | null = 'ok'

  function begin(host: Host, events: SocketEvents) {
    const sent: Sent[] = []
    const connection: Writable<FakeConnection> = {
      host,
      sent,
      isOpen: true,
      answersPings: true,
      open: () => connection.isOpen && events.opened(),
      say: (text) => void (connection.isOpen && events.text(text)),
      push(place, currency, amount) {
        const data = `{"${place}Balances":{"balance":{"amount":${amount},"currency":"${currency}"}}}`
        connection.say(`{"id":"${idOf(sent, place)}","type":"next","payload":{"data":${data}}}`)
      },
      end(how) {
        if (!connection.isOpen) return
        connection.isOpen = false
        events.ended(how)
      },
    }
    connections.push(connection)
    if (answer !== null)
      queueMicrotask(() => (answer === 'ok' ? connection.open() : answer && connection.end(answer)))
    return {
      send(text: string) {
        const message = JSON.parse(text) as Sent
        sent.push(message)
        if (answer === 'ok' && message.type === 'connection_init') connection.say('{"type":"connection_ack"}')
        if (message.type === 'ping' && connection.answersPings) connection.say('{"type":"pong"}')
      },
      close: () => void (connection.isOpen = false),
    }
  }

  return {
    port: { open: begin, close: () => Promise.resolve() },
    connections,
    last: () => connections.at(-1) ?? nobody(),
    answerWith: (how) => void (answer = how),
  }
}

/** The id that the subscription was asked with. */
function idOf(sent: readonly Sent[], place: BalancePlace): string {
  const query = `${place}Balances {`
  const asked = sent.find(({ payload }) => String(payload?.['query']).includes(query))
  return asked?.id ?? ''
}

function nobody(): never {
  throw new Error('no connection was begun')
}
