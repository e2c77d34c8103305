import type { StakeClient } from '../api/client.ts'
import type { RecentBets } from '../domain/bet.ts'
import type { ApiFailure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type { AccessEntry, AccountAccess, Balance } from '../domain/snapshot.ts'
import { minuteMs } from '../domain/time.ts'
import { redactAll } from '../redaction/redact-all.ts'
import { dated, isRecent, type Kernel } from './kernel.ts'
import type { AccountState, Dated, PartName } from './state.ts'

/** Those that the checklist looks at, in the order in which they are asked for. */
export const checkedParts = ['security', 'standing', 'access'] as const satisfies PartName[]
/** Those that only the account's own page shows. */
export const detailParts = ['bets', 'kyc', 'vip'] as const satisfies PartName[]
export const allParts: readonly PartName[] = [...checkedParts, ...detailParts]

type Ask = Parameters<StakeClient['security']>[0]

interface Part {
  /** It is read again after this long. */
  readonly everyMs: number
  /** Keeps what it read; answers why there was nothing to keep, or null. */
  readonly read: (kernel: Kernel, state: AccountState, ask: Ask) => Promise<ApiFailure | null>
}

function part<Value>(
  everyMs: number,
  ask: (client: StakeClient, ask: Ask) => Promise<Result<Value, ApiFailure>>,
  keep: (state: AccountState, reading: Dated<Value>) => void,
): Part {
  return {
    everyMs,
    async read(kernel, state, how) {
      const answer = await ask(kernel.client, how)
      if (answer.ok) keep(state, dated(kernel, answer.value))
      return answer.ok ? null : answer.failure
    },
  }
}

const parts: Readonly<Record<PartName, Part>> = {
  security: part(
    10 * minuteMs,
    (client, ask) => client.security(ask),
    (state, reading) => void (state.security = reading),
  ),
  standing: part(
    10 * minuteMs,
    (client, ask) => client.standing(ask),
    (state, reading) => void (state.standing = reading),
  ),
  access: part(
    10 * minuteMs,
    (client, ask) => client.access(ask),
    (state, reading) => void (state.access = { ...reading, value: fitToShow(reading.value) }),
  ),
  bets: part(
    5 * minuteMs,
    (client, ask) => client.bets(ask),
    (state, reading) => void (state.bets = { ...reading, value: namesToShow(reading.value) }),
  ),
  kyc: part(
    60 * minuteMs,
    (client, ask) => client.kyc(ask),
    (state, reading) => void (state.kyc = reading),
  ),
  vip: part(
    10 * minuteMs,
    (client, ask) => client.vip(ask),
    (state, reading) => void (state.vip = reading),
  ),
}

/** Stake has the last word on such a question for a while: asking it with every reading would change nothing. */
const lastingKinds: ReadonlySet<ApiFailure['kind']> = new Set(['forbidden', 'query-refused', 'schema-drift'])
const settledForMs = 10 * minuteMs

/**
 * Reads one part, if it is due or wanted: true when it was. Where it cannot be read, what was known of it stays.
 */
export async function readPart(
  kernel: Kernel,
  state: AccountState,
  name: PartName,
  ask: Ask,
): Promise<boolean> {
  if (!isDue(kernel, state, name)) return false
  const balances = state.balances?.value ?? null
  const failure = await parts[name].read(kernel, state, ask)
  if (failure?.kind === 'cancelled') return false
  state.wanted.delete(name)
  if (name === 'bets') state.balancesAtBets = balances
  state.partFailures[name] = failure && dated(kernel, failure)
  kernel.changed()
  return failure === null
}

function isDue(kernel: Kernel, state: AccountState, name: PartName): boolean {
  if (state.wanted.has(name)) return true
  const failure = state.partFailures[name]
  if (failure) return !(lastingKinds.has(failure.value.kind) && isRecent(kernel, failure, settledForMs))
  // Whoever bets moves a balance.
  const isOutdated = name === 'bets' && haveMoved(state.balancesAtBets, state.balances)
  return isOutdated || !isRecent(kernel, state[name], parts[name].everyMs)
}

function haveMoved(before: readonly Balance[] | null, balances: Dated<readonly Balance[]> | null): boolean {
  const now = balances?.value ?? null
  if (before === now || before === null || now === null) return false
  return before.length !== now.length || before.some((one, index) => !isSame(one, now[index]))
}

function isSame(one: Balance, other: Balance | undefined): boolean {
  return one.currency === other?.currency && one.available === other.available
}

/** Evidence is pasted into issues, and what somebody calls a session or a key could be an address. */
function fitToShow({ sessions, apiKeys }: AccountAccess): AccountAccess {
  return { sessions: sessions.map(withoutAddress), apiKeys: apiKeys.map(withoutAddress) }
}

/** Somebody plays the same few games over and over. */
function namesToShow(recent: RecentBets): RecentBets {
  const games = new Map(recent.bets.map(({ game }) => [game, '']))
  for (const game of games.keys()) games.set(game, redactAll(game))
  return { ...recent, bets: recent.bets.map((bet) => ({ ...bet, game: games.get(bet.game) ?? '' })) }
}

function withoutAddress(entry: AccessEntry): AccessEntry {
  return {
    ...entry,
    name: redactAll(entry.name),
    country: entry.country && redactAll(entry.country),
    city: entry.city && redactAll(entry.city),
  }
}
