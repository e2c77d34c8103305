// Leads what goes to a web port to the test server of STAKEWATCH_TEST_PORT. As `route-hosts.mjs` of the fakes, without
// types to be taken out, which would add to what is measured.
import { Socket } from 'node:net'

const port = Number(process.env['STAKEWATCH_TEST_PORT'])
const connect = Reflect.get(Socket.prototype, 'connect')

/** @param {unknown} options */
function rerouted(options) {
  const isWeb =
    typeof options === 'object' && options !== null && Number(Reflect.get(options, 'port')) === 443
  return isWeb ? { ...options, host: '127.0.0.1', port } : options
}

/** @this {Socket} @param {...unknown} args */
function routedConnect(...args) {
  const [first, ...rest] = args
  // `tls.connect` hands over its arguments already sorted, as one array.
  if (Array.isArray(first)) first[0] = rerouted(first[0])
  return Reflect.apply(connect, this, [Array.isArray(first) ? first : rerouted(first), ...rest])
}
Reflect.set(Socket.prototype, 'connect', routedConnect)
