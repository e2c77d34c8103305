import type { AccountId, UserId } from './account.ts'
import type { AlertSettings } from './alert-settings.ts'
import type { CurrencyCode } from './currency.ts'
import type { HistoryDays } from './history.ts'
import type { Host } from './host.ts'
import type { LockRecord } from './lock.ts'
import type { EpochMs } from './time.ts'
import type { RemindersGiven, TokenFacts } from './token.ts'

export type Theme = 'system' | 'light' | 'dark'

/** What is remembered of one account; its token is in the keychain and nowhere else. */
export interface AccountRecord {
  readonly id: AccountId
  readonly host: Host
  readonly userId: UserId | null
  readonly name: string | null
  readonly token: TokenFacts
  /**
   * Set while a token is being stored and cleared when it has been read back: a token whose host
   * is in doubt is never sent anywhere.
   */
  readonly unfinished: boolean
  /** The step of a replacement under way, written before it is taken; null when there is none. */
  readonly rotation: RotationStep | null
  /** What became of a replacement that was interrupted, until the owner has read it. */
  readonly rotationNotice: RotationNotice | null
  readonly reminders: RemindersGiven | null
  /** The owner's own name for it; null for the site's. */
  readonly label: string | null
  /** Whether it counts in the total of all accounts. */
  readonly inTotal: boolean
  /** Whether native notifications tell of it. */
  readonly notifies: boolean
}

/** What the owner sets of one account, and how it is at first. */
export const firstAccountSettings: Pick<AccountRecord, 'label' | 'inTotal' | 'notifies'> = {
  label: null,
  inTotal: true,
  notifies: true,
}

/**
 * `storing` the new token is written beside the old one · `proving` it is read back and tried · `promoting` it
 * is the account's token from here on, kept beside until it has taken the old one's place · `clearing` it has,
 * and the copy beside is removed. What each means after a crash: docs/decisions/2026-11-24-rotation.md.
 */
export const rotationSteps = ['storing', 'proving', 'promoting', 'clearing'] as const
export type RotationStep = (typeof rotationSteps)[number]

/** `in-doubt`: nobody can say which token the keychain holds, so it is sent nowhere. */
export const rotationEnds = ['undone', 'finished', 'in-doubt'] as const

export interface RotationNotice {
  readonly end: (typeof rotationEnds)[number]
  /** When it was found and dealt with. */
  readonly atMs: EpochMs
}

export interface Preferences {
  readonly theme: Theme
  readonly displayCurrency: CurrencyCode
  /** Time-out of one request, whole seconds, 1–120. */
  readonly timeoutSeconds: number
  readonly showZeroBalances: boolean
  /** Amounts are hidden everywhere. */
  readonly privacy: boolean
  /** Amounts are hidden when the window loses the focus. */
  readonly privacyOnBlur: boolean
  /** The window is kept out of screenshots and recordings, where the platform can do that. */
  readonly contentProtection: boolean
  /** The scan reads the git histories of the watched folders too. */
  readonly scanHistory: boolean
  /** For how long balances and rates are remembered; null for ever. */
  readonly historyDays: HistoryDays | null
  /** Seconds from one reading to the next with the window in sight, within `readSeconds` as the other two. */
  readonly visibleReadSeconds: number
  /** The same in the tray. */
  readonly trayReadSeconds: number
  /** The same on battery, and when nothing has changed for an hour; never quicker than without. */
  readonly sparingReadSeconds: number
}

export const readSeconds = { least: 10, most: 3600 } as const

/** More would be a whole disk; a folder that holds them all can be watched instead. */
export const mostFolders = 32

export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export interface Settings {
  /** In the owner's order. */
  readonly accounts: readonly AccountRecord[]
  /** The account that was last chosen; null, or one that is gone, for the first. */
  readonly selected: AccountId | null
  /** Absolute paths of the folders that are scanned. */
  readonly folders: readonly string[]
  readonly preferences: Preferences
  readonly alerts: AlertSettings
  readonly window: WindowPlace | null
  /** Null while no passphrase is set. */
  readonly lock: LockRecord | null
  /** The notice "still watching from the tray" has been given. */
  readonly trayNoticeGiven: boolean
}

/** What became of the settings file at start, when it was not simply read. */
export type SettingsNotice =
  | { readonly kind: 'settings-set-aside'; readonly file: string }
  /** Written by a newer version: read where possible, never overwritten. */
  | { readonly kind: 'settings-newer'; readonly version: number }
  | { readonly kind: 'settings-unreadable' }
