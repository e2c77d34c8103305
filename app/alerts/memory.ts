import type { AccountId } from '../domain/account.ts'
import type { Alert, AlertFacts } from '../domain/alert.ts'
import type { Amount } from '../domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'
import type { EpochMs } from '../domain/time.ts'

/** What the alerts remember across restarts: what was told, and what the next reading is compared with. */
export interface AlertsMemory {
  /** The newest first. */
  readonly list: readonly Alert[]
  readonly nextId: number
  /** Those that no notification has told yet, the oldest first. */
  readonly untold: readonly number[]
  /** When the last notification was shown. */
  readonly toldAtMs: EpochMs | null
  readonly accounts: readonly AccountMemory[]
}

export interface AccountMemory {
  readonly account: AccountId
  readonly access: KnownAccess
  readonly protection: KnownProtection
  /** The refusal that was told, by its time; null for none. */
  readonly rejectedAtMs: EpochMs | null
  /** Since when nothing can be read, once that was told; null while it can, or it was not. */
  readonly outageSinceMs: EpochMs | null
  /** What was there at the last reading, available and in the vault: currencies that held anything. */
  readonly held: Amounts | null
  /** USD for one unit, as they were last believed. */
  readonly rates: KnownRates
  readonly series: readonly Series[]
  readonly fired: readonly Fired[]
  readonly bets: KnownBets
}

/** By currency. */
export type Amounts = Readonly<Record<string, Amount>>

/** By the entries' own made ids; null before they were first read. */
export interface KnownAccess {
  readonly sessions: readonly string[] | null
  readonly apiKeys: readonly string[] | null
}

/** What was last known; null while it never was. */
export interface KnownProtection {
  readonly hasTfaEnabled: boolean | null
  readonly hasEmailVerified: boolean | null
  readonly isBanned: boolean | null
  readonly isSuspended: boolean | null
  readonly isMuted: boolean | null
  readonly isSelfExcluded: boolean | null
}

export interface KnownRates {
  readonly believed: Amounts
  /** Rates that differ beyond belief from those, until others agree with them; with when they were read. */
  readonly doubted: { readonly atMs: EpochMs; readonly rates: Amounts } | null
}

/** How one amount went, in stretches of some minutes. */
export interface Series {
  /** What the amounts mean: only those of the same name are compared. */
  readonly name: string
  /** The oldest first. */
  readonly stretches: readonly Stretch[]
}

export interface Stretch {
  readonly fromMs: EpochMs
  /** When it was last seen to be so. */
  readonly untilMs: EpochMs
  readonly low: Amount
  readonly high: Amount
  readonly last: Amount
}

/** A threshold that was passed: from there on it is measured anew. */
export interface Fired {
  readonly threshold: string
  readonly series: string
  readonly atMs: EpochMs
}

export interface KnownBets {
  /** By their ids, the newest first; null before they were first read. */
  readonly seen: readonly string[] | null
  /** The local day that `nets` are of, as `2026-06-12`. */
  readonly day: string
  /** By currency, what came back less what was staked. */
  readonly nets: Amounts
  /** The limits that were told to be reached on that day. */
  readonly reached: readonly string[]
}

export const firstMemory: AlertsMemory = { list: [], nextId: 1, untold: [], toldAtMs: null, accounts: [] }

export function firstAccountMemory(account: AccountId): AccountMemory {
  return {
    account,
    access: { sessions: null, apiKeys: null },
    protection: {
      hasTfaEnabled: null,
      hasEmailVerified: null,
      isBanned: null,
      isSuspended: null,
      isMuted: null,
      isSelfExcluded: null,
    },
    rejectedAtMs: null,
    outageSinceMs: null,
    held: null,
    rates: { believed: {}, doubted: null },
    series: [],
    fired: [],
    bets: { seen: null, day: '', nets: {}, reached: [] },
  }
}

/** What a rule makes of a reading: what is remembered from now on, and what it found. */
export interface Judged<Memory> {
  readonly memory: Memory
  readonly found: readonly AlertFacts[]
}

export function amountEntries(amounts: Amounts): readonly (readonly [CurrencyCode, Amount])[] {
  return Object.entries(amounts).flatMap(([code, amount]) => {
    const currency = parseCurrencyCode(code)
    return currency === null ? [] : [[currency, amount] as const]
  })
}
