import type { AccountDetails } from '../domain/account-details.ts'
import type { AccountId } from '../domain/account.ts'
import type { AlertChange } from '../domain/alert-settings.ts'
import type { CheckId, FindingId, FixPreview } from '../domain/check.ts'
import type { Failure } from '../domain/failure.ts'
import type { Glance } from '../domain/glance.ts'
import type { HistoryFormat, HistoryRange, HistorySeries, HistorySubject } from '../domain/history.ts'
import type { Host } from '../domain/host.ts'
import type { LockCause, LockOptions, LockState, UnlockWay } from '../domain/lock.ts'
import type { LoginStart } from '../domain/login-start.ts'
import type { Result } from '../domain/result.ts'
import type { AccountRecord, Preferences, Settings, WindowPlace } from '../domain/settings.ts'
import type { RotationDays } from '../domain/token.ts'
import type { EverythingView, ExpiryChoice, SetupStep, View } from '../domain/view.ts'
import type { Logger } from '../ports/logger.ts'

type Done = Promise<Result<null, Failure>>

export interface SetupActions {
  /** Begins the set-up of a further account, or a token's replacement; one that was under way is dropped. */
  begin(replaces: AccountId | null): Done
  chooseHost(host: Host): Done
  /** Back to any step already reached, forward as far as the steps before it are done. */
  goTo(step: SetupStep): Done
  /**
   * Reads the clipboard here, so that the token never enters the page: a bare token, a cURL command, or lines
   * that set the StakeAPI library's variables.
   */
  pasteToken(): Done
  typeToken(text: string): Done
  /** The StakeAPI library's variables in this process's environment. */
  importEnvironment(): Done
  /** The entry that the StakeAPI library keeps through Python's keyring. */
  importPythonKeyring(): Done
  /** Lets the person choose a `.env` file; choosing none changes nothing. */
  importFile(): Done
  /** A `.env` file that the person dropped on the window; `path` is absolute. */
  importDropped(path: string): Done
  /** After the end: takes the copy away that the token was imported from. */
  removeCopy(): Done
  /** Asks the account who it is, once. */
  verify(): Done
  /** The user is watched already: goes on as the replacement of that account's token. */
  replaceWatched(): Done
  declare(expiry: ExpiryChoice, rotationDays: RotationDays | null): Done
  /**
   * Stores and reads back; then clears the clipboard if it still holds the token. A token of another account
   * than the one it replaces is kept only when `acceptsOtherAccount` says that this is meant.
   */
  save(where: 'keychain' | 'memory', acceptsOtherAccount?: boolean): Done
  /** Leaves nothing behind. */
  cancel(): Done
}

export interface LockActions {
  isLocked(): boolean
  state(): LockState
  /** Closes the lock at once; does nothing without a passphrase. */
  lock(cause: LockCause): void
  /** Wrong passphrases are slowed down, in this run and the next ones; nobody is locked out for good. */
  unlock(way: UnlockWay): Done
  /** Sets the first passphrase, or a new one in the place of `current`. */
  setPassphrase(passphrase: string, current: string | null): Done
  removePassphrase(current: string): Done
  /** Seals every token in the keychain with the passphrase, or takes the seal off; safe against a crash. */
  setSealed(sealed: boolean, passphrase: string): Done
  changeOptions(change: { readonly [Key in keyof LockOptions]?: LockOptions[Key] | undefined }): Done
}

export interface LoginStartActions {
  /** As the platform says it now. */
  state(): Promise<Result<LoginStart, Failure>>
  /** Answers what the platform says afterwards. */
  set(isOn: boolean): Promise<Result<LoginStart, Failure>>
}

export interface ForgetActions {
  /** Tokens, settings, logs: what became of it stands in the view. */
  everything(): Done
  /** The owner has seen what became of it; from now on things are written again. */
  beginAnew(): Done
}

export interface ChecklistRunOptions {
  /** Absolute paths, in the place of the watched folders. */
  readonly folders?: readonly string[]
  /** In the place of what the preferences say. */
  readonly history?: boolean
  /** Whether what comes of it is written down and alerted of (the default); a terminal leaves that to the window. */
  readonly remember?: boolean
}

export interface ChecklistActions {
  /** Runs every check, the scan included; who asks while it runs waits for the same run. */
  run(options?: ChecklistRunOptions): Done
  /** Ends the run that is under way; what was found until then stands. */
  stop(): Done
  /** Puts a finding aside for so many days; it stays visible, and does not count. */
  accept(
    finding: FindingId,
    how: { readonly kind: 'snoozed' | 'accepted'; readonly reason: string; readonly days: number },
  ): Done
  withdraw(finding: FindingId): Done
  /** What a fix that the last run offered would change; nothing is touched. */
  preview(check: CheckId, fix: string): Promise<Result<FixPreview, Failure>>
  apply(check: CheckId, fix: string): Done
  /** Takes a fix back, as far as what it changed is still as it left it. */
  undo(applied: string): Done
}

export interface FolderActions {
  /** Lets the person choose a folder; choosing none changes nothing. */
  choose(): Done
  /** A folder that the person dropped on the window; `path` is absolute. */
  addDropped(path: string): Done
  /** Stops watching it; nothing in it is touched. */
  remove(folder: string): Done
}

