import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ApiFailure } from '../../../app/domain/failure.ts'
import type { Balance } from '../../../app/domain/snapshot.ts'
import type { HttpOutcome } from '../../../app/ports/http.ts'
import { createNodeHttp } from '../../../app/node/https.ts'
import { scenarioNames, type ScenarioName } from '../../fakes/stake-server/scenarios.ts'
import { connect, type Connected } from './connected.ts'

let at: Connected
beforeAll(async () => {
  at = await connect()
})
afterAll(() => at.end())

/** How reading the balances fails; the scenarios that are not here still give balances. */
const failures: Readonly<Partial<Record<ScenarioName, ApiFailure>>> = {
  'user-null': { kind: 'token-rejected', how: 'no-user' },
  'disabled-session': { kind: 'token-rejected', how: 'session-ended' },
  'bad-request-400': { kind: 'query-refused' },
  'unauthorized-401': { kind: 'token-rejected', how: 'unauthorized' },
  'forbidden-403': { kind: 'forbidden' },
  'cloudflare-403': { kind: 'blocked', status: 403 },
  'cloudflare-503': { kind: 'blocked', status: 503 },
  'rate-limited-429-without-retry-after': { kind: 'rate-limited', retryAtMs: null },
  'html-200': { kind: 'not-json' },
  hang: { kind: 'timeout', afterMs: 1000 },
  'slow-body': { kind: 'timeout', afterMs: 1000 },
  'huge-body': { kind: 'too-large', limitBytes: 4 * 1024 * 1024 },
  'broken-json': { kind: 'broken-json' },
  'empty-200': { kind: 'empty-answer' },
  'server-500': { kind: 'server-error', status: 500 },
  'redirect-to-http': { kind: 'redirected' },
  'redirect-to-other-host': { kind: 'redirected' },
  'bad-certificate': { kind: 'tls', problem: 'certificate' },
  'reset-mid-body': { kind: 'connection-lost' },
  'missing-field': { kind: 'schema-drift', field: 'user.balances[3].available.amount' },
  'socket-drop': { kind: 'connection-lost' },
}

/** Proven in a test of their own, below. */
const apart: readonly ScenarioName[] = ['rate-limited-429']

async function readToEnd(outcome: HttpOutcome): Promise<void> {
  if (!outcome.ok) throw new Error(outcome.failure)
  const parts = outcome.response.body[Symbol.asyncIterator]()
  while (!(await parts.next()).done);
}

async function balances(scenario: ScenarioName) {
  at.server.setScenario(scenario)
  return await at.client().balances({ ...at.ask, timeoutMs: 1000 })
}

async function usdt(scenario: ScenarioName): Promise<Balance | undefined> {
  const outcome = await balances(scenario)
  return outcome.ok ? outcome.value.find(({ currency }) => currency === 'usdt') : undefined
}

describe('reading balances over HTTPS', () => {
  for (const name of scenarioNames.filter((one) => !apart.includes(one))) {
    const failure = failures[name]
    test(`${name}: ${failure ? failure.kind : 'balances'}`, async () => {
      const outcome = await balances(name)
      const shown = outcome.ok ? { entries: outcome.value.length >= 180 } : outcome
      expect(shown).toEqual(failure ? { ok: false, failure } : { entries: true })
    })
  }

  test('rate-limited-429: the host is left alone for as long as it asked', async () => {
    at.server.setScenario('rate-limited-429')
    const client = at.client()
    const before = Date.now()
    const outcome = await client.balances(at.ask)
    const seen = at.server.requests().length
    const again = await client.identity(at.ask)
    for (const answer of [outcome, again]) {
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } })
      const retryAtMs = answer.ok || answer.failure.kind !== 'rate-limited' ? null : answer.failure.retryAtMs
      expect(retryAtMs).toBeGreaterThanOrEqual(before + 30_000)
      expect(retryAtMs).toBeLessThanOrEqual(Date.now() + 30_000)
    }
    expect(at.server.requests()).toHaveLength(seen)
  })

  test('amounts arrive with every digit that was sent', async () => {
    expect(await usdt('long-decimals')).toMatchObject({ available: '12345678901234567.12345678901234567891' })
    expect(await usdt('negative-amount')).toMatchObject({ available: '-25.5' })
  })

  test('fields that are new change nothing', async () => {
    const outcome = await balances('extra-fields')
    expect(outcome.ok && outcome.value).toHaveLength(180)
  })

  test('a currency nobody can name loses neither its money nor the others', async () => {
    const outcome = await balances('unknown-currency')
    expect(outcome.ok && outcome.value.slice(0, 3)).toEqual([
      { currency: 'unknown_1', available: '12.5', vault: '0' },
      { currency: 'newcoin', available: '3', vault: '0' },
      expect.objectContaining({ currency: 'btc' }),
    ])
  })

  test('a wrong token is answered as if nobody were signed in', async () => {
    const other = await connect()
    try {
      const outcome = await other.client().balances({ ...other.ask, token: at.ask.token })
      expect(outcome).toEqual({ ok: false, failure: { kind: 'token-rejected', how: 'no-user' } })
    } finally {
      await other.end()
    }
  })
})

