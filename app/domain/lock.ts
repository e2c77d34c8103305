export const idleChoices = [1, 5, 15, 60] as const
/** Minutes without input after which the app locks itself. */
export type IdleMinutes = (typeof idleChoices)[number]

/** When the app locks itself, and what goes on meanwhile. */
export interface LockOptions {
  /** Null for never. */
  readonly idleMinutes: IdleMinutes | null
  readonly withScreen: boolean
  readonly onSuspend: boolean
  /** Readings go on while locked; no amount leaves the core. */
  readonly keepWatching: boolean
  /** Touch ID unlocks too. */
  readonly touchId: boolean
}

/** What a passphrase is checked against: scrypt's outcome with what went into it. Bytes are in base64. */
export interface PassphraseHash {
  readonly kdf: 'scrypt'
  /** Cost, a power of two. */
  readonly n: number
  readonly r: number
  readonly p: number
  readonly salt: string
  readonly key: string
}

/** What is remembered of the lock; the passphrase itself is nowhere. */
export interface LockRecord {
  readonly hash: PassphraseHash
  readonly options: LockOptions
  /** Tokens are sealed with the passphrase. While false, no entry of the keychain is. */
  readonly sealed: boolean
}

export const firstLockOptions: LockOptions = {
  idleMinutes: 15,
  withScreen: true,
  onSuspend: true,
  keepWatching: true,
  touchId: false,
}

/** Why the app was locked. */
export type LockCause = 'asked' | 'idle' | 'screen' | 'suspend'

/** What may be known of the lock while it is closed. */
export interface LockState {
  readonly locked: boolean
  /** Milliseconds until the next passphrase is looked at; 0 when it would be at once. */
  readonly waitMs: number
  /** Touch ID is chosen, and can be had on this machine. */
  readonly touchId: boolean
}

/** How the owner opens the lock. `giving-up-the-token` removes every token and account, and the lock with them. */
export type UnlockWay =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'touch-id' }
  | { readonly by: 'giving-up-the-token' }

/** Characters as a person counts them; the least of what a new passphrase must have. */
export const leastPassphraseLength = 8
export const longestPassphraseLength = 1024

/** What came of opening a sealed text. */
export type Unsealed =
  | { readonly kind: 'open'; readonly text: string }
  /** Sealed, and the key is not at hand. */
  | { readonly kind: 'sealed' }
  /** The key fits, and what it should open was changed or belongs to another account. */
  | { readonly kind: 'damaged' }
