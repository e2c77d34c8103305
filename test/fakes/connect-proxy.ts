import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ConnectProxy {
  /** `http://127.0.0.1:…` */
  readonly address: string
  /** Where it was asked to connect to, as `host:port`. */
  readonly asked: readonly string[]
  /** All that its clients have sent through it so far. */
  passed(): Buffer
  close(): Promise<void>
}

/** A proxy that leads every CONNECT to one port of this machine, wherever it was meant to go. */
export async function startConnectProxy(port: number): Promise<ConnectProxy> {
  const asked: string[] = []
  const passed: Buffer[] = []
  /** A server lets go of a socket that has become a tunnel. */
  const tunnels = new Set<Duplex>()
  const server = createServer()
  server.on('connect', ({ url }, socket) => {
    asked.push(url ?? '')
    tunnels.add(socket)
    socket.once('close', () => tunnels.delete(socket))
    const onward = connect(port, '127.0.0.1')
    socket.on('data', (bytes: Buffer) => passed.push(bytes))
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    passed: () => Buffer.concat(passed),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        for (const tunnel of tunnels) tunnel.destroy()
      }),
  }
}
