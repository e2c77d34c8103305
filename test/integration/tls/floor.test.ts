import { afterEach, expect, test, vi } from 'vitest'
import { defaultHost } from '../../../app/domain/host.ts'
import { createLiveSocket } from '../../../app/node/live-socket.ts'
import { createTlsProbe } from '../../../app/node/tls-probe.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { connect, type Connected } from '../api/connected.ts'
import { endOf } from '../api/socket-end.ts'

let at: Connected | null = null
afterEach(async () => {
  await at?.end()
  at = null
})

/** OpenSSL only speaks the old protocols with its security level lowered. */
const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

test('a server that offers no more than TLS 1.1 is refused before anything is sent', async () => {
  at = await connect(old)
  const protocol = { ok: false, failure: { kind: 'tls', problem: 'protocol' } }
  expect(await at.client().balances(at.ask)).toEqual(protocol)
  expect(await createTlsProbe().observe(defaultHost, 2000)).toEqual(protocol)
  expect(await endOf(createLiveSocket(), defaultHost)).toEqual({ kind: 'failed', failure: 'tls-protocol' })
  expect(at.server.requests()).toEqual([])
})

test('TLS 1.2 is enough, unless the probe is asked for more', async () => {
  at = await connect({ maxVersion: 'TLSv1.2' })
  expect(await at.client().balances(at.ask)).toMatchObject({ ok: true })
  expect(await createTlsProbe().observe(defaultHost, 2000)).toMatchObject({
    ok: true,
    value: { protocol: 'TLSv1.2' },
  })
  expect(await createTlsProbe({ minVersion: 'TLSv1.3' }).observe(defaultHost, 2000)).toEqual({
    ok: false,
    failure: { kind: 'tls', problem: 'protocol' },
  })
})

test('the probe tells version, cipher, dates and issuer, sends no request and hangs up', async () => {
  at = await connect()
  const outcome = await createTlsProbe().observe(defaultHost, 2000)
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      protocol: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_/),
      issuer: expect.stringMatching(/^Stakewatch test authority/),
    },
  })
  const dates = outcome.ok ? outcome.value : { validFromMs: 0, validToMs: 0 }
  expect(dates.validFromMs).toBeLessThanOrEqual(Date.now())
  expect(dates.validToMs - dates.validFromMs).toBeGreaterThan(300 * dayMs)
  const { server } = at
  expect(server.connections()).toBe(1)
  expect(server.requests()).toEqual([])
  await vi.waitFor(() => expect(server.openConnections()).toBe(0))
})

test('the probe trusts no certificate that the client would not trust', async () => {
  at = await connect()
  at.server.setScenario('bad-certificate')
  expect(await createTlsProbe().observe(defaultHost, 2000)).toEqual({
    ok: false,
    failure: { kind: 'tls', problem: 'certificate' },
  })
})

test('nothing in the environment makes any of them trust more', async () => {
  at = await connect()
  at.server.setScenario('bad-certificate')
  const refused = { ok: false, failure: { kind: 'tls', problem: 'certificate' } }
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  try {
    expect(await at.client().balances(at.ask)).toEqual(refused)
    expect(await createTlsProbe().observe(defaultHost, 2000)).toEqual(refused)
    expect(await endOf(createLiveSocket(), defaultHost)).toEqual({
      kind: 'failed',
      failure: 'tls-certificate',
    })
  } finally {
    vi.unstubAllEnvs()
  }
})
