import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultHost } from '../../../app/domain/host.ts'
import { createNodeHttp } from '../../../app/node/https.ts'
import { createTlsProbe } from '../../../app/node/tls-probe.ts'
import { routeHosts } from '../../fakes/route-hosts.mjs'

let server: Server | null = null
let sockets: Socket[] = []
let unroute = () => {}

/** A server that accepts connections and then does `act`, without ever speaking TLS. */
async function listen(act: (socket: Socket) => void): Promise<void> {
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    act(socket)
  })
  const made = server
  await new Promise<void>((resolve) => {
    made.listen(0, '127.0.0.1', resolve)
  })
  unroute = routeHosts((made.address() as AddressInfo).port)
}

afterEach(() => {
  unroute()
  unroute = () => {}
  for (const socket of sockets) socket.destroy()
  sockets = []
  server?.close()
  server = null
})

const observe = (timeoutMs = 2000) => createTlsProbe().observe(defaultHost, timeoutMs)

async function send() {
  const http = createNodeHttp()
  const url = new URL('https://stake.com/_api/graphql')
  const { signal } = new AbortController()
  const outcome = await http.send({ method: 'POST', url, headers: {}, body: '{}', signal })
  await http.close()
  return outcome
}

test('a handshake that never ends is cut off, and its socket closed', async () => {
  await listen((socket) => socket.resume())
  expect(await observe(200)).toEqual({ ok: false, failure: { kind: 'timeout', afterMs: 200 } })
  await vi.waitFor(() => expect(sockets.map(({ closed }) => closed)).toEqual([true]))
})

test('a connection that breaks during the handshake is lost', async () => {
  await listen((socket) => socket.destroy())
  expect(await observe()).toEqual({ ok: false, failure: { kind: 'connection-lost' } })
  expect(await send()).toEqual({ ok: false, failure: 'connection-lost' })
})

test('an answer that is no TLS is refused', async () => {
  await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect(await observe()).toMatchObject({ ok: false, failure: { kind: 'tls' } })
  expect(await send()).toMatchObject({ ok: false, failure: expect.stringMatching(/^tls-/) })
})

test('nobody listening is offline', async () => {
  unroute = routeHosts(1)
  expect(await observe()).toEqual({ ok: false, failure: { kind: 'offline' } })
  expect(await send()).toEqual({ ok: false, failure: 'offline' })
})
