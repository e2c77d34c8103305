import { isUndisturbed } from '../alerts/undisturbed.ts'
import type { AlertsMemory } from '../alerts/memory.ts'
import { placeOf, type Alert, type ShownAlert } from '../domain/alert.ts'
import type { Failure } from '../domain/failure.ts'
import type { Place } from '../domain/place.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { minuteMs, secondMs } from '../domain/time.ts'
import { noticeOf, testNotice } from '../strings/en/alerts.ts'
import { shownAccountName } from '../strings/account-name.ts'
import type { Kernel } from './kernel.ts'
import { shownAlert } from './privacy.ts'
import type { KeptFile } from './kept-file.ts'

export interface TellingNeeds {
  readonly isLocked: () => boolean
  readonly isPrivate: () => boolean
}

export interface Telling {
  /** Tells what waits to be told, as soon as it may be; to be called when there is something, and about once a minute. */
  soon(): void
  /** Shows a notification now, unless one was shown less than a minute ago. */
  test(): Result<null, Failure>
  stop(): void
}

/** What is found at the same time is told at the same time. */
const gatherMs = 2 * secondMs

const everyMs = minuteMs

const activity: Place = { route: 'activity', account: null, check: null }

/**
 * Gives the native notifications: one a minute at most, and all that waits in it; none while the owner or the desktop
 * does not want to be disturbed. What is told is noted first, so that a crash loses a notification rather than repeat it.
 */
export function createTelling(kernel: Kernel, store: KeptFile<AlertsMemory>, needs: TellingNeeds): Telling {
  const { clock, notifier } = kernel.ports
  let toldAtElapsedMs: number | null = null
  let cancel: (() => void) | null = null
  let isTelling = false
  let isStopped = false

  function waitMs(): number {
    if (toldAtElapsedMs !== null) return Math.max(0, toldAtElapsedMs + everyMs - clock.elapsedMs())
    // By the run before this one, as far as its clock can be believed.
    const sinceMs = clock.now() - (store.current().toldAtMs ?? 0)
    return sinceMs >= 0 && sinceMs < everyMs ? everyMs - sinceMs : 0
  }

  function waiting(): readonly Alert[] {
    const { list, untold } = store.current()
    return list.filter(({ id }) => untold.includes(id)).toReversed()
  }

  function soon(): void {
    if (isStopped || cancel || isTelling || store.current().untold.length === 0) return
    cancel = clock.after(Math.max(waitMs(), gatherMs), () => {
      cancel = null
      void tell()
    })
  }

  async function tell(): Promise<void> {
    isTelling = true
    const mayTell = !isUndisturbed(kernel.settings.current().alerts, clock.now())
    const isFree = mayTell && !(await notifier.isUndisturbed())
    const alerts = isFree && !isStopped ? waiting() : []
    if (alerts.length > 0) {
      const told = new Set(alerts.map(({ id }) => id))
      note((untold) => untold.filter((id) => !told.has(id)))
      await store.write()
      if (!isStopped) show(alerts)
    }
    isTelling = false
    // What came meanwhile; what is held back is looked at again with the next minute.
    if (alerts.length > 0) soon()
  }

  function note(edit: (untold: readonly number[]) => readonly number[]): void {
    toldAtElapsedMs = clock.elapsedMs()
    const toldAtMs = clock.now()
    store.change((now) => ({ ...now, untold: edit(now.untold), toldAtMs }))
  }

  /** Which account it is goes without saying where there is one. */
  function nameOf({ account }: ShownAlert): string | null {
    const { accounts } = kernel.settings.current()
    const record = accounts.length > 1 && accounts.find(({ id }) => id === account)
    return record ? shownAccountName(record) : null
  }

  function show(alerts: readonly Alert[]): void {
    const isPrivate = needs.isPrivate()
    const hidden = needs.isLocked() ? 'locked' : isPrivate ? 'privacy' : null
    const shown = alerts.map((alert) => shownAlert(alert, isPrivate))
    const [first, ...others] = shown
    const place = first && others.length === 0 ? placeOf(first) : activity
    kernel.log.log('info', 'alerted', { kinds: alerts.map(({ facts }) => facts.kind).join(' ') })
    notifier.notify({ ...noticeOf(shown, hidden, nameOf), place })
  }

  return {
    soon,
    test() {
      const leftMs = waitMs()
      if (leftMs > 0) return err({ kind: 'notified-just-now', waitMs: leftMs })
      note((untold) => untold)
      notifier.notify({ ...testNotice, place: activity })
      return ok()
    },
    stop() {
      isStopped = true
      cancel?.()
      cancel = null
    },
  }
}
