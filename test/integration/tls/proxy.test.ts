import { createServer, type Server } from 'node:http'
import { connect as connectTo, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { revealToken } from '../../../app/domain/token.ts'
import { connect, type Connected } from '../api/connected.ts'

let at: Connected
let proxy: Server
let asked: string[]
let passed: Buffer[]

beforeEach(async () => {
  at = await connect()
  asked = []
  passed = []
  proxy = createServer()
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url ?? '')
    const onward = connectTo(at.server.port, '127.0.0.1')
    socket.on('data', (bytes: Buffer) => passed.push(bytes))
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve)
  })
  process.env['HTTPS_PROXY'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})

afterEach(async () => {
  delete process.env['HTTPS_PROXY']
  await at.end()
  await new Promise((resolve) => {
    proxy.close(resolve)
  })
})

test('HTTPS_PROXY carries the connection and cannot read it', async () => {
  const client = at.client()
  expect(await client.balances(at.ask)).toMatchObject({ ok: true })
  expect(await client.identity(at.ask)).toMatchObject({ ok: true })
  expect(asked).toEqual(['stake.com:443'])
  expect(at.server.requests().map(({ tokenMatched }) => tokenMatched)).toEqual([true, true])
  expect(Buffer.concat(passed).length).toBeGreaterThan(200)
  expect(Buffer.concat(passed).includes(revealToken(at.ask.token))).toBe(false)
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
