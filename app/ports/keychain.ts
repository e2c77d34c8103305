import type { KeychainAbsence } from '../domain/failure.ts'
import type { Storage } from '../domain/token.ts'

export type KeychainProblem =
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable'; readonly cause: KeychainAbsence }
  | { readonly kind: 'refused' }

export type KeychainRead =
  | { readonly kind: 'found'; readonly secret: string }
  | { readonly kind: 'missing' }
  | KeychainProblem
export type KeychainWrite = { readonly kind: 'done' } | KeychainProblem

/** The operating system's keychain, one service, many entries. Calls may hang: the vault bounds them. */
export interface Keychain {
  read(entry: string): Promise<KeychainRead>
  write(entry: string, secret: string): Promise<KeychainWrite>
  /** `done` also when there was nothing to delete. */
  remove(entry: string): Promise<KeychainWrite>
  /** Which backend, and whether it survives a restart of the machine. Never asks for a secret. */
  describe(): Promise<Storage>
  /** Whether it is locked or absent, without unlocking it; null where that cannot be found out. */
  inspect(): Promise<KeychainProblem | 'open' | null>
}