describe('the other questions', () => {
  test('name and id', async () => {
    at.server.setScenario('extra-fields')
    expect(await at.client().identity(at.ask)).toMatchObject({ ok: true, value: { name: 'demo-player' } })
    at.server.setScenario('missing-field')
    expect(await at.client().identity(at.ask)).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'user.name' },
    })
  })

  test('2FA and e-mail, null where the API does not say', async () => {
    at.server.setScenario('extra-fields')
    const good = { hasTfaEnabled: true, hasEmailVerified: true }
    expect(await at.client().security(at.ask)).toEqual({ ok: true, value: good })
    at.server.setScenario('kyc-null')
    expect(await at.client().security(at.ask)).toEqual({
      ok: true,
      value: { ...good, hasEmailVerified: null },
    })
    at.server.setScenario('missing-field')
    expect(await at.client().security(at.ask)).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'user.hasTfaEnabled' },
    })
  })

  test('standing, null where the API does not say', async () => {
    const good = { isBanned: false, isSuspended: false, isMuted: false, isSelfExcluded: false }
    for (const [scenario, value] of [
      ['extra-fields', good],
      ['kyc-null', { ...good, isSuspended: null }],
      ['missing-field', { ...good, isMuted: null }],
    ] as const) {
      at.server.setScenario(scenario)
      expect(await at.client().standing(at.ask)).toEqual({ ok: true, value })
    }
  })

  test('sessions and API keys, and nothing of where they were used from', async () => {
    at.server.setScenario('extra-fields')
    const access = await at.client().access(at.ask)
    expect(access).toMatchObject({ ok: true, value: { sessions: { length: 4 }, apiKeys: { length: 1 } } })
    expect(JSON.stringify(access)).not.toContain('203.0.113')
    at.server.setScenario('missing-field')
    expect(await at.client().access(at.ask)).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'user.sessionList[0].id' },
    })
    at.server.setScenario('missing-field', 'UserApiKeys')
    at.server.setScenario('ok', 'SessionList')
    expect(await at.client().access(at.ask)).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'user.apiKeys[0].active' },
    })
  })

  test('bets, identity and VIP progress', async () => {
    const client = at.client()
    at.server.setScenario('extra-fields')
    const bets = await client.bets(at.ask)
    expect(bets).toMatchObject({ ok: true, value: { unreadable: 0 } })
    expect(await client.kyc(at.ask)).toEqual({ ok: true, value: { level: 'extended' } })
    expect(await client.vip(at.ask)).toMatchObject({ ok: true, value: { flag: 'silver' } })
    at.server.setScenario('kyc-null')
    expect(await client.kyc(at.ask)).toEqual({ ok: true, value: { level: null } })
    at.server.setScenario('missing-field')
    for (const [asked, field] of [
      [client.bets(at.ask), 'user.houseBetList[].bet'],
      [client.kyc(at.ask), 'user.kycStatus'],
      [client.vip(at.ask), 'user.flagProgress.flag'],
    ] as const) {
      expect(await asked).toEqual({ ok: false, failure: { kind: 'schema-drift', field } })
    }
  })

  test('rates: a missing one is missing, those upside down are told apart, and no token is sent', async () => {
    const client = at.client()
    at.server.setScenario('missing-rate')
    const missing = await client.rates(at.ask)
    expect(missing.ok && [...missing.value.rates.keys()]).toEqual(expect.arrayContaining(['btc', 'eur']))
    expect(missing.ok && [...missing.value.rates.keys()]).not.toContain('eth')
    at.server.setScenario('inverted-rate')
    const inverted = await client.rates(at.ask)
    expect(inverted.ok && Object.fromEntries(inverted.value.faults)).toEqual({
      eur: 'implausible',
      btc: 'implausible',
    })
    expect(inverted.ok && [...inverted.value.rates.keys()]).toEqual(expect.arrayContaining(['eth', 'jpy']))
    at.server.setScenario('missing-field')
    expect(await client.rates(at.ask)).toEqual({
      ok: false,
      failure: { kind: 'schema-drift', field: 'currencyConfiguration.baseRates[1].baseRate' },
    })
    const asked = at.server.requests().filter(({ operation }) => operation === 'CurrencyConfiguration')
    expect(asked.map(({ tokenSent }) => tokenSent)).toEqual(asked.map(() => false))
    expect(asked.length).toBeGreaterThanOrEqual(3)
  })
})

