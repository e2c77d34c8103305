import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStakeClient, type Ask, type StakeClient } from '../../../app/api/client.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { makeToken } from '../../../app/domain/token.ts'
import { HttpBodyError, type TransportFailure } from '../../../app/ports/http.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { after } from './after.ts'
import { answer, createScriptedHttp, deaf, hang, pieces, type ScriptedHttp } from './scripted-http.ts'

const ask: Ask = { host: defaultHost, token: makeToken(randomBytes(48).toString('hex')), timeoutMs: 30_000 }
const me = '{"data":{"user":{"id":"u-1","name":"ann"}}}'

let clock: FakeClock
let http: ScriptedHttp
let client: StakeClient

beforeEach(() => {
  clock = createFakeClock()
  http = createScriptedHttp()
  client = createStakeClient({ http, clock })
})

/** A byte now and then, until it is aborted. */
async function* drip(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  while (!signal.aborted) {
    yield new TextEncoder().encode('{')
    await new Promise<void>((resolve) => void clock.after(100, resolve))
  }
  throw new HttpBodyError('aborted')
}

describe('time-out', () => {
  test.each([
    [0, 1000],
    [999, 1000],
    [30_000, 30_000],
    [500_000, 120_000],
    [Number.NaN, 30_000],
  ])('of %d ms is one of %d', async (asked, afterMs) => {
    http.act(hang)
    const outcome = client.identity({ ...ask, timeoutMs: asked })
    expect(await after(clock, afterMs - 1, outcome)).toBe('still waiting')
    expect(await after(clock, 1, outcome)).toEqual({ ok: false, failure: { kind: 'timeout', afterMs } })
    expect(http.requests[0]?.signal.aborted).toBe(true)
    expect(clock.pendingTimers()).toBe(0)
  })

  test('covers the body', async () => {
    http.act(({ signal }) => ({
      ok: true,
      response: { status: 200, headers: {}, body: drip(signal) },
    }))
    const outcome = client.identity({ ...ask, timeoutMs: 5000 })
    expect(await after(clock, 4999, outcome)).toBe('still waiting')
    expect(await after(clock, 1, outcome)).toEqual({ ok: false, failure: { kind: 'timeout', afterMs: 5000 } })
  })

  test('does not wait for an adapter that does not let go', async () => {
    http.act(deaf)
    expect(await after(clock, 30_000, client.identity(ask))).toMatchObject({ failure: { kind: 'timeout' } })
  })
})

describe('an answer that is not one', () => {
  const transport: readonly [TransportFailure, unknown][] = [
    ['offline', { kind: 'offline' }],
    ['tls-certificate', { kind: 'tls', problem: 'certificate' }],
    ['tls-protocol', { kind: 'tls', problem: 'protocol' }],
    ['tls-other', { kind: 'tls', problem: 'other' }],
    ['redirected', { kind: 'redirected' }],
    ['connection-lost', { kind: 'connection-lost' }],
    ['aborted', { kind: 'cancelled' }],
  ]
  test.each(transport)('%s', async (failure, expected) => {
    http.act(() => ({ ok: false, failure }))
    expect(await client.identity(ask)).toEqual({ ok: false, failure: expected })
  })

  test.each(transport)('%s in the middle of the body', async (failure, expected) => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* pieces(['{"data"'])
      throw new HttpBodyError(failure)
    }
    http.act(() => ({ ok: true, response: { status: 200, headers: {}, body: broken() } }))
    expect(await client.identity(ask)).toEqual({ ok: false, failure: expected })
  })

  test('a bug in an adapter is thrown, not made into a failure', async () => {
    http.act(() => Promise.reject(new TypeError('bug')))
    await expect(client.identity(ask)).rejects.toThrow('bug')
  })

  test('a body of 4 MiB is read, one byte more is not', async () => {
    const limit = 4 * 1024 * 1024
    const filled = me + ' '.repeat(limit - me.length)
    http.act(() => answer(filled))
    expect(await client.identity(ask)).toMatchObject({ ok: true })
    http.act(() => answer(`${filled} `))
    expect(await after(clock, 1000, client.identity(ask))).toEqual({
      ok: false,
      failure: { kind: 'too-large', limitBytes: limit },
    })
  })

  test('a body that is announced as too large is not even begun', async () => {
    let begun = false
    async function* body(): AsyncGenerator<Uint8Array> {
      begun = true
      yield* pieces([me])
    }
    const headers = { 'content-length': String(4 * 1024 * 1024 + 1) }
    http.act(() => ({ ok: true, response: { status: 200, headers, body: body() } }))
    expect(await client.identity(ask)).toMatchObject({ failure: { kind: 'too-large' } })
    expect(begun).toBe(false)
    expect(http.requests[0]?.signal.aborted).toBe(true)
  })
})
