import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStakeClient, type StakeClient } from '../../../app/api/client.ts'
import { createDemoHttp } from '../../../app/demo/http.ts'
import { createDemoTlsProbe } from '../../../app/demo/tls.ts'
import { demoToken } from '../../../app/demo/token.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { makeToken } from '../../../app/domain/token.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'

const ask = { host: defaultHost, token: makeToken(demoToken()), timeoutMs: 30_000 }

let clock: FakeClock
let client: StakeClient
beforeEach(() => {
  clock = createFakeClock()
  client = createStakeClient({ http: createDemoHttp(clock), clock, minIntervalMs: 0 })
})

describe('the demo connection', () => {
  test('answers the real client', async () => {
    expect(await client.identity(ask)).toMatchObject({ ok: true, value: { name: 'demo-player' } })
    expect(await client.security(ask)).toMatchObject({ ok: true })
    expect(await client.balances(ask)).toMatchObject({ ok: true })
    expect(await client.rates(ask)).toMatchObject({ ok: true })
  })

  test('goes by the clock', async () => {
    const before = await client.balances(ask)
    clock.jump(dayMs / 2)
    expect(await client.balances(ask)).not.toEqual(before)
  })

  test('refuses another token', async () => {
    const token = makeToken(randomBytes(48).toString('hex'))
    expect(await client.balances({ ...ask, token })).toEqual({
      ok: false,
      failure: { kind: 'token-rejected', how: 'no-user' },
    })
  })

  test('honours the signal and ends with close', async () => {
    const http = createDemoHttp(clock)
    const request = { method: 'POST', url: new URL('https://stake.com'), headers: {}, body: '{}' } as const
    const aborted = { ok: false, failure: 'aborted' }
    expect(await http.send({ ...request, signal: AbortSignal.abort() })).toEqual(aborted)
    const { signal } = new AbortController()
    expect(await http.send({ ...request, signal })).toMatchObject({ ok: true, response: { status: 400 } })
    await http.close()
    expect(await http.send({ ...request, signal })).toEqual(aborted)
  })
})

test('the demo handshake says that it is one, with a certificate that is valid now', async () => {
  const outcome = await createDemoTlsProbe(clock).observe(defaultHost, 1000)
  expect(outcome).toMatchObject({ ok: true, value: { protocol: 'TLSv1.3', issuer: 'Demo authority' } })
  const seen = outcome.ok ? outcome.value : { validFromMs: 0, validToMs: 0 }
  expect(seen.validFromMs).toBeLessThan(clock.now())
  expect(seen.validToMs).toBeGreaterThan(clock.now())
})
