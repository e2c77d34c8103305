import { describe, expect, it } from 'vitest'
import { transportFailure } from '../../../electron/adapters/net-errors.ts'

describe('an error of Chromium’s network stack', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'offline'],
    ['ERR_INTERNET_DISCONNECTED', 'offline'],
    ['ERR_CONNECTION_REFUSED', 'offline'],
    ['ERR_ADDRESS_UNREACHABLE', 'offline'],
    ['ERR_PROXY_CONNECTION_FAILED', 'offline'],
    ['ERR_CERT_AUTHORITY_INVALID', 'tls-certificate'],
    ['ERR_CERT_DATE_INVALID', 'tls-certificate'],
    ['ERR_CERT_SOMETHING_NEW', 'tls-certificate'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls-protocol'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-protocol'],
    ['ERR_SSL_DECRYPT_ERROR_ALERT', 'tls-other'],
    ['ERR_CONNECTION_RESET', 'connection-lost'],
    ['ERR_EMPTY_RESPONSE', 'connection-lost'],
    ['ERR_SOMETHING_NEW', 'connection-lost'],
    ['ERR_BLOCKED_BY_CLIENT', 'redirected'],
    ['ERR_ABORTED', 'aborted'],
  ])('%s means %s', (code, failure) => {
    expect(transportFailure(new Error(`net::${code}`))).toBe(failure)
  })

  it('is read by its code alone, never by prose around it', () => {
    expect(transportFailure(new Error('it was net::ERR_CERT_DATE_INVALID or so'))).toBe('connection-lost')
    expect(transportFailure('net::ERR_CERT_DATE_INVALID')).toBe('connection-lost')
    expect(transportFailure(null)).toBe('connection-lost')
  })
})
