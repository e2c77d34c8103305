import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * Nothing is written before the handshake is over and the certificate verified. A request written earlier would
 * also hide the handshake's own error code behind `EPROTO` of the write.
 */
export function onceTrusted(socket: Socket, act: () => void): void {
  if (socket instanceof TLSSocket && socket.authorized) act()
  else socket.once('secureConnect', act)
}
