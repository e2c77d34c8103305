import { connect, type PeerCertificate, type SecureVersion, type TLSSocket } from 'node:tls'
import type { TlsObservation } from '../domain/check.ts'
import type { ApiFailure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { transportApiFailure } from '../ports/http.ts'
import type { TlsProbe } from '../ports/tls-probe.ts'
import { networkFailure } from './network-error.ts'

/**
 * Shakes hands with a host and hangs up: no request, no token, no byte of our own after the handshake. The
 * certificate is verified, so that one which is not trusted is a failure. Goes straight to the host: behind a
 * proxy that lets nothing else through it is `offline`.
 */
export function createTlsProbe({ minVersion = 'TLSv1.2' }: { minVersion?: SecureVersion } = {}): TlsProbe {
  return {
    observe(host, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<Result<TlsObservation, ApiFailure>>()
      const socket = connect({ host, port: 443, servername: host, minVersion, rejectUnauthorized: true })
      const finish = (outcome: Result<TlsObservation, ApiFailure>) => {
        clearTimeout(timer)
        socket.destroy()
        resolve(outcome)
      }
      const timer = setTimeout(() => finish(err({ kind: 'timeout', afterMs: timeoutMs })), timeoutMs)
      socket.once('secureConnect', () => finish(ok(observation(socket))))
      socket.on('error', (error) => finish(err(transportApiFailure(networkFailure(error)))))
      socket.once('close', () => finish(err({ kind: 'connection-lost' })))
      return promise
    },
  }
}

function observation(socket: TLSSocket): TlsObservation {
  const certificate = socket.getPeerCertificate()
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    validFromMs: Date.parse(certificate.valid_from),
    validToMs: Date.parse(certificate.valid_to),
    issuer: issuerName(certificate),
  }
}

function issuerName({ issuer }: PeerCertificate): string {
  const names: readonly unknown[] = [issuer.O, issuer.CN].flat()
  return names.find((name) => typeof name === 'string') ?? 'unknown'
}
