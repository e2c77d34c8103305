import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStakeClient, type Ask, type StakeClient } from '../../../app/api/client.ts'
import { defaultHost, parseHost, type Host } from '../../../app/domain/host.ts'
import { makeToken } from '../../../app/domain/token.ts'
import type { HttpOutcome } from '../../../app/ports/http.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { after } from './after.ts'
import { answer, createScriptedHttp, hang, type ScriptedHttp } from './scripted-http.ts'

const text = randomBytes(48).toString('hex')
const token = makeToken(text)
const ask: Ask = { host: defaultHost, token, timeoutMs: 30_000 }
const me = '{"data":{"user":{"id":"u-1","name":"ann"}}}'
const cancelled = { ok: false, failure: { kind: 'cancelled' } }

let clock: FakeClock
let http: ScriptedHttp
let client: StakeClient

beforeEach(() => {
  clock = createFakeClock()
  http = createScriptedHttp()
  client = createStakeClient({ http, clock })
})

describe('a request', () => {
  test('goes to the host with the token in its header and nowhere else', async () => {
    http.act(() => answer(me))
    await client.identity(ask)
    const [request] = http.requests
    expect(request?.url.href).toBe('https://stake.com/_api/graphql')
    expect(request?.headers).toEqual({
      'content-type': 'application/json',
      'x-access-token': text,
      'x-language': 'en',
      'x-operation-name': 'UserMeta',
      'x-operation-type': 'query',
    })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      operationName: 'UserMeta',
      query: 'query UserMeta { user { id name } }',
      variables: {},
    })
  })

  test('for rates carries no token', async () => {
    await client.rates(ask)
    expect(http.requests[0]?.headers).not.toHaveProperty('x-access-token')
    expect(inspect(http.requests, { depth: 9 })).not.toContain(text)
  })

  test('is not made to a host that is not on the list', async () => {
    for (const name of [
      'stake.com.example.net',
      'STAKE.COM',
      'stake.com:8443',
      'stake.com/x',
      '',
      'localhost',
    ]) {
      const outcome = await client.balances({ ...ask, host: name as Host })
      expect(outcome).toEqual({ ok: false, failure: { kind: 'host-not-allowed' } })
    }
    expect(http.requests).toEqual([])
  })

  test('that is already given up is not made', async () => {
    expect(await client.balances({ ...ask, signal: AbortSignal.abort() })).toEqual(cancelled)
    expect(http.requests).toEqual([])
  })
})

describe('one request a second', () => {
  test('different questions are spaced', async () => {
    void client.identity(ask)
    void client.security(ask)
    void client.balances(ask)
    const at: number[] = []
    for (let second = 0; second < 4; second++) {
      await clock.advance(second === 0 ? 0 : 1000)
      at.push(http.requests.length)
    }
    expect(at).toEqual([1, 2, 3, 3])
  })

  test('the time-out starts when the turn has come', async () => {
    http.act(hang)
    void client.identity({ ...ask, timeoutMs: 1000 })
    const second = client.security({ ...ask, timeoutMs: 1000 })
    expect(await after(clock, 1999, second)).toBe('still waiting')
    expect(await after(clock, 1, second)).toEqual({ ok: false, failure: { kind: 'timeout', afterMs: 1000 } })
  })
})