describe('what reaches the wire', () => {
  test('one POST with the headers of the API, nothing of a browser, nothing of us', async () => {
    at.server.setScenario('ok')
    const client = at.client()
    await client.balances(at.ask)
    const request = at.server.requests().at(-1)
    expect(request).toMatchObject({
      method: 'POST',
      path: '/_api/graphql',
      host: 'stake.com',
      operation: 'UserBalances',
      tokenMatched: true,
    })
    expect(request?.headerNames).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-access-token',
      'x-language',
      'x-operation-name',
      'x-operation-type',
    ])
    expect(Object.keys(JSON.parse(request?.body ?? '') as object).sort()).toEqual([
      'operationName',
      'query',
      'variables',
    ])
  })

  test('a connection serves the next request too', async () => {
    at.server.setScenario('ok')
    const client = at.client()
    await client.balances(at.ask)
    const before = at.server.connections()
    await client.identity(at.ask)
    expect(at.server.connections()).toBe(before)
  })

  test('a kept connection that the server has closed meanwhile is replaced', async () => {
    at.server.setScenario('ok')
    const client = at.client()
    await client.balances(at.ask)
    const before = { requests: at.server.requests().length, connections: at.server.connections() }
    at.server.setScenario('ok')
    expect(await client.identity(at.ask)).toMatchObject({ ok: true })
    expect(at.server.requests()).toHaveLength(before.requests + 1)
    expect(at.server.connections()).toBe(before.connections + 1)
  })

  test('a redirect is not followed, to http or to another host', async () => {
    for (const name of ['redirect-to-http', 'redirect-to-other-host'] as const) {
      const before = { requests: at.server.requests().length, connections: at.server.connections() }
      await balances(name)
      expect(at.server.requests()).toHaveLength(before.requests + 1)
      expect(at.server.connections()).toBe(before.connections + 1)
    }
  })

  test('a bad certificate sees no request', async () => {
    const before = at.server.requests().length
    await balances('bad-certificate')
    expect(at.server.requests()).toHaveLength(before)
  })

  for (const name of ['hang', 'slow-body'] as const) {
    test(`${name}: the time-out closes the connection`, async () => {
      await balances(name)
      await vi.waitFor(() => expect(at.server.requests().at(-1)?.closedEarly).toBe(true))
    })
  }

  test('a huge body is not read to its end', async () => {
    await balances('huge-body')
    await vi.waitFor(() => expect(at.server.requests().at(-1)?.closedEarly).toBe(true))
    expect(at.server.requests().at(-1)?.bytesSent).toBeLessThan(16 * 1024 * 1024)
  })

  test('leaving by signal closes the connection at once', async () => {
    at.server.setScenario('hang')
    const leaving = new AbortController()
    const asked = at.client().balances({ ...at.ask, signal: leaving.signal })
    const before = at.server.requests().length
    await vi.waitFor(() => expect(at.server.requests().length).toBe(before + 1))
    leaving.abort()
    expect(await asked).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    await vi.waitFor(() => expect(at.server.requests().at(-1)?.closedEarly).toBe(true))
  })

  test.each(scenarioNames.filter((name) => name !== 'slow-body'))(
    '%s: afterwards no connection is open that nobody waits for',
    async (name) => {
      at.server.setScenario(name)
      const client = at.client()
      await client.balances({ ...at.ask, timeoutMs: 1000 })
      expect(client.idleConnections()).toBe(0)
    },
  )

  test('a connection counts while nobody reads the answer nor lets it go, and never once closed', async () => {
    at.server.setScenario('ok')
    const http = createNodeHttp()
    const letGo = new AbortController()
    const send = () =>
      http.send({
        method: 'POST',
        url: new URL('https://stake.com/_api/graphql'),
        headers: { 'content-type': 'application/json' },
        body: '{"operationName":"UserMeta"}',
        signal: letGo.signal,
      })
    const [read] = [await send(), await send()]
    expect(http.openConnections()).toBe(2)
    await readToEnd(read)
    // That one is kept for the next request.
    await vi.waitFor(() => expect(http.openConnections()).toBe(1))
    letGo.abort()
    expect(http.openConnections()).toBe(0)
    await http.close()
    expect(http.openConnections()).toBe(0)
  })

  test('close ends what is under way and every socket', async () => {
    const other = await connect()
    try {
      const client = other.client()
      await client.balances(other.ask)
      other.server.setScenario('hang')
      const asked = client.identity(other.ask)
      await vi.waitFor(() => expect(other.server.requests()).toHaveLength(2))
      await client.close()
      expect(await asked).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(await client.rates(other.ask)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      await vi.waitFor(() => expect(other.server.openConnections()).toBe(0))
    } finally {
      await other.end()
    }
  })
})
