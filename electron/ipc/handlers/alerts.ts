import type { Handlers } from '../../../app/contract/bridge.ts'
import type { AlertActions } from '../../../app/core.ts'

export function alertHandlers(alerts: AlertActions) {
  return {
    'alerts.change': async (change) => alerts.change(change),
    'alerts.markSeen': async () => alerts.markSeen(),
    'alerts.clear': async () => alerts.clear(),
    'alerts.test': async () => alerts.test(),
  } satisfies Partial<Handlers>
}
