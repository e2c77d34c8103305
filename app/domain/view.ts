import type { AccountId } from './account.ts'
import { firstAlertSettings, type ShownAlertSettings } from './alert-settings.ts'
import type { ShownAlert } from './alert.ts'
import type { AppliedFix, CheckId, CheckMoment, CheckResult } from './check.ts'
import type { CurrencyCode } from './currency.ts'
import type { Failure } from './failure.ts'
import type { ForgetReport } from './forgetting.ts'
import type { HistoryStatus, RecentHistory } from './history.ts'
import type { Host } from './host.ts'
import type { ImportFound, ImportSource, PlainCopy } from './imports.ts'
import type { LockOptions } from './lock.ts'
import type { Pace } from './pace.ts'
import type { Preferences, RotationNotice, SettingsNotice } from './settings.ts'
import type { AccountSecurity, ShownSnapshot, ShownTotal } from './snapshot.ts'
import type { EpochMs } from './time.ts'
import type { ScanProgress } from './scan.ts'
import type { RotationDays, Storage, TokenHealth } from './token.ts'

/** All that a window, tray or terminal may know: projections only, nothing secret, cloneable. */
export interface View {
  readonly demo: boolean
  readonly nowMs: EpochMs
  /** False until settings and keychain have been read once. */
  readonly ready: boolean
  readonly accounts: readonly AccountView[]
  /** One of `accounts`; null while there is none. */
  readonly selected: AccountId | null
  /** The accounts together; null while there are fewer than two. */
  readonly everything: EverythingView | null
  readonly checklist: ChecklistView
  /** Absolute paths of the folders that are scanned. */
  readonly folders: readonly string[]
  readonly setup: SetupView | null
  readonly preferences: Preferences
  /** What the total can be shown in by the rates of now; dollars always, and money before coins. */
  readonly displayChoices: readonly CurrencyCode[]
  readonly lock: LockView
  readonly notice: SettingsNotice | null
  readonly importing: PreferencesImport | null
  readonly history: HistoryStatus
  readonly alerts: AlertsView
  /** What became of forgetting everything; null before, and after the owner has begun anew. */
  readonly forgotten: ForgetReport | null
}

export interface EverythingView {
  /** Null while no account that counts has one. */
  readonly total: ShownTotal | null
  /**
   * Accounts that are no part of it: by the owner's choice, never read until now, or holding nothing that can be
   * priced.
   */
  readonly leftOut: readonly {
    readonly account: AccountId
    readonly why: 'excluded' | 'unread' | 'unpriced'
  }[]
  /** Part of it, by a reading that is old. */
  readonly stale: readonly AccountId[]
}

/** The checklist of the accounts and of this machine. */
export interface ChecklistView {
  /** In the order of `checkIds`; empty before the first run. */
  readonly results: readonly CheckResult[]
  /** Of each check, the oldest first. */
  readonly history: Readonly<Partial<Record<CheckId, readonly CheckMoment[]>>>
  /** Null while nothing runs. */
  readonly running: ChecklistRun | null
  /** The newest first. */
  readonly applied: readonly AppliedFix[]
}

export interface ChecklistRun {
  readonly done: number
  readonly total: number
  /** Null while no scan is under way. */
  readonly scan: ScanProgress | null
}

export const emptyChecklist: ChecklistView = { results: [], history: {}, running: null, applied: [] }

/** What was noticed, and what the owner wants to be told. */
export interface AlertsView {
  /** The newest first. */
  readonly list: readonly ShownAlert[]
  readonly unseen: number
  readonly settings: ShownAlertSettings
  /** What became of their file at start: `set-aside` damaged, the others are left as they are and not written. */
  readonly problem: 'set-aside' | 'newer' | 'denied' | null
}

export const emptyAlerts: AlertsView = { list: [], unseen: 0, settings: firstAlertSettings, problem: null }

