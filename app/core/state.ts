import type { AccountId } from '../domain/account.ts'
import type { RecentBets } from '../domain/bet.ts'
import type { ApiFailure, Failure } from '../domain/failure.ts'
import type { BalanceChange } from '../domain/live.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type {
  AccountAccess,
  AccountKyc,
  AccountSecurity,
  AccountStanding,
  Balance,
  RateList,
  VipProgress,
} from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Storage, Token } from '../domain/token.ts'
import { newWatch, type Watch } from './watch-state.ts'

export interface Dated<Value> {
  readonly value: Value
  readonly atMs: EpochMs
  /** On the clock that never goes back, to judge age by. */
  readonly atElapsedMs: number
}

/** What is read of an account besides its balances, each by itself: none of it depends on another. */
export interface AccountParts {
  readonly security: AccountSecurity
  readonly standing: AccountStanding
  readonly access: AccountAccess
  readonly bets: RecentBets
  readonly kyc: AccountKyc
  readonly vip: VipProgress
}
export type PartName = keyof AccountParts

type Parts = { [Name in PartName]: Dated<AccountParts[Name]> | null }

/** What is known of one account while the core runs; only its record outlives the run. */
export interface AccountState extends Parts {
  readonly id: AccountId
  token: Token | null
  /** Why the keychain did not give the token; null when it did, or holds none. */
  keychain: Failure | null
  storage: Storage
  balances: Dated<readonly Balance[]> | null
  /** When the last whole reading of them was asked for. */
  wholeAtElapsedMs: number | null
  /** Since when changes are told live; null while they are not. */
  liveAtElapsedMs: number | null
  /** The newest live change of each balance since then, or since a whole reading was last asked for. */
  readonly changes: Map<string, Dated<BalanceChange>>
  rates: Dated<RateList> | null
  ratesFailure: ApiFailure | null
  /** Why the last reading of each came to nothing; null when it did not. No reading of balances depends on it. */
  readonly partFailures: { [Name in PartName]: Dated<ApiFailure> | null }
  /** Parts that the owner wants to see as they are now: due with the next reading, whenever they were read last. */
  readonly wanted: Set<PartName>
  /** As the balances were when the bets were last read. */
  balancesAtBets: readonly Balance[] | null
  failure: Failure | null
  /** When the owner last asked whether a refusal still stands, and it did. */
  refusedAgainAtMs: EpochMs | null
  failures: number
  failingSinceMs: EpochMs | null
  /** How long the server asked to be left alone after the last try; 0 for not at all. */
  askedMs: number
  readonly watch: Watch
  /** The reading under way: a second asker waits for the same one. */
  reading: Promise<Failure | null> | null
  /** Ends the question about details under way: an account is asked one thing at a time, and a reading goes first. */
  giveWay: (() => void) | null
  /** The storing of another token under way: until it has ended, token and host may not go together. */
  replacing: Promise<unknown> | null
  /** The ending of a replacement that was interrupted; what is forgotten meanwhile it would write back. */
  settling: Promise<void> | null
}

export function newAccountState(id: AccountId): AccountState {
  return {
    id,
    token: null,
    keychain: null,
    storage: { kind: 'keychain', backend: '', persistent: null },
    balances: null,
    wholeAtElapsedMs: null,
    liveAtElapsedMs: null,
    changes: new Map(),
    rates: null,
    ...noParts(),
    ratesFailure: null,
    partFailures: noParts(),
    wanted: new Set(),
    balancesAtBets: null,
    failure: null,
    refusedAgainAtMs: null,
    failures: 0,
    failingSinceMs: null,
    askedMs: 0,
    watch: newWatch(),
    reading: null,
    giveWay: null,
    replacing: null,
    settling: null,
  }
}

function noParts() {
  return { security: null, standing: null, access: null, bets: null, kyc: null, vip: null }
}

export function upsertRecord(
  records: readonly AccountRecord[],
  record: AccountRecord,
): readonly AccountRecord[] {
  return records.some(({ id }) => id === record.id)
    ? records.map((known) => (known.id === record.id ? record : known))
    : [...records, record]
}
