import type { Host } from '../domain/host.ts'
import type { ImportProblem, StakeVariable } from '../domain/imports.ts'

/** What a text holds that might be taken over. */
export interface Candidate {
  /** As it stands there: its form has not been checked. Null when there is none. */
  readonly token: string | null
  readonly host: Host | null
  readonly timeoutSeconds: number | null
  readonly problems: readonly ImportProblem[]
  /** The variables that held the token; empty for what is no variable. */
  readonly names: readonly StakeVariable[]
}
