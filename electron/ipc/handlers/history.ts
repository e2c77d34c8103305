import type { Handlers } from '../../../app/contract/bridge.ts'
import type { HistoryActions } from '../../../app/core.ts'

export function historyHandlers(history: HistoryActions) {
  return {
    'history.series': async ({ account, subject, range }) => history.series(account, subject, range),
    'history.export': async ({ account, format }) => history.exportTo(account, format),
    'history.import': async ({ account }) => history.importFrom(account),
    'history.wipe': async ({ account }) => history.wipe(account),
    'history.dismissNotice': async () => history.dismissNotice(),
  } satisfies Partial<Handlers>
}
