import type { WebContents } from 'electron'
import type { Events } from '../../app/contract/bridge.ts'
import { eventPrefix, type EventName } from '../../app/contract/operations.ts'

/** Tells our own page, and nobody else; nothing when there is no page to tell. */
export function pushEvent<Name extends EventName>(
  page: WebContents | null,
  name: Name,
  payload: Events[Name],
): void {
  if (page === null || page.isDestroyed()) return
  page.send(eventPrefix + name, payload)
}
