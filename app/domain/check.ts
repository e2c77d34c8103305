import type { AccountId } from './account.ts'
import type { Brand } from './brand.ts'
import type { EpochMs } from './time.ts'

export const checkIds = [
  'token-in-keychain',
  'token-age',
  'token-power',
  'token-in-environment',
  'token-in-code',
  'token-in-history',
  'token-in-logs',
  'env-files-ignored',
  'gitignore-complete',
  'https-only',
  'timeout-set',
  'sessions-closed',
  'two-factor',
  'email-verified',
  'account-standing',
  'input-validated',
  'errors-silent',
  'app-hardened',
  'machine-guarded',
  'file-permissions',
] as const
export type CheckId = (typeof checkIds)[number]

/** Under which heading a check stands. */
export const checkGroups = ['token', 'copies', 'connection', 'account', 'app'] as const
export type CheckGroup = (typeof checkGroups)[number]

export const groupOf: Readonly<Record<CheckId, CheckGroup>> = {
  'token-in-keychain': 'token',
  'token-age': 'token',
  'token-power': 'token',
  'token-in-environment': 'copies',
  'token-in-code': 'copies',
  'token-in-history': 'copies',
  'token-in-logs': 'copies',
  'env-files-ignored': 'copies',
  'gitignore-complete': 'copies',
  'https-only': 'connection',
  'timeout-set': 'connection',
  'sessions-closed': 'connection',
  'two-factor': 'account',
  'email-verified': 'account',
  'account-standing': 'account',
  'input-validated': 'app',
  'errors-silent': 'app',
  'app-hardened': 'app',
  'machine-guarded': 'app',
  'file-permissions': 'app',
}

/**
 * Checks of the account: they look at nothing but what is at hand once it is read, so they run after each reading;
 * without an account they cannot be made, and what they said is forgotten with it.
 */
export const accountChecks: readonly CheckId[] = [
  'token-in-keychain',
  'token-age',
  'token-power',
  'sessions-closed',
  'two-factor',
  'email-verified',
  'account-standing',
]

/** `unknown` means "could not check", and the evidence says why. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'unknown'

/** Names a finding: the same one gets the same name in every run; made without any secret. */
export type FindingId = Brand<string, 'FindingId'>

const findingIdForm = /^[\w.:-]{1,64}$/

export function parseFindingId(text: unknown): FindingId | null {
  return typeof text === 'string' && findingIdForm.test(text) ? (text as FindingId) : null
}

/** Where a finding is. `folder` is the watched folder's absolute path; lines and columns are counted from 1. */
export type Place =
  | {
      readonly kind: 'file'
      /** Null for a file outside of the watched folders; `path` is then absolute. */
      readonly folder: string | null
      /** Relative to `folder`, with `/` between its parts on every platform. */
      readonly path: string
      readonly line: number | null
      readonly column: number | null
    }
  | {
      readonly kind: 'commit'
      /** The repository's absolute path. */
      readonly folder: string
      /** Null for a blob that no commit reaches any more. */
      readonly commit: string | null
      readonly blob: string
      /** Relative to the repository; null for a blob that no commit reaches any more. */
      readonly path: string | null
      readonly line: number
      readonly committedAtMs: EpochMs | null
    }

/** The owner's word on a finding: it stays visible, and does not count until `untilMs`. */
export interface Acceptance {
  /** `snoozed` looked at later, `accepted` meant to be so; `comment` and `baseline` stand in the folder itself. */
  readonly kind: 'snoozed' | 'accepted' | 'comment' | 'baseline'
  readonly reason: string
  /** Null for what stands in the folder itself. */
  readonly untilMs: EpochMs | null
}

/** For how long a finding may be put aside before it counts again. */
export const acceptanceDays = [1, 7, 30, 90, 365] as const
export type AcceptanceDays = (typeof acceptanceDays)[number]
/** In characters. */
export const longestReason = 200

export interface Finding {
  readonly id: FindingId
  readonly severity: 'fail' | 'warn'
  /** What was found, in one line; never a secret. */
  readonly text: string
  readonly place: Place | null
  readonly acceptance: Acceptance | null
  /** It is the token that Stakewatch keeps: put aside for a day at most, and allowed by nothing in the folder. */
  readonly isYours?: boolean
}

/** Something that Stakewatch can do about a finding, each with a name of its own within the check. */
export type Fix =
  /** Lines that are appended to a `.gitignore`, which is made where there is none. Can be taken back. */
  | {
      readonly kind: 'ignore-lines'
      readonly id: string
      readonly file: string
      readonly lines: readonly string[]
    }
  /** Takes rights away from others; modes as in `chmod`. Can be taken back. */
  | {
      readonly kind: 'restrict-mode'
      readonly id: string
      readonly path: string
      readonly from: number
      readonly to: number
    }
  /** Opens the place where it is done. */
  | {
      readonly kind: 'go'
      readonly id: string
      readonly where: FixPlace
      /** Whose place it is, where there are several accounts. */
      readonly account?: AccountId | undefined
    }
export type FixPlace = 'settings' | 'replace-token' | 'stake-security'

export interface CheckResult {
  readonly id: CheckId
  /** Without the findings that were accepted. */
  readonly status: CheckStatus
  /** What was found, in lines that a person can follow; never a secret. */
  readonly evidence: readonly string[]
  readonly findings: readonly Finding[]
  readonly fixes: readonly Fix[]
  readonly checkedAtMs: EpochMs
  readonly tookMs: number
}

/** How a check once ended, for its history. */
export interface CheckMoment {
  readonly atMs: EpochMs
  readonly status: CheckStatus
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** What a fix would change, before it does. */
export interface FixPreview {
  readonly path: string
  /** The file is made; it is not there yet. */
  readonly isNew: boolean
  readonly lines: readonly DiffLine[]
}

/** A fix that was carried out and can be taken back. */
export interface AppliedFix {
  readonly id: string
  readonly check: CheckId
  readonly kind: 'ignore-lines' | 'restrict-mode'
  readonly path: string
  readonly atMs: EpochMs
}

/** What a bare TLS handshake, with no request after it, showed. */
export interface TlsObservation {
  /** e.g. `TLSv1.3` */
  readonly protocol: string
  readonly cipher: string
  readonly validFromMs: EpochMs
  readonly validToMs: EpochMs
  /** The organisation or common name that signed the certificate. */
  readonly issuer: string
}
