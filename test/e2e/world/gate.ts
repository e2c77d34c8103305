import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface Gate {
  readonly port: number
  /** Which local port connections are led to from now on; those that stand are cut. */
  leadTo(port: number): void
  /** Refuses every connection and cuts those that stand, as a network that is gone. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
}

/** The network between the app and the fake Stake: one local port that can be shut and opened again. */
export async function createGate(target: number): Promise<Gate> {
  let goal = target
  const sockets = new Set<Socket>()
  let server: Server | null = await listen(0)
  const { port } = server.address() as AddressInfo

  async function listen(on: number): Promise<Server> {
    const made = createServer((near) => {
      const far = connect(goal, '127.0.0.1')
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket)
        socket.on('error', () => other.destroy())
        socket.on('close', () => {
          sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
    made.listen(on, '127.0.0.1')
    await once(made, 'listening')
    return made
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }

  async function shut(): Promise<void> {
    const closing = server
    server = null
    if (closing === null) return
    const closed = once(closing, 'close')
    closing.close()
    cut()
    await closed
  }

  return {
    port,
    leadTo(next) {
      goal = next
      cut()
    },
    shut,
    async open() {
      server ??= await listen(port)
    },
    close: shut,
  }
}
