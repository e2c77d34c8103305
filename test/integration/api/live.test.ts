import { createServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLive, type LiveConnection, type LiveEnd } from '../../../app/api/live.ts'
import { defaultHost, type Host } from '../../../app/domain/host.ts'
import type { BalanceChange } from '../../../app/domain/live.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { revealToken } from '../../../app/domain/token.ts'
import { createLiveSocket, type LiveSocketParts } from '../../../app/node/live-socket.ts'
import type { LiveSocket } from '../../../app/ports/live-socket.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { startConnectProxy } from '../../fakes/connect-proxy.ts'
import type { LiveScenario } from '../../fakes/stake-server/live.ts'
import { connect, type Connected } from './connected.ts'
import { endOf } from './socket-end.ts'

const often = { interval: 5 }
let at: Connected
let sockets: LiveSocket[] = []

beforeEach(async () => {
  at = await connect()
})

afterEach(async () => {
  await Promise.all(sockets.map((socket) => socket.close()))
  sockets = []
  await at.end()
})

function port(parts?: LiveSocketParts): LiveSocket {
  const made = createLiveSocket(parts)
  sockets.push(made)
  return made
}

/** A live connection over a real socket; only its own timers are a fake clock's. */
function begin(socket: LiveSocket = port()) {
  const clock = createFakeClock()
  const changes: BalanceChange[] = []
  const ends: LiveEnd[] = []
  let ups = 0
  const live: LiveConnection = openLive({ socket, clock, pingEveryMs: () => 10_000 }, at.ask, {
    up: () => void (ups += 1),
    alive: () => undefined,
    changed: (change) => void changes.push(change),
    unclear: () => undefined,
    ended: (end) => void ends.push(end),
  })
  async function until(check: () => void): Promise<void> {
    await vi.waitFor(async () => {
      await clock.advance(1)
      check()
    }, often)
  }
  return { clock, changes, ends, live, until, up: () => until(() => expect(ups).toBe(1)) }
}

const allGone = () => vi.waitFor(() => expect(at.server.openConnections()).toBe(0), often)

