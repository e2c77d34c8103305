import type { FindingId, Place } from './check.ts'

/** What the scan looks for: secrets, and code that treats the connection to Stake carelessly. */
export const scanRules = [
  'stake-token',
  'stake-jwt',
  'other-secret',
  'http-stake',
  'no-certificate-check',
  'client-without-timeout',
] as const
export type ScanRule = (typeof scanRules)[number]

/** In which guise a token was found; for the words of a finding. */
export const habitats = [
  'header',
  'curl',
  'json',
  'yaml',
  'assignment',
  'variable',
  'cookie',
  'jwt',
  'base64',
  'url-encoded',
  'split',
  'bare',
] as const
export type Habitat = (typeof habitats)[number]

/** Where a scanned text belongs. */
export type ScanSource = 'folder' | 'log' | 'startup' | 'shell-history' | 'git-history'

export interface ScanHit {
  readonly rule: ScanRule
  readonly source: ScanSource
  /** How a token was written; null for every other rule. */
  readonly habitat: Habitat | null
  /** The general rule's own name, e.g. `aws`; null for our own rules. */
  readonly detail: string | null
  /** It is a token that Stakewatch keeps. Such a hit is never allowed by a comment or a baseline. */
  readonly isYours: boolean
  readonly place: Place
  /** First 8 … last 4 of a secret; the text itself of a rule about code, cut to 80 characters. */
  readonly shown: string
  readonly id: FindingId
  readonly allowedBy: 'comment' | 'baseline' | null
}

/** Why something was not read; each is counted, and the first few are named. */
export const unreadReasons = [
  'binary',
  'too-large',
  'denied',
  'vanished',
  'link',
  'link-loop',
  'special',
  'too-deep',
  'odd-name',
  'broken',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

export interface Unread {
  readonly reason: UnreadReason
  readonly count: number
  /** Absolute paths of the first few, fit to be shown. */
  readonly examples: readonly string[]
}

export type FolderOutcome = 'scanned' | 'missing' | 'denied' | 'not-a-folder'

/** `refused`: git does not trust a repository that belongs to somebody else. */
export type HistoryOutcome = 'scanned' | 'no-git' | 'refused' | 'broken' | 'cancelled'

export interface ScanReport {
  readonly hits: readonly ScanHit[]
  /** Hits beyond what is kept of them. */
  readonly hitsLeftOut: number
  readonly folders: readonly { readonly folder: string; readonly outcome: FolderOutcome }[]
  readonly history: readonly {
    readonly repository: string
    readonly outcome: HistoryOutcome
    readonly blobs: number
    /** Of `blobs`, those that an earlier scan has read, and found nothing in. */
    readonly known: number
  }[]
  /** Files of `ScanRequest.files` that could be read. */
  readonly filesRead: readonly string[]
  /** Absolute paths of the `.env` files in the watched folders, examples and templates left out. */
  readonly envFiles: readonly string[]
  /** Absolute paths of the working trees in, or around, the watched folders. */
  readonly repositories: readonly string[]
  readonly unread: readonly Unread[]
  readonly files: number
  /** Of `files`, those that had not changed since they were last read. */
  readonly unchanged: number
  readonly bytes: number
  readonly tookMs: number
  readonly cancelled: boolean
}

export interface ScanProgress {
  readonly phase: 'files' | 'history'
  readonly files: number
  readonly bytes: number
  readonly blobs: number
  readonly hits: number
}

/** A file outside of the watched folders that is looked at too. */
export interface ScanFile {
  readonly source: Exclude<ScanSource, 'folder' | 'git-history'>
  /** Absolute. */
  readonly path: string
}

/** Tokens that are kept, as HMAC-SHA-256 of their text in hexadecimal under a key that is made for each run. */
export interface KnownTokens {
  readonly keyHex: string
  readonly digests: readonly string[]
  /** Says nothing of them, and is another one where they are others: for the scan to tell what still holds. */
  readonly label: string
}

export interface ScanRequest {
  /** Absolute paths. */
  readonly folders: readonly string[]
  readonly files: readonly ScanFile[]
  /** Whether the git histories are read too. */
  readonly history: boolean
  readonly known: KnownTokens | null
  /** Absolute path of the file that remembers what has not changed; null to remember nothing. */
  readonly cacheFile: string | null
  /** The same for git histories. */
  readonly historyFile: string | null
}
