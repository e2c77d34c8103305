import type { AccountId } from './account.ts'
import type { CheckId } from './check.ts'

/** The views of the page, by what the rail calls them. */
export const pageRoutes = ['overview', 'checklist', 'activity', 'account', 'settings'] as const
export type PageRoute = (typeof pageRoutes)[number]

/** Where in the window something is to be seen. */
export interface Place {
  readonly route: PageRoute
  /** The account that it is about; null for none, or for whichever is selected. */
  readonly account: AccountId | null
  /** The check that is unfolded and brought into sight. */
  readonly check: CheckId | null
}
