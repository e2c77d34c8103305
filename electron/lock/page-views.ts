import type { Core } from '../../app/core.ts'
import { pushEvent } from '../ipc/events.ts'
import type { MainWindow } from '../windows/main-window.ts'

/**
 * Tells the page every view. When the lock closes, the page is not covered but ended, with all that it held,
 * and another one begins that is told nothing before the lock is open.
 */
export function tellPage(core: Core, window: Pick<MainWindow, 'page' | 'renew'>): void {
  let wasLocked = core.lock.isLocked()
  core.subscribe((view) => {
    const { locked } = view.lock
    if (locked && !wasLocked) window.renew()
    wasLocked = locked
    if (!locked) pushEvent(window.page(), 'view', view)
  })
}
