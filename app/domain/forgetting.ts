import type { Failure } from './failure.ts'
import type { Host } from './host.ts'

/** What became of forgetting everything, in the order in which it was tried. */
export interface ForgetReport {
  readonly parts: readonly ForgottenPart[]
}

export type ForgottenPart =
  | {
      readonly what: 'token'
      /** As Stake calls the account; null where that was never read. */
      readonly name: string | null
      readonly host: Host
      /** The keychain's name. */
      readonly backend: string
      readonly outcome: ForgetOutcome
    }
  | {
      readonly what: 'settings' | 'checklist' | 'alerts' | 'history' | 'logs'
      readonly files: number
      readonly outcome: ForgetOutcome
    }
  /** The entry that starts Stakewatch at login; left out where there was none. */
  | { readonly what: 'login-start'; readonly outcome: ForgetOutcome }

export type ForgetOutcome =
  | { readonly kind: 'removed' }
  /** Not tried, since a token is still there and would be lost sight of. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export function isAllForgotten({ parts }: ForgetReport): boolean {
  return parts.every(({ outcome }) => outcome.kind === 'removed')
}
