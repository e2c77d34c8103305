import type { AppFacts } from '../domain/app-facts.ts'

/** What the host can tell of itself; left out by hosts that have no window. */
export interface AppInspection {
  look(): Promise<AppFacts>
}
