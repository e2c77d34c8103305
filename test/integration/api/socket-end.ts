import type { Host } from '../../../app/domain/host.ts'
import type { LiveSocket, SocketEnd } from '../../../app/ports/live-socket.ts'

/** How a bare connection through the port ends, when nothing is said over it. */
export async function endOf(socket: LiveSocket, host: Host): Promise<SocketEnd> {
  return await new Promise((resolve) => {
    socket.open(host, { opened: () => undefined, text: () => undefined, ended: resolve })
  })
}
