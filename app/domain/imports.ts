import type { Host } from './host.ts'

/** What the StakeAPI library reads of its environment. */
export const stakeVariables = [
  'STAKE_ACCESS_TOKEN',
  'STAKE_SESSION_COOKIE',
  'STAKE_CF_CLEARANCE',
  'STAKE_USER_AGENT',
  'STAKE_BASE_URL',
  'STAKE_TIMEOUT',
  'STAKE_RATE_LIMIT',
] as const
export type StakeVariable = (typeof stakeVariables)[number]

export type ImportSource = 'clipboard' | 'environment' | 'file' | 'python-keyring'

/** What was found and not taken over. Nothing here repeats a text from outside. */
export type ImportProblem =
  /** Without encryption: a token must not travel to such an address. */
  | { readonly kind: 'address-not-https' }
  | { readonly kind: 'address-not-allowed' }
  | { readonly kind: 'address-unreadable' }
  | { readonly kind: 'timeout-not-valid' }
  /** Two different tokens; the one that is named an access token was taken. */
  | { readonly kind: 'tokens-differ' }
  | { readonly kind: 'not-used'; readonly names: readonly StakeVariable[] }

/** What an import brought besides the token. Nothing of it is stored before the token is. */
export interface ImportFound {
  readonly source: ImportSource
  /** The file's name with its folder's, fit to be shown; null for every other source. */
  readonly file: string | null
  readonly mask: string
  /** Null when none was found that may be used: the host stays as it was chosen. */
  readonly host: Host | null
  readonly timeoutSeconds: number | null
  readonly problems: readonly ImportProblem[]
}

/** A copy of the kept token that is still where it was imported from, and can be taken away there. */
export type PlainCopy =
  | {
      readonly kind: 'file'
      readonly file: string
      /** Counted from 1. */
      readonly lines: readonly number[]
      readonly removed: boolean
    }
  /** Only the shell that set it can unset it. */
  | { readonly kind: 'environment'; readonly names: readonly StakeVariable[] }
  | { readonly kind: 'python-keyring'; readonly removed: boolean }

/** Why a file of the owner's could not be read or replaced; `changed` since it was read. */
export type OwnerFileProblem =
  | 'missing'
  | 'denied'
  | 'not-a-file'
  | 'too-large'
  | 'not-text'
  | 'changed'
  /** It has further names (hard links), which would keep the former content. */
  | 'several-names'
  | 'disk-full'
  | 'other'

/** Why the Python library's keyring cannot be used from here. */
export type PythonKeyringProblem =
  /** Its entry in Windows' Credential Manager is written in a form of its own. */
  'windows' | 'no-tool' | 'locked' | 'no-answer' | 'refused'