export interface TransferActions {
  /** Writes the preferences to a file that the person chooses: no account, no token. */
  exportPreferences(): Done
  /** Reads such a file; what it would change stands in the view. `cancelled` where the person chose none. */
  chooseImport(): Done
  applyImport(): Done
  dropImport(): Done
}

export interface HistoryActions {
  /** One line of a chart, reduced to what a screen can show. */
  series(
    account: AccountId,
    subject: HistorySubject,
    range: HistoryRange,
  ): Promise<Result<HistorySeries, Failure>>
  /** Writes all that is known of an account's past to a file that the person chooses; refused while amounts are hidden. */
  exportTo(account: AccountId, format: HistoryFormat): Done
  /** Adds what an exported JSON file tells of the same account; entries that are known already change nothing. */
  importFrom(account: AccountId): Done
  /** Forgets the past of one account, or with null of all of them; watching goes on. */
  wipe(account: AccountId | null): Done
  /** The owner has read that a damaged file was set aside. */
  dismissNotice(): Done
}

export interface AlertActions {
  change(change: AlertChange): Done
  /** The owner has seen all that is listed. */
  markSeen(): Done
  /** Empties the list; what was told is not told again. */
  clear(): Done
  /** Shows a native notification now, so that the owner knows whether they arrive. */
  test(): Done
}

/** What a terminal shows. */
export interface GlanceOutcome {
  /** In the owner's order. With a failure, what the glance says is of an earlier reading, or of none. */
  readonly accounts: readonly OneGlance[]
  /** The accounts together; null where there is one, or one was asked for. */
  readonly everything: EverythingView | null
  /** Why there is nothing to show, or why the first account that failed did. */
  readonly failure: Failure | null
}

export interface OneGlance {
  readonly glance: Glance
  readonly failure: Failure | null
}

export interface Closed {
  /**
   * A keychain call is still under way, for a moment or until its prompt is answered: the process cannot end by itself
   * before this resolves. Null where there is none.
   */
  readonly held: Promise<unknown> | null
}

export interface StartOptions {
  /**
   * Whether a token's replacement that was interrupted is ended and told of (the default). A terminal leaves
   * that to the desktop app, which may be in the middle of it, and uses the token that counts meanwhile.
   */
  readonly mayRepair?: boolean
}

/** The façade that every host uses: desktop, stand-in and terminal. */
export interface Core {
  /** The one sink of log lines: redacted and rotated. */
  readonly log: Logger
  /** Reads settings and keychain; answers once `view().ready`. Asks nothing of the network. */
  start(options?: StartOptions): Promise<void>
  view(): View
  /** Called after every change of the view, at most once per turn of the event loop. */
  subscribe(listener: (view: View) => void): () => void
  /** Reads at once and keeps reading until `close`, at the pace that the preferences and the machine call for. */
  watch(): void
  setVisible(visible: boolean): void
  /** The machine woke, or its screen was unlocked: read now, once however often this is said. */
  wake(): void
  /** The machine's power comes from elsewhere now. */
  powerChanged(): void
  refresh(account: AccountId): Done
  /** All that is known of it besides its balances. */
  details(account: AccountId): Result<AccountDetails, Failure>
  /** The owner looks at them: `bets` reads those now unless that was just done, `all` reads everything anew. */
  readDetails(account: AccountId, what: 'bets' | 'all'): Done
  /** Asks the keychain again, after the owner has unlocked it. */
  retryKeychain(account: AccountId): Done
  /** Removes the token from the keychain and memory, and the account from the settings. */
  forgetToken(account: AccountId): Done
  readonly checklist: ChecklistActions
  readonly folders: FolderActions
  readonly setup: SetupActions
  /** While locked, `view` carries no amount, name or finding, whoever asks. */
  readonly lock: LockActions
  readonly forget: ForgetActions
  /** Whether Stakewatch starts at login, in the tray. */
  readonly loginStart: LoginStartActions
  readonly transfer: TransferActions
  readonly history: HistoryActions
  readonly alerts: AlertActions
  changePreferences(change: PreferencesChange): Done
  dismissNotice(): Done
  /** The owner has read what became of an interrupted replacement. */
  dismissRotationNotice(account: AccountId): Done
  /** Makes it the one that window and tray show; remembered for the next start where that can be written. */
  selectAccount(account: AccountId): Done
  changeAccount(account: AccountId, change: AccountChange): Done
  /** One place up (-1) or down (1) in the order of the accounts; at an end it stays. */
  moveAccount(account: AccountId, by: -1 | 1): Done
  /** At which age of the token a new one is due; null for never. */
  setRotation(account: AccountId, days: RotationDays | null): Done
  settings(): Settings
  rememberWindow(place: WindowPlace): Done
  /** Notes that the notice about the tray has been given. */
  trayNoticeGiven(): Done
  /**
   * One reading for a terminal, of all accounts or the one that is called `account`; amounts are hidden where asked,
   * or where the settings say so.
   * `wholeAccount` reads besides what a glance does not show and the checklist looks at.
   */
  glance(options: {
    readonly hideAmounts: boolean
    readonly wholeAccount?: boolean
    readonly account?: string | null
  }): Promise<GlanceOutcome>
  /** Ends every timer, socket and subprocess; the process can then exit by itself. */
  close(): Promise<Closed>
}

/** `label` is one that `parseLabel` has made; null takes it away. */
export type AccountChange = {
  readonly [Key in 'label' | 'inTotal' | 'notifies']?: AccountRecord[Key] | undefined
}

export type PreferencesChange = { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined }
