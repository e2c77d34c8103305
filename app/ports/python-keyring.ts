import type { PythonKeyringProblem } from '../domain/imports.ts'
import type { Result } from '../domain/result.ts'

/** The entry that the StakeAPI library keeps through Python's `keyring`: service `stakeapi`, user `access_token`. */
export interface PythonKeyring {
  /** The secret; null when there is no such entry. May wait for the keychain to be unlocked, for a bounded time. */
  read(): Promise<Result<string | null, PythonKeyringProblem>>
  /** Also succeeds when there was nothing to remove. */
  remove(): Promise<Result<null, PythonKeyringProblem>>
  /** The entry is the very one that Stakewatch keeps its token in, as on macOS: there is no copy to remove. */
  readonly isOurs: boolean
}