/** Preferences read from a file; nothing of them holds yet. */
export interface PreferencesImport {
  /** Its name, without the folder. */
  readonly file: string
  readonly preferences: Preferences
}

/** `options` is null while no passphrase is set. */
export interface LockView {
  readonly locked: boolean
  readonly options: LockOptions | null
  readonly sealed: boolean
}

export interface AccountView {
  readonly id: AccountId
  /** As the site calls it. */
  readonly name: string | null
  /** As the owner calls it; null for the site's name. */
  readonly label: string | null
  readonly host: Host
  /** Whether it counts in the total of all accounts. */
  readonly inTotal: boolean
  /** Whether native notifications tell of it. */
  readonly notifies: boolean
  readonly token: TokenView
  readonly snapshot: ShownSnapshot | null
  readonly security: (AccountSecurity & { readonly readAtMs: EpochMs }) | null
  readonly freshness: Freshness
  readonly recent: RecentHistory
  /** What became of a token's replacement that was interrupted, until it is dismissed. */
  readonly rotationNotice: RotationNotice | null
}

export interface TokenView {
  readonly health: TokenHealth
  /** First 8 … last 4; null while no token is at hand. */
  readonly mask: string | null
  readonly storedAtMs: EpochMs | null
  readonly rotationDays: RotationDays | null
  /** The server refuses the token; null while it does not. */
  readonly refused: {
    readonly sinceMs: EpochMs
    /** When the owner last asked again and was refused again; null until then. */
    readonly againAtMs: EpochMs | null
  } | null
  readonly storage: Storage
  /** Why the token cannot be had from the keychain; null when it can, or when there is none. */
  readonly keychain: Failure | null
}

export interface Freshness {
  readonly refreshing: boolean
  /** Whether each change is told as it happens, beside the readings. */
  readonly live: 'on' | 'off'
  readonly lastSuccessAtMs: EpochMs | null
  /** Why the last try failed; null after a success. */
  readonly failure: Failure | null
  /** Rates or the account's protection could not be read though balances could. */
  readonly partial: { readonly rates: Failure | null; readonly security: Failure | null }
  readonly failingSinceMs: EpochMs | null
  /** Failed tries in a row. */
  readonly failures: number
  /** Null while none is due. */
  readonly nextTryAtMs: EpochMs | null
  /** Null where nothing is read by itself, as in a terminal. */
  readonly pace: Pace | null
  readonly stale: boolean
}

export const setupSteps = [
  'host',
  'instructions',
  'token',
  'verify',
  'expiry',
  'storage',
  'folders',
  'done',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** A set-up or a token's replacement under way; kept in memory only, gone when it is left. */
export interface SetupView {
  /** The account whose token is being replaced; null for one that is added. */
  readonly replaces: AccountId | null
  /** Where the token that is replaced belongs, and is to be revoked; null where none is. */
  readonly formerHost: Host | null
  /** There was no account before. */
  readonly isFirst: boolean
  readonly step: SetupStep
  readonly host: Host
  readonly token: {
    readonly mask: string
    readonly unusual: boolean
    readonly source: ImportSource | 'typed'
    readonly declaredExpiryMs: EpochMs | null
  } | null
  /** What came with the token, and from where; null for a token handed over by itself. */
  readonly found: ImportFound | null
  /** At the end: the copy that is still where the token was imported from; null where there is none. */
  readonly copy: PlainCopy | null
  readonly verified: {
    readonly name: string
    readonly sameAccount: boolean | null
    /** Another account that watches the same user already: then this one cannot be kept. */
    readonly watchedAs: AccountId | null
  } | null
  readonly verifying: boolean
  readonly expiry: ExpiryChoice
  readonly rotationDays: RotationDays | null
  readonly storage: Storage | null
  /** What stands in the way at this step. */
  readonly failure: Failure | null
}

/** What the owner says about the token's end. */
export type ExpiryChoice =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'in'; readonly days: number }
  | { readonly kind: 'at'; readonly atMs: EpochMs }
