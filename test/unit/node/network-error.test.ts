import { expect, test } from 'vitest'
import { networkFailure } from '../../../app/node/network-error.ts'

const withCode = (code: unknown) => Object.assign(new Error('text that must not matter'), { code })

test.each([
  ['offline', ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT']],
  ['connection-lost', ['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT', undefined, 5]],
  [
    'tls-certificate',
    [
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
  ],
  ['tls-protocol', ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']],
  ['tls-other', ['EPROTO', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE']],
  ['aborted', ['ABORT_ERR']],
])('%s is told by its codes', (failure, codes) => {
  expect(codes.map((code) => networkFailure(withCode(code)))).toEqual(codes.map(() => failure))
})

test('an error without a code is a lost connection', () => {
  expect(networkFailure(new Error('ENOTFOUND'))).toBe('connection-lost')
  expect(networkFailure('ENOTFOUND')).toBe('connection-lost')
})
