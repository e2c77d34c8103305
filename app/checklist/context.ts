import type { AccountId } from '../domain/account.ts'
import type { AppFacts } from '../domain/app-facts.ts'
import type { CheckId, CheckStatus, FindingId, Fix, Place, TlsObservation } from '../domain/check.ts'
import type { ApiFailure, Failure } from '../domain/failure.ts'
import type { GuardExercise, LeakExercise } from '../domain/exercise.ts'
import type { Host } from '../domain/host.ts'
import type { RepositoryFacts } from '../domain/repository.ts'
import type { Result } from '../domain/result.ts'
import type { ScanReport } from '../domain/scan.ts'
import type { AccountAccess, AccountSecurity, AccountStanding } from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'
import type { RotationDays, Storage, TokenHealth, TokenShape } from '../domain/token.ts'
import type { Machine } from '../ports/machine.ts'

/** A reading of the account, and when it was made. */
export type ReadAt<Value> = Value & { readonly readAtMs: EpochMs }

/** What the checks look at of one account. */
export interface AccountFacts {
  /** Null where none is set up: what is said of one below is then as for a missing token. */
  readonly account: AccountId | null
  /** What it is called, fit to stand in a line. */
  readonly accountName: string
  readonly host: Host
  readonly storage: Storage
  /** Why the token cannot be had from the keychain; null when it can, or when there is none. */
  readonly keychainProblem: Failure | null
  readonly health: TokenHealth
  /** Null while no token is at hand. */
  readonly tokenShape: TokenShape | null
  readonly storedAtMs: EpochMs | null
  readonly rotationDays: RotationDays | null
  /** What the account last said about itself; null while it was never read. */
  readonly security: ReadAt<AccountSecurity> | null
  readonly standing: ReadAt<AccountStanding> | null
  readonly access: ReadAt<AccountAccess> | null
  /** Of sessions and API keys: when each was first seen from here; one that is not in it is new. */
  readonly accessFirstSeen: ReadonlyMap<string, EpochMs>
  /** A bare handshake with the host that carries no request; null where there is no host to shake hands with. */
  readonly observeTls: (() => Promise<Result<TlsObservation, ApiFailure>>) | null
}

/**
 * All that the checks may look at. Nothing in it is secret but the values of `environment`, which go no further.
 * What costs anything is a function, asked at most once for all checks of a run.
 */
export interface CheckContext extends AccountFacts {
  readonly nowMs: EpochMs
  /** The accounts besides the one that is described here itself. */
  readonly others: readonly AccountFacts[]
  readonly timeoutSeconds: number
  /** Connections to Stake that are open although nobody waits for an answer; null where the host cannot tell. */
  readonly idleConnections: number | null
  /** The lowest TLS version that our own connections accept, and who sees to it, in words. */
  readonly tlsFloor: { readonly version: string; readonly enforcedBy: string }
  readonly lock: { readonly isSet: boolean; readonly closesByItself: boolean }
  /** Of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Absolute path of our own data directory. */
  readonly dataDir: string
  /** The folders that are scanned. */
  readonly folders: readonly string[]
  /** Whether the git histories are part of the scan. */
  readonly wantsHistory: boolean
  /** Null where this host cannot scan. */
  readonly scan: (() => Promise<ScanReport>) | null
  /** What git says of every working tree that the scan came upon. */
  readonly repositories: () => Promise<readonly RepositoryFacts[]>
  /** Null where this host cannot look at its machine. */
  readonly machine: Machine | null
  /** Null for a host without a window. */
  readonly appFacts: (() => Promise<AppFacts>) | null
  /** Sends hostile requests through the contract's own guards; null for a host without a page. */
  readonly exerciseGuards: (() => GuardExercise | Promise<GuardExercise>) | null
  /** Produces every kind of failure from a hostile world, and searches what is said of it. */
  readonly exerciseErrors: () => LeakExercise | Promise<LeakExercise>
}

/** A finding before the owner's word on it is known; the scan knows some of it already. */
export interface FoundFinding {
  readonly id: FindingId
  readonly severity: 'fail' | 'warn'
  readonly text: string
  readonly place?: Place
  /** Allowed in the folder itself. */
  readonly allowedBy?: 'comment' | 'baseline'
  /** It is a token that Stakewatch keeps; the engine knows of those that the scan found, by their id. */
  readonly isYours?: boolean
}

/**
 * What a check found: `unknown` means that it could not be checked, and the evidence says why. Where `findings`
 * are given, the engine takes the worst that is not accepted for the status, unless that is `unknown`; a check
 * that fails or warns without any gets one by its own name, so that it can be accepted too.
 */
export interface CheckOutcome {
  readonly status: CheckStatus
  readonly evidence: readonly string[]
  readonly findings?: readonly FoundFinding[]
  readonly fixes?: readonly Fix[]
}

/** One item of the checklist. A check that throws has a bug; the engine then answers `unknown`. */
export interface Check {
  readonly id: CheckId
  readonly title: string
  /** Why it matters. */
  readonly why: string
  run(context: CheckContext): Promise<CheckOutcome> | CheckOutcome
}
