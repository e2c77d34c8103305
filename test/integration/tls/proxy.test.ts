import { afterEach, beforeEach, expect, test } from 'vitest'
import { revealToken } from '../../../app/domain/token.ts'
import { startConnectProxy, type ConnectProxy } from '../../fakes/connect-proxy.ts'
import { connect, type Connected } from '../api/connected.ts'

let at: Connected
let proxy: ConnectProxy

beforeEach(async () => {
  at = await connect()
  proxy = await startConnectProxy(at.server.port)
  process.env['HTTPS_PROXY'] = proxy.address
})

afterEach(async () => {
  delete process.env['HTTPS_PROXY']
  await at.end()
  await proxy.close()
})

test('HTTPS_PROXY carries the connection and cannot read it', async () => {
  const client = at.client()
  expect(await client.balances(at.ask)).toMatchObject({ ok: true })
  expect(await client.identity(at.ask)).toMatchObject({ ok: true })
  expect(proxy.asked).toEqual(['stake.com:443'])
  expect(at.server.requests().map(({ tokenMatched }) => tokenMatched)).toEqual([true, true])
  expect(proxy.passed().length).toBeGreaterThan(200)
  expect(proxy.passed().includes(revealToken(at.ask.token))).toBe(false)
})

test('behind a proxy the certificate is verified all the same', async () => {
  at.server.setScenario('bad-certificate')
  expect(await at.client().balances(at.ask)).toEqual({
    ok: false,
    failure: { kind: 'tls', problem: 'certificate' },
  })
  expect(at.server.requests()).toEqual([])
})

test('a proxy setting that is no URL is offline, and nothing goes around it', async () => {
  process.env['HTTPS_PROXY'] = 'http://['
  expect(await at.client().balances(at.ask)).toEqual({ ok: false, failure: { kind: 'offline' } })
  expect(at.server.connections()).toBe(0)
})

test('a proxy that is not there is offline', async () => {
  process.env['HTTPS_PROXY'] = 'http://127.0.0.1:1'
  expect(await at.client().balances(at.ask)).toEqual({ ok: false, failure: { kind: 'offline' } })
})
