import type { HistoryProblem } from './history.ts'
import type { ImportSource, OwnerFileProblem, PythonKeyringProblem } from './imports.ts'
import type { TokenFormProblem } from './token.ts'
import type { EpochMs } from './time.ts'

/**
 * Every expected failure, told apart by `kind`; the sentence for a person is looked up by kind in `strings`.
 * No field carries free text from outside, so that none can carry a secret.
 */
export type Failure =
  | ApiFailure
  | KeychainFailure
  | { readonly kind: 'token-missing' }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'token-malformed'; readonly problem: TokenFormProblem }
  | { readonly kind: 'clipboard-empty' }
  /** Nothing there that could be a token. */
  | { readonly kind: 'import-empty'; readonly source: ImportSource }
  | { readonly kind: 'file-unreadable'; readonly problem: OwnerFileProblem }
  | { readonly kind: 'python-keyring-unreadable'; readonly cause: PythonKeyringProblem }
  /** What was imported is not there any more, or is not the same: nothing was touched. */
  | { readonly kind: 'copy-changed' }
  | { readonly kind: 'copy-not-removed'; readonly problem: OwnerFileProblem }
  | { readonly kind: 'no-set-up' }
  | { readonly kind: 'wrong-step' }
  | { readonly kind: 'account-unknown' }
  /** A replacement of another account's token that the owner has not confirmed. */
  | { readonly kind: 'other-account' }
  /** Another account watches this user already. */
  | { readonly kind: 'watched-already' }
  | { readonly kind: 'too-many-accounts' }
  /** The new token is proven and in use; it has not taken the old one's place in the keychain yet. */
  | { readonly kind: 'rotation-unfinished' }
  | { readonly kind: 'settings-not-written'; readonly cause: 'disk-full' | 'denied' | 'newer' | 'other' }
  | { readonly kind: 'export-not-written'; readonly cause: 'disk-full' | 'denied' | 'other' }
  | { readonly kind: 'import-refused'; readonly cause: ImportRefusal }
  /** There is no history to ask, or it cannot be written now. */
  | { readonly kind: 'history-unavailable'; readonly cause: HistoryProblem['kind'] | 'none' }
  | { readonly kind: 'history-refused'; readonly cause: ImportRefusal | 'other-account' }
  /** Amounts are hidden, so that none is written to a file either. */
  | { readonly kind: 'amounts-hidden' }
  | { readonly kind: 'files-not-removed'; readonly cause: 'denied' | 'other' }
  /** As many thresholds or limits as are kept. */
  | { readonly kind: 'too-many-alert-rules' }
  /** A native notification was shown less than a minute ago. */
  | { readonly kind: 'notified-just-now'; readonly waitMs: number }
  | { readonly kind: 'locked' }
  | { readonly kind: 'passphrase-wrong'; readonly waitMs: number }
  /** Too many wrong ones: this one was not looked at. */
  | { readonly kind: 'passphrase-slowed'; readonly waitMs: number }
  | { readonly kind: 'passphrase-too-short' }
  | { readonly kind: 'no-passphrase' }
  | { readonly kind: 'touch-id-refused' }
  /** The token needs the passphrase, and nobody has given it in this run. */
  | { readonly kind: 'token-sealed' }
  /** The passphrase is right, and the keychain's entry is not what was sealed. */
  | { readonly kind: 'seal-damaged' }
  /** What a fix would have changed is not what it was when it was looked at. */
  | { readonly kind: 'fix-gone' }
  | { readonly kind: 'fix-not-done'; readonly problem: OwnerFileProblem }
  | { readonly kind: 'finding-gone' }
  | { readonly kind: 'folder-refused'; readonly problem: FolderProblem }
  | { readonly kind: 'bad-request'; readonly field: string }
  | { readonly kind: 'link-not-allowed' }
  /** The platform did not take the entry that starts Stakewatch at login, or did not give it up. */
  | { readonly kind: 'login-start-refused' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unexpected'; readonly reference: string }

/** Why a folder is not watched. `ours` holds Stakewatch's own data. */
export type FolderProblem = 'missing' | 'denied' | 'not-a-folder' | 'watched-already' | 'too-many' | 'ours'

/** Why a file of preferences is not taken over. */
export type ImportRefusal = 'unreadable' | 'too-large' | 'not-text' | 'not-ours' | 'newer' | 'broken'

export type ApiFailure =
  /** No route, no name, connection refused. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** Certificate or protocol version refused. */
  | { readonly kind: 'tls'; readonly problem: 'certificate' | 'protocol' | 'other' }
  /** Cloudflare stands in between; says nothing about the token. */
  | { readonly kind: 'blocked'; readonly status: number }
  | { readonly kind: 'rate-limited'; readonly retryAtMs: EpochMs | null }
  | { readonly kind: 'token-rejected'; readonly how: 'unauthorized' | 'session-ended' | 'no-user' }
  /** The API understood the token and refuses this question (JSON 403 or "not allowed"). */
  | { readonly kind: 'forbidden' }
  /** HTTP 400 with GraphQL errors: our query no longer fits the API. */
  | { readonly kind: 'query-refused' }
  | { readonly kind: 'schema-drift'; readonly field: string }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'empty-answer' }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'connection-lost' }
  | { readonly kind: 'rates-implausible' }
  | { readonly kind: 'host-not-allowed' }
  | { readonly kind: 'cancelled' }

export type KeychainFailure =
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-unavailable'; readonly cause: KeychainAbsence }
  /** It was asked and did not keep or give what was asked. */
  | { readonly kind: 'keychain-refused' }

/** Why there is no keychain: `no-library` keytar's binary or libsecret, `no-service` nothing answers on the session bus. */
export type KeychainAbsence = 'no-library' | 'no-service' | 'no-answer'

export type FailureKind = Failure['kind']
