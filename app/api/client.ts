import type { RecentBets } from '../domain/bet.ts'
import type { ApiFailure } from '../domain/failure.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type {
  AccountAccess,
  AccountKyc,
  AccountSecurity,
  AccountStanding,
  Balance,
  Identity,
  RateList,
  VipProgress,
} from '../domain/snapshot.ts'
import { secondMs } from '../domain/time.ts'
import type { Token } from '../domain/token.ts'
import type { Clock } from '../ports/clock.ts'
import type { Http } from '../ports/http.ts'
import { classify } from './classify.ts'
import { createFlights } from './flights.ts'
import { createPace } from './pace.ts'
import { readBalances, readIdentity, readSecurity, type Data, type Reader } from './parse.ts'
import { readApiKeys, readSessions, readStanding } from './parse-access.ts'
import { readBets } from './parse-bets.ts'
import { readKyc, readVip } from './parse-profile.ts'
import { readRates } from './parse-rates.ts'
import {
  currencyConfiguration,
  myBetList,
  sessionList,
  userApiKeys,
  userBalances,
  userKycInfo,
  userMeta,
  userProtection,
  userStanding,
  vipProgressMeta,
  type Operation,
} from './queries.ts'
import { exchange, type Outgoing } from './transport.ts'

export interface Ask {
  readonly host: Host
  readonly token: Token
  /** For one request, its body included, once its turn has come; kept within 1 and 120 seconds. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/**
 * Reads an account at Stake, and never does more. At most one request a second to a host; the same question
 * asked twice at a time is sent once; after a 429 with `Retry-After` the host is left alone until then and
 * every question answers `rate-limited` at once. No call rejects for an expected failure, and no failure
 * touches a token. After `close` every question answers `cancelled`.
 */
export interface StakeClient {
  balances(ask: Ask): Promise<Result<readonly Balance[], ApiFailure>>
  identity(ask: Ask): Promise<Result<Identity, ApiFailure>>
  security(ask: Ask): Promise<Result<AccountSecurity, ApiFailure>>
  standing(ask: Ask): Promise<Result<AccountStanding, ApiFailure>>
  /** Two questions, one after the other: sessions, then API keys. */
  access(ask: Ask): Promise<Result<AccountAccess, ApiFailure>>
  kyc(ask: Ask): Promise<Result<AccountKyc, ApiFailure>>
  vip(ask: Ask): Promise<Result<VipProgress, ApiFailure>>
  bets(ask: Ask): Promise<Result<RecentBets, ApiFailure>>
  /** Sent without a token. */
  rates(ask: Omit<Ask, 'token'>): Promise<Result<RateList, ApiFailure>>
  /**
   * Connections that are open although nobody waits for an answer: what is open, less what is under way. Null
   * where the host cannot tell.
   */
  idleConnections(): number | null
  /** Cancels what is under way, then ends every timer and, through `http.close()`, every socket. */
  close(): Promise<void>
}

interface ClientParts {
  readonly http: Http
  readonly clock: Clock
  readonly minIntervalMs?: number
}

export function createStakeClient({ http, clock, minIntervalMs = secondMs }: ClientParts): StakeClient {
  const pace = createPace({ clock, minIntervalMs })
  const flights = createFlights(run)
  let underWay = 0
  let closed = false

  async function run(outgoing: Outgoing): Promise<Result<Data, ApiFailure>> {
    const turn = await pace.turn(outgoing.host, outgoing.signal)
    if (!turn.ok) return turn
    underWay += 1
    const raw = await exchange(http, clock, outgoing).finally(() => {
      underWay -= 1
    })
    if (!raw.ok) return raw
    const nowMs = clock.now()
    const answer = classify(raw.value, nowMs)
    if (!answer.ok && answer.failure.kind === 'rate-limited' && answer.failure.retryAtMs !== null) {
      pace.hold(outgoing.host, answer.failure.retryAtMs - nowMs)
    }
    return answer
  }

  async function read<Value>(
    operation: Operation,
    reader: Reader<Value>,
    { host, token, timeoutMs, signal }: Omit<Ask, 'token'> & { readonly token: Token | null },
  ): Promise<Result<Value, ApiFailure>> {
    if (closed) return err({ kind: 'cancelled' })
    if (!parseHost(host)) return err({ kind: 'host-not-allowed' })
    const answer = await flights.ask({ host, token, operation, timeoutMs }, signal)
    return answer.ok ? reader(answer.value) : answer
  }

  return {
    balances: (ask) => read(userBalances, readBalances, ask),
    identity: (ask) => read(userMeta, readIdentity, ask),
    security: (ask) => read(userProtection, readSecurity, ask),
    standing: (ask) => read(userStanding, readStanding, ask),
    async access(ask) {
      const sessions = await read(sessionList, readSessions, ask)
      if (!sessions.ok) return sessions
      const apiKeys = await read(userApiKeys, readApiKeys, ask)
      return apiKeys.ok ? ok({ sessions: sessions.value, apiKeys: apiKeys.value }) : apiKeys
    },
    kyc: (ask) => read(userKycInfo, readKyc, ask),
    vip: (ask) => read(vipProgressMeta, readVip, ask),
    bets: (ask) => read(myBetList, readBets, ask),
    rates: ({ host, timeoutMs, signal }) =>
      read(currencyConfiguration, readRates, { host, token: null, timeoutMs, ...(signal && { signal }) }),
    idleConnections() {
      const open = http.openConnections()
      return open === null ? null : Math.max(0, open - underWay)
    },
    async close() {
      closed = true
      pace.close()
      await flights.close()
      await http.close()
    },
  }
}
