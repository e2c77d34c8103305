import type { GuardExercise } from '../domain/exercise.ts'
import type { Cost } from '../lock/sealed-text.ts'
import type { AppInspection } from '../ports/app-facts.ts'
import type { Clipboard } from '../ports/clipboard.ts'
import type { Clock } from '../ports/clock.ts'
import type { Conditions } from '../ports/conditions.ts'
import type { FilePicker } from '../ports/file-picker.ts'
import type { Files } from '../ports/files.ts'
import type { Http } from '../ports/http.ts'
import type { Keychain } from '../ports/keychain.ts'
import type { LoginItem } from '../ports/login-item.ts'
import type { LiveSocket } from '../ports/live-socket.ts'
import type { Machine } from '../ports/machine.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import type { PythonKeyring } from '../ports/python-keyring.ts'
import type { Repositories } from '../ports/repositories.ts'
import type { Scanner } from '../ports/scanner.ts'
import type { TlsProbe } from '../ports/tls-probe.ts'
import type { TouchId } from '../ports/touch-id.ts'

/** What a host gives the core. A demo core ignores every port but clock and clipboard. */
export interface CorePorts {
  readonly keychain: Keychain
  readonly http: Http
  /** Left out by hosts that only read once, as a terminal; then nothing is told live. */
  readonly liveSocket?: LiveSocket
  readonly tls: TlsProbe
  readonly clock: Clock
  readonly files: Files
  readonly clipboard: Clipboard
  readonly notifier: Notifier
  /** Absolute path of the directory that holds settings and logs. */
  readonly dataDir: string
  /** The log's file name in `dataDir/logs`; each process has its own, since nobody else may rotate it. */
  readonly logName: string
  readonly demo: boolean
  /** Where the past is kept: beside the settings, or as long as this process lives. Left out by hosts that keep none. */
  readonly keepsHistory?: 'on-disk' | 'in-memory'
  /** Left out where there is no set-up, as in a terminal. */
  readonly imports?: ImportPorts
  /** How this host enforces its lowest TLS version, in words for the checklist. */
  readonly tlsEnforcedBy: string
  /** Of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly scanner: Scanner
  readonly repositories: Repositories
  readonly machine: Machine
  /** Left out by hosts that no login starts. */
  readonly loginItem?: LoginItem
  /** Left out by hosts that have no window. */
  readonly appInspection?: AppInspection
  /** Sends hostile requests through the contract's guards; left out by hosts that have no page. */
  readonly exerciseGuards?: () => GuardExercise | Promise<GuardExercise>
  /** Left out where the platform has no fingerprint reader that we can ask. */
  readonly touchId?: TouchId
  /** Left out where nobody can tell; then there is power and a network. */
  readonly conditions?: Conditions
  /** What a new passphrase costs to try, at least: 64 MiB of memory where it is left out. */
  readonly passphraseCost?: Cost
  /** From 0 to below 1, for the spread of what is tried again; `Math.random` where it is left out. */
  readonly random?: () => number
}

/** The places from which a set-up may import. */
export interface ImportPorts {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly files: OwnerFiles
  readonly picker: FilePicker
  readonly pythonKeyring: PythonKeyring
}
