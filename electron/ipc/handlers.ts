import type { Handlers } from '../../app/contract/bridge.ts'
import { accountHandlers } from './handlers/account.ts'
import { alertHandlers } from './handlers/alerts.ts'
import { checklistHandlers } from './handlers/checklist.ts'
import { historyHandlers } from './handlers/history.ts'
import { lockHandlers } from './handlers/lock.ts'
import { pageHandlers, type PageNeeds } from './handlers/page.ts'
import { setupHandlers } from './handlers/setup.ts'

/** Every operation's handler: one that is missing does not compile. */
export function createHandlers(needs: PageNeeds): Handlers {
  return {
    ...accountHandlers(needs.core),
    ...checklistHandlers(needs.core),
    ...alertHandlers(needs.core.alerts),
    ...setupHandlers(needs.core.setup),
    ...historyHandlers(needs.core.history),
    ...lockHandlers(needs.core.lock),
    ...pageHandlers(needs),
  }
}
