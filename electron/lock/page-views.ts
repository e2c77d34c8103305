import { isDeepStrictEqual } from 'node:util'
import type { WebContents } from 'electron'
import type { Core } from '../../app/core.ts'
import type { View } from '../../app/domain/view.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { pushEvent } from '../ipc/events.ts'
import type { MainWindow } from '../windows/main-window.ts'

/** Two frames: a change is painted before the page has to look at the next one. */
const restMs = 32

/**
 * Tells the page each view: the first at once, and of those that follow each other closely (one reading makes five or
 * six) the last. Of each it is told what has changed: most of a view is the checklist, which hardly does. When the lock closes, the page is not covered but ended, with all that it held, and another one
 * begins that is told nothing before the lock is open.
 */
export function tellPage(core: Core, window: Pick<MainWindow, 'page' | 'renew'>, clock: Clock): void {
  let wasLocked = core.lock.isLocked()
  let isResting = false
  let waiting: View | null = null
  let told: { readonly page: WebContents; readonly view: View } | null = null

  function tell(view: View): void {
    const page = window.page()
    if (page === null) return
    pushEvent(page, 'view', told?.page === page ? changedParts(told.view, view) : view)
    told = { page, view }
    isResting = true
    clock.after(restMs, () => {
      isResting = false
      const last = waiting
      waiting = null
      if (last) tell(last)
    })
  }

  core.subscribe((view) => {
    const { locked } = view.lock
    if (locked) waiting = told = null
    if (locked && !wasLocked) window.renew()
    wasLocked = locked
    if (locked) return
    if (isResting) waiting = view
    else tell(view)
  })
}

function changedParts(before: View, now: View): Partial<View> {
  const former = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(now).filter(([key, part]) => !isDeepStrictEqual(part, former.get(key))),
  )
}