describe('live over wss', () => {
  test('asks as the contract says, and tells each change to the last digit', async () => {
    const { up, until, changes } = begin()
    await up()
    expect(at.server.live.push('available', 'usdt', '12345678901234567.12345678901234567891')).toBe(1)
    expect(at.server.live.push('vault', 'btc', '0.1e-7')).toBe(1)
    await until(() => expect(changes).toHaveLength(2))
    expect(changes).toEqual([
      { place: 'available', currency: 'usdt', amount: '12345678901234567.12345678901234567891' },
      { place: 'vault', currency: 'btc', amount: '0.00000001' },
    ])
    expect(at.server.live.sockets()).toEqual([
      {
        host: 'stake.com',
        path: '/_api/websockets',
        headerNames: [
          'connection',
          'host',
          'sec-websocket-key',
          'sec-websocket-protocol',
          'sec-websocket-version',
          'upgrade',
        ],
        messages: ['connection_init', 'subscribe', 'subscribe', 'ping'],
        queries: [
          'subscription AvailableBalances { availableBalances { balance { amount currency } } }',
          'subscription VaultBalances { vaultBalances { balance { amount currency } } }',
        ],
        tokenMatched: true,
        isOpen: true,
      },
    ])
  })

  test.each<[LiveScenario, LiveEnd]>([
    ['refused-403', 'refused'],
    ['not-found-404', 'refused'],
    ['server-500', 'lost'],
    ['unauthorized-401', 'rejected'],
    ['redirect', 'refused'],
    ['no-protocol', 'refused'],
    ['wrong-protocol', 'refused'],
    ['garbage', 'refused'],
    ['binary', 'refused'],
    ['huge-message', 'refused'],
    ['token-closed-4401', 'rejected'],
    ['disabled-session', 'rejected'],
    ['unknown-subscriptions', 'refused'],
    ['socket-drop', 'lost'],
  ])('%s is %s, and leaves no connection', async (scenario, end) => {
    at.server.live.setScenario(scenario)
    const { until, ends } = begin()
    await until(() => expect(ends).toEqual([end]))
    expect(at.server.live.sockets()).toHaveLength(1)
    await allGone()
  })

  test('a connection that drops is lost, and another one can be had', async () => {
    const first = begin()
    await first.up()
    at.server.setScenario('socket-drop')
    await first.until(() => expect(first.ends).toEqual(['lost']))
    at.server.live.setScenario('ok')
    const second = begin()
    await second.up()
  })

  test.each<[LiveScenario, boolean]>([
    ['silent', true],
    ['no-ack', false],
  ])('a server that is %s is lost after twenty seconds, and let go of', async (scenario) => {
    at.server.live.setScenario(scenario)
    const { clock, ends } = begin()
    await vi.waitFor(() => expect(at.server.live.sockets()[0]?.messages).toContain('connection_init'), often)
    await clock.advance(20 * secondMs)
    expect(ends).toEqual(['lost'])
    await allGone()
  })

  test('a certificate that nobody vouches for gets not one byte of the protocol', async () => {
    at.server.setScenario('bad-certificate')
    const { until, ends } = begin()
    await until(() => expect(ends).toEqual(['refused']))
    expect(at.server.live.sockets()).toEqual([])
    expect(await endOf(port(), defaultHost)).toEqual({ kind: 'failed', failure: 'tls-certificate' })
  })

  test('a server that speaks no TLS gets no token', async () => {
    const received: Buffer[] = []
    const plain = createServer((socket) => {
      socket.on('data', (bytes: Buffer) => {
        received.push(bytes)
        socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n')
      })
      socket.on('error', () => socket.destroy())
    })
    await new Promise<void>((resolve) => {
      plain.listen(0, '127.0.0.1', resolve)
    })
    const route = (plain.address() as AddressInfo).port
    // A proxy that leads there, so that the name stays one of the list.
    const proxy = { https_proxy: `http://127.0.0.1:${route}` }
    const end = await endOf(port({ proxyFor: () => proxy }), defaultHost)
    expect(end).toMatchObject({ kind: 'failed' })
    expect(Buffer.concat(received).includes(revealToken(at.ask.token))).toBe(false)
    plain.close()
  })

  test('a flood ends it, and no more of it is taken', async () => {
    const { up, until, changes, ends } = begin()
    await up()
    for (let sent = 0; sent < 10_000; sent++) at.server.live.push('available', 'usdt', String(sent))
    await until(() => expect(ends).toEqual(['refused']))
    expect(changes.length).toBeLessThanOrEqual(1000)
    await allGone()
  })

  test('a host that is not of the list is not connected to', async () => {
    expect(await endOf(port(), 'evil.example' as Host)).toEqual({ kind: 'refused', status: 0 })
    expect(at.server.connections()).toBe(0)
  })

  test('closed by us it says goodbye, and nothing more is told', async () => {
    const { up, live, changes, ends } = begin()
    await up()
    live.close()
    at.server.live.push('available', 'usdt', '1')
    await allGone()
    expect([changes, ends]).toEqual([[], []])
  })

  test('the port’s own end ends every connection', async () => {
    const socket = port()
    const { up, until, ends } = begin(socket)
    await up()
    await socket.close()
    await until(() => expect(ends).toEqual(['lost']))
    await allGone()
    expect(await endOf(socket, defaultHost)).toEqual({ kind: 'failed', failure: 'aborted' })
  })
})

describe('live and proxies', () => {
  test('goes through the one that is named, and not around one that Node cannot use', async () => {
    const proxy = await startConnectProxy(at.server.port)
    const { up, live } = begin(port({ proxyFor: () => ({ https_proxy: proxy.address }) }))
    await up()
    expect(proxy.asked).toEqual(['stake.com:443'])
    expect(proxy.passed().includes(revealToken(at.ask.token))).toBe(false)
    live.close()
    await proxy.close()
    const before = at.server.connections()
    expect(await endOf(port({ proxyFor: () => null }), defaultHost)).toEqual({
      kind: 'failed',
      failure: 'offline',
    })
    const broken = port({ proxyFor: () => ({ https_proxy: 'http://[' }) })
    expect(await endOf(broken, defaultHost)).toEqual({ kind: 'failed', failure: 'offline' })
    expect(at.server.connections()).toBe(before)
  })
})
