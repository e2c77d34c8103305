import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { Glance } from '../domain/glance.ts'
import type { Host } from '../domain/host.ts'
import type { Result } from '../domain/result.ts'
import type { Preferences, Settings, WindowPlace } from '../domain/settings.ts'
import type { RotationDays } from '../domain/token.ts'
import type { ExpiryChoice, SetupStep, View } from '../domain/view.ts'
import type { Clipboard } from '../ports/clipboard.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Http } from '../ports/http.ts'
import type { Keychain } from '../ports/keychain.ts'
import type { Logger } from '../ports/logger.ts'
import type { TlsProbe } from '../ports/tls-probe.ts'

/** What a host gives the core. A demo core ignores every port but clock and clipboard. */
export interface CorePorts {
  readonly keychain: Keychain
  readonly http: Http
  readonly tls: TlsProbe
  readonly clock: Clock
  readonly files: Files
  readonly clipboard: Clipboard
  /** Absolute path of the directory that holds settings and logs. */
  readonly dataDir: string
  /** The log's file name in `dataDir/logs`; each process has its own, since nobody else may rotate it. */
  readonly logName: string
  readonly demo: boolean
  /** How this host enforces its lowest TLS version, in words for the checklist. */
  readonly tlsEnforcedBy: string
}

type Done = Promise<Result<null, Failure>>

export interface SetupActions {
  /** Begins a set-up, or a token's replacement; one that was under way is dropped. */
  begin(replaces: AccountId | null): Done
  chooseHost(host: Host): Done
  /** Back to any step already reached, forward as far as the steps before it are done. */
  goTo(step: SetupStep): Done
  /** Reads the clipboard here, so that the token never enters the page. */
  pasteToken(): Done
  typeToken(text: string): Done
  /** Asks the account who it is, once. */
  verify(): Done
  declare(expiry: ExpiryChoice, rotationDays: RotationDays | null): Done
  /** Stores and reads back; then clears the clipboard if it still holds the token. */
  save(where: 'keychain' | 'memory'): Done
  /** Leaves nothing behind. */
  cancel(): Done
}

/** One account's glance, or why there is none. A failure with a glance means: stale values are all there is. */
export interface GlanceOutcome {
  readonly glance: Glance | null
  readonly failure: Failure | null
}

export interface Closed {
  /** A keychain call is still under way, waiting for its prompt: the process cannot end by itself. */
  readonly stuck: boolean
}

/** The façade that every host uses: desktop, stand-in and terminal. */
export interface Core {
  /** The one sink of log lines: redacted and rotated. */
  readonly log: Logger
  /** Reads settings and keychain; answers once `view().ready`. Asks nothing of the network. */
  start(): Promise<void>
  view(): View
  /** Called after every change of the view, at most once per turn of the event loop. */
  subscribe(listener: (view: View) => void): () => void
  /** Reads at once and keeps reading until `close`: every 30 s with a window in sight, every 2 min without. */
  watch(): void
  setVisible(visible: boolean): void
  /** The machine woke, or the network came back: read now. */
  wake(): void
  refresh(account: AccountId): Done
  /** Asks the keychain again, after the owner has unlocked it. */
  retryKeychain(account: AccountId): Done
  /** Removes the token from the keychain and memory, and the account from the settings. */
  forgetToken(account: AccountId): Done
  runChecklist(account: AccountId): Done
  readonly setup: SetupActions
  changePreferences(change: PreferencesChange): Done
  dismissNotice(): Done
  settings(): Settings
  rememberWindow(place: WindowPlace): Done
  /** Notes that the notice about the tray has been given. */
  trayNoticeGiven(): Done
  /** One reading for a terminal, of the first account. */
  glance(): Promise<GlanceOutcome>
  /** Ends every timer, socket and subprocess; the process can then exit by itself. */
  close(): Promise<Closed>
}

export type PreferencesChange = { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined }
