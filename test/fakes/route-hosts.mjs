// Leads connections meant for Stake's hosts to a test server on this machine. In-process: `routeHosts(port)`.
// For a child process: `node --import …/route-hosts.mjs` with STAKEWATCH_TEST_PORT set.
import { Socket } from 'node:net'
import { hosts } from '../../app/domain/host.ts'

/** @type {ReadonlySet<string>} */
const routed = new Set(hosts)
const webPorts = new Set(['80', '443'])

/**
 * Sends connections to port 80 and 443 of every allow-listed host to `port` on 127.0.0.1, and refuses to
 * connect anywhere else but to this machine: a test never reaches the internet.
 * @param {number} port
 * @returns {() => void} undoes it
 */
export function routeHosts(port) {
  const connect = Reflect.get(Socket.prototype, 'connect')
  /** @this {Socket} @param {...unknown} args */
  function routedConnect(...args) {
    const first = args[0]
    // `net.connect` and `tls.connect` hand over their arguments already sorted, as one array.
    if (Array.isArray(first)) first[0] = rerouted(first[0], port)
    else args[0] = rerouted(first, port)
    return Reflect.apply(connect, this, args)
  }
  Reflect.set(Socket.prototype, 'connect', routedConnect)
  return () => void Reflect.set(Socket.prototype, 'connect', connect)
}

const local = new Set(['localhost', '127.0.0.1', '::1'])

/**
 * @param {unknown} options
 * @param {number} port
 */
function rerouted(options, port) {
  if (typeof options !== 'object' || options === null || !('port' in options)) return options
  const host = 'host' in options ? String(options.host) : 'localhost'
  if (local.has(host)) return options
  const isOurs = routed.has(host) && webPorts.has(String(options.port))
  return { ...options, host: '127.0.0.1', port: isOurs ? port : unusedPort }
}

/** Nothing listens on it: connecting is refused at once. */
const unusedPort = 1

const given = Number(process.env['STAKEWATCH_TEST_PORT'])
if (given > 0) routeHosts(given)