describe('single flight', () => {
  test('the same question at the same time is sent once, and both are answered', async () => {
    http.act(() => answer(me))
    const both = await Promise.all([client.identity(ask), client.identity(ask)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(http.requests).toHaveLength(1)
  })

  test('another token, host, question or time-out is another request', async () => {
    http.act(hang)
    const asks = [
      client.identity(ask),
      client.identity({ ...ask, token: makeToken(randomBytes(48).toString('hex')) }),
      client.identity({ ...ask, host: parseHost('stake.us') ?? defaultHost }),
      client.security(ask),
      client.identity({ ...ask, timeoutMs: 5000 }),
    ]
    await clock.advance(3000)
    expect(http.requests).toHaveLength(asks.length)
  })

  test('once answered, the question is asked anew', async () => {
    http.act(() => answer(me))
    await client.identity(ask)
    void client.identity(ask)
    await clock.advance(1000)
    expect(http.requests).toHaveLength(2)
  })

  test('who leaves does not take the answer from who stays', async () => {
    const arrived = Promise.withResolvers<HttpOutcome>()
    http.act(() => arrived.promise)
    const leaving = new AbortController()
    const left = client.identity({ ...ask, signal: leaving.signal })
    const stays = client.identity(ask)
    await clock.advance(0)
    leaving.abort()
    expect(await left).toEqual(cancelled)
    expect(http.requests[0]?.signal.aborted).toBe(false)
    arrived.resolve(answer(me))
    expect(await stays).toMatchObject({ ok: true })
  })

  test('when the last one leaves the request is aborted, and nobody joins it', async () => {
    http.act(hang)
    const leaving = new AbortController()
    const left = client.identity({ ...ask, signal: leaving.signal })
    await clock.advance(0)
    leaving.abort()
    http.act(() => answer(me))
    const next = client.identity(ask)
    expect(await left).toEqual(cancelled)
    expect(http.requests[0]?.signal.aborted).toBe(true)
    expect(await after(clock, 1000, next)).toMatchObject({ ok: true })
  })
})

const limitedFor = (seconds: string) => answer('{}', 429, { 'retry-after': seconds })

describe('Retry-After', () => {
  test('keeps every question from the host, waiting ones too, until then', async () => {
    const startMs = clock.now()
    http.act(() => limitedFor('30'))
    const limited = { ok: false, failure: { kind: 'rate-limited', retryAtMs: startMs + 30_000 } }
    expect(await Promise.all([client.balances(ask), client.identity(ask)])).toEqual([limited, limited])
    http.act(() => answer(me))
    await clock.advance(29_999)
    expect(await client.identity(ask)).toEqual(limited)
    expect(http.requests).toHaveLength(1)
    expect(
      await after(
        clock,
        1,
        clock.advance(1).then(() => client.identity(ask)),
      ),
    ).toMatchObject({ ok: true })
  })

  test('does not keep from another host', async () => {
    http.act(() => limitedFor('30'))
    await client.balances(ask)
    http.act(() => answer(me))
    expect(await client.identity({ ...ask, host: parseHost('stake.us') ?? defaultHost })).toMatchObject({
      ok: true,
    })
  })

  test('without it the next question is asked', async () => {
    http.act(() => answer('{}', 429))
    expect(await client.balances(ask)).toEqual({
      ok: false,
      failure: { kind: 'rate-limited', retryAtMs: null },
    })
    http.act(() => answer(me))
    expect(await after(clock, 1000, client.identity(ask))).toMatchObject({ ok: true })
  })
})

describe('close', () => {
  test('cancels what is under way and what waits, then closes the connections and leaves no timer', async () => {
    http.act(hang)
    const open = [client.identity(ask), client.security(ask), client.balances(ask)]
    await clock.advance(0)
    await client.close()
    expect(await Promise.all(open)).toEqual([cancelled, cancelled, cancelled])
    expect(http.requests).toHaveLength(1)
    expect(http.isClosed()).toBe(true)
    expect(clock.pendingTimers()).toBe(0)
  })

  test('every later question is cancelled', async () => {
    await client.close()
    expect(await client.balances(ask)).toEqual(cancelled)
    expect(await client.identity(ask)).toEqual(cancelled)
    expect(await client.security(ask)).toEqual(cancelled)
    expect(await client.standing(ask)).toEqual(cancelled)
    expect(await client.access(ask)).toEqual(cancelled)
    expect(await client.rates(ask)).toEqual(cancelled)
    expect(http.requests).toEqual([])
  })
})

describe('connections that are open', () => {
  test('count when nobody waits for an answer', async () => {
    http.open = 1
    expect(client.idleConnections()).toBe(1)
    http.act(hang)
    void client.identity(ask)
    await clock.advance(0)
    expect(client.idleConnections()).toBe(0)
    http.open = 3
    expect(client.idleConnections()).toBe(2)
    // One that waits for its turn has no connection yet.
    void client.security(ask)
    await clock.advance(0)
    expect(client.idleConnections()).toBe(2)
    await client.close()
    expect(client.idleConnections()).toBe(3)
  })

  test('are never fewer than none, and unknown where the host cannot tell', async () => {
    http.act(hang)
    http.open = 0
    void client.identity(ask)
    await clock.advance(0)
    expect(client.idleConnections()).toBe(0)
    http.open = null
    expect(client.idleConnections()).toBeNull()
  })
})

describe('who can get in', () => {
  const sessions = '{"data":{"user":{"sessionList":[{"id":"a","active":true}]}}}'
  const keys = '{"data":{"user":{"apiKeys":[]}}}'

  test('is asked in two questions, a second apart', async () => {
    http.act(({ headers }) => answer(headers['x-operation-name'] === 'SessionList' ? sessions : keys))
    const asked = client.access(ask)
    await clock.advance(0)
    expect(http.requests).toHaveLength(1)
    expect(await after(clock, 1000, asked)).toMatchObject({
      ok: true,
      value: { sessions: [{ isActive: true }], apiKeys: [] },
    })
    expect(http.requests.map(({ headers }) => headers['x-operation-name'])).toEqual([
      'SessionList',
      'UserApiKeys',
    ])
  })

  test('is not known by half', async () => {
    http.act(() => answer(sessions))
    expect(await after(clock, 1000, client.access(ask))).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'user.apiKeys' },
    })
    http.requests.length = 0
    http.act(() => answer('{}', 500))
    expect(await after(clock, 1000, client.access(ask))).toMatchObject({ failure: { kind: 'server-error' } })
    expect(http.requests).toHaveLength(1)
  })
})

test('no failure holds the token', async () => {
  const bodies = [
    `{"data":{"user":{"name":"${text}"}}}`,
    text,
    `<html>${text}`,
    `{"errors":[{"message":"${text}"}]}`,
  ]
  for (const status of [200, 400, 401, 403, 429, 500]) {
    for (const body of bodies) {
      http.act(() => answer(body, status))
      const outcome = await after(clock, 1000, client.identity(ask))
      expect(outcome).toMatchObject({ ok: false })
      expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain(text)
    }
  }
})
