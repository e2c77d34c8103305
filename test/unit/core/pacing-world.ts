import type { Core, CorePorts } from '../../../app/core.ts'
import { firstAccountId, parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { defaultHost, type Host } from '../../../app/domain/host.ts'
import type { AccountRecord } from '../../../app/domain/settings.ts'
import type { EpochMs } from '../../../app/domain/time.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import type { HttpOutcome, HttpRequest } from '../../../app/ports/http.ts'
import { firstSettings, settingsText } from '../../../app/settings/schema.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

export interface Sent {
  readonly operation: string
  readonly host: string
  readonly token: string | null
  /** On the clock that never goes back, and on the wall. */
  readonly atMs: number
  readonly wallMs: EpochMs
}

export type Weather = 'fine' | 'offline' | 'broken' | 'refusing' | 'slowing' | 'silent'

export interface PacingWorld {
  readonly host: FakeHost
  readonly core: Core
  /** What the core was given. */
  readonly ports: CorePorts
  readonly sent: Sent[]
  readonly accounts: readonly AccountId[]
  /** What becomes of requests from now on. */
  weather: Weather
  /** Seconds, while it is `slowing`. */
  retryAfter: number
  /** What each account holds; the same as long as nobody changes it. */
  holding: number
  onBattery: boolean
  isOnline: boolean
  /** The most requests of one account that were under way at a time. */
  mostAtOnce: number
  /** Those of one account, or of all. */
  readings(id?: AccountId): readonly Sent[]
  account(id?: AccountId): AccountView
}

export interface PacingChoice {
  readonly number?: number
  readonly latencyMs?: number
  readonly change?: (record: AccountRecord, index: number) => Partial<AccountRecord>
  readonly ports?: Partial<CorePorts>
}

export const idOf = (index: number): AccountId =>
  (index === 0 ? null : parseAccountId(`account-${index + 1}`)) ?? firstAccountId
export const tokenOf = (index: number): string => `${index}`.repeat(96)

/** A core that keeps some accounts, at a server that takes its time and has its moods. */
export async function createPacingWorld(choice: PacingChoice = {}): Promise<PacingWorld> {
  const { number = 1, latencyMs = 200, change = () => ({}) } = choice
  const host = createFakeHost()
  const { clock } = host
  const accounts = Array.from({ length: number }, (_, index) => idOf(index))
  const underWay = new Map<string, number>()

  function count(token: string | null, by: number): void {
    if (token === null) return
    const now = (underWay.get(token) ?? 0) + by
    underWay.set(token, now)
    world.mostAtOnce = Math.max(world.mostAtOnce, now)
  }

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const operation = request.headers['x-operation-name'] ?? ''
    const token = request.headers['x-access-token'] ?? null
    const { host: name } = request.url
    world.sent.push({ operation, host: name, token, atMs: clock.elapsedMs(), wallMs: clock.now() })
    count(token, 1)
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = clock.after(world.weather === 'silent' ? 1e9 : latencyMs, resolve)
    request.signal.addEventListener('abort', () => resolve(), { once: true })
    await promise
    cancel()
    count(token, -1)
    if (request.signal.aborted) return { ok: false, failure: 'aborted' }
    return answer(operation)
  }

  function answer(operation: string): HttpOutcome {
    if (world.weather === 'offline') return { ok: false, failure: 'offline' }
    if (world.weather === 'broken') return reply(500, '')
    if (world.weather === 'refusing') return reply(401, '{}')
    if (world.weather === 'slowing') return reply(429, '', { 'retry-after': String(world.retryAfter) })
    if (operation === 'CurrencyConfiguration') return reply(200, rates)
    const own = fields[operation]
    return own === undefined
      ? reply(400, unknownQuestion)
      : reply(200, `{"data":{"user":{"id":"u1",${own()}}}}`)
  }

  const fields: Readonly<Record<string, () => string>> = {
    UserBalances: () => `"balances":[{"available":${coins(world.holding)},"vault":${coins(0)}}]`,
    UserMeta: () => '"name":"somebody"',
    UserProtection: () => '"hasTfaEnabled":true,"hasEmailVerified":true',
  }

  const settings = settingsText(settingsOf(accounts, clock.now(), change))
  await host.ports.files.writeAtomic('/data/settings.json', settings)
  for (const [index, id] of accounts.entries()) {
    await host.ports.keychain.write(
      id === firstAccountId ? 'access_token' : `access_token/${id}`,
      tokenOf(index),
    )
  }
  const conditions = { onBattery: () => world.onBattery, isOnline: () => world.isOnline }
  const http = { send, openConnections: () => 0, close: () => Promise.resolve() }
  const ports = { ...host.ports, http, conditions, random: () => 0.5, ...choice.ports }
  const core = await host.core(ports)
  const world: PacingWorld = {
    host,
    core,
    ports,
    accounts,
    sent: [],
    weather: 'fine',
    retryAfter: 60,
    holding: 1,
    onBattery: false,
    isOnline: true,
    mostAtOnce: 0,
    readings(id) {
      const token = id === undefined ? null : tokenOf(accounts.indexOf(id))
      const all = world.sent.filter(({ operation }) => operation === 'UserBalances')
      return token === null ? all : all.filter((one) => one.token === token)
    },
    account(id = firstAccountId) {
      const found = core.view().accounts.find((account) => account.id === id)
      if (!found) throw new Error('no account')
      return found
    },
  }
  await core.start()
  return world
}

function settingsOf(
  accounts: readonly AccountId[],
  nowMs: EpochMs,
  change: NonNullable<PacingChoice['change']>,
) {
  const records = accounts.map((id, index) => {
    const record = recordOf(id, defaultHost, nowMs)
    return { ...record, ...change(record, index) }
  })
  return { ...firstSettings, accounts: records }
}

function recordOf(id: AccountId, host: Host, nowMs: EpochMs): AccountRecord {
  return {
    id,
    host,
    userId: null,
    name: 'somebody',
    label: null,
    inTotal: true,
    notifies: true,
    token: { storedAtMs: nowMs, expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
  }
}

const unknownQuestion = '{"errors":[{"message":"Unknown operation.","errorType":"graphqlValidation"}]}'
const rates = '{"data":{"currencyConfiguration":{"baseRates":[{"currency":"btc","baseRate":60000}]}}}'

function coins(amount: number): string {
  return `{"amount":${amount},"currency":"btc"}`
}

function reply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpOutcome {
  return { ok: true, response: { status, headers, body: once(body) } }
}

async function* once(body: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(body)
  await Promise.resolve()
}
