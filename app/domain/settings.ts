import type { AccountId, UserId } from './account.ts'
import type { CurrencyCode } from './currency.ts'
import type { Host } from './host.ts'
import type { TokenFacts } from './token.ts'

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
}

export interface Preferences {
  readonly theme: Theme
  readonly displayCurrency: CurrencyCode
  /** Time-out of one request, whole seconds, 1–120. */
  readonly timeoutSeconds: number
  readonly showZeroBalances: boolean
}

export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export interface Settings {
  readonly accounts: readonly AccountRecord[]
  readonly preferences: Preferences
  readonly window: WindowPlace | null
  /** The notice "still watching from the tray" has been given. */
  readonly trayNoticeGiven: boolean
}

/** What became of the settings file at start, when it was not simply read. */
export type SettingsNotice =
  | { readonly kind: 'settings-set-aside'; readonly file: string }
  /** Written by a newer version: read where possible, never overwritten. */
  | { readonly kind: 'settings-newer'; readonly version: number }
  | { readonly kind: 'settings-unreadable' }
