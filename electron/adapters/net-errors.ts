import type { TransportFailure } from '../../app/ports/http.ts'

/**
 * Chromium's error codes that we tell apart, from net/base/net_error_list.h. Electron rejects with an
 * `Error` whose whole message is `net::` and the code; the code is the platform's, not prose.
 */
const failures: ReadonlyMap<string, TransportFailure> = new Map([
  ['ERR_NAME_NOT_RESOLVED', 'offline'],
  ['ERR_NAME_RESOLUTION_FAILED', 'offline'],
  ['ERR_DNS_TIMED_OUT', 'offline'],
  ['ERR_INTERNET_DISCONNECTED', 'offline'],
  ['ERR_ADDRESS_UNREACHABLE', 'offline'],
  ['ERR_ADDRESS_INVALID', 'offline'],
  ['ERR_CONNECTION_REFUSED', 'offline'],
  ['ERR_CONNECTION_FAILED', 'offline'],
  ['ERR_CONNECTION_TIMED_OUT', 'offline'],
  ['ERR_NETWORK_ACCESS_DENIED', 'offline'],
  ['ERR_PROXY_CONNECTION_FAILED', 'offline'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'offline'],
  ['ERR_SSL_PROTOCOL_ERROR', 'tls-protocol'],
  ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-protocol'],
  ['ERR_SSL_OBSOLETE_VERSION', 'tls-protocol'],
  ['ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'tls-certificate'],
  // Only our own redirect rule blocks requests of this session.
  ['ERR_BLOCKED_BY_CLIENT', 'redirected'],
  ['ERR_ABORTED', 'aborted'],
])

const codeForm = /^net::(ERR_[A-Z0-9_]+)$/

/** The failure behind an error of Electron's network stack; what is not known counts as a lost connection. */
export function transportFailure(error: unknown): TransportFailure {
  const code = error instanceof Error ? codeForm.exec(error.message)?.[1] : undefined
  if (code === undefined) return 'connection-lost'
  const known = failures.get(code)
  if (known) return known
  if (code.startsWith('ERR_CERT_')) return 'tls-certificate'
  return code.startsWith('ERR_SSL_') ? 'tls-other' : 'connection-lost'
}
