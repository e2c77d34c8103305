import type { Events } from '../../app/contract/bridge.ts'
import type { View } from '../../app/domain/view.ts'
import { bridge } from '../bridge.ts'
import { reportPageFailure } from './actions.ts'
import { useLockStore } from './lock-store.ts'
import { goToPlace, pageState, usePageStore } from './page-store.ts'
import { startSeries } from './series-store.ts'
import { shared } from './share.ts'
import { setMainTime, startTicking } from './time-store.ts'
import { useViewStore } from './view-store.ts'

/** Scrolling tells many positions; main is told once it rests. */
const restMs = 300

/** What main told by itself since it was asked, until it answers; null when it is not being asked. */
let told: { view?: Events['view']; place?: Events['route'] } | null = null

/**
 * Fills the stores from main and keeps them so: listens first, then asks once, so that no event is missed.
 * An event that came before the answer is newer than it, and waits for it: what the owner did on a page that is shown
 * too early would be undone by the answer.
 */
export async function startSync(): Promise<void> {
  reportUncaught()
  startTicking()
  startSeries()
  bridge.on.view((view) => {
    if (told) told.view = { ...told.view, ...view }
    else change(view)
  })
  bridge.on.route((place) => {
    if (told) told.place = place
    else goToPlace(place)
  })
  await openView()
}

/** Asks main for all that there is to show: at the beginning, and when the lock has been opened. */
export async function openView(): Promise<void> {
  const early: NonNullable<typeof told> = {}
  told = early
  const opening = await bridge.call['view.get']({})
  told = null
  if (!opening.ok) {
    if (opening.failure.kind === 'locked') await showLock()
    else useViewStore.setState({ failure: opening.failure })
    return
  }
  const { view, page, platform, version } = opening.value
  usePageStore.setState(page)
  if (early.place) goToPlace(early.place)
  useViewStore.setState({ platform, version })
  show({ ...view, ...early.view })
  useLockStore.setState({ isLocked: false })
  rememberPage()
}

async function showLock(): Promise<void> {
  const lock = await bridge.call['lock.state']({})
  if (!lock.ok) {
    useViewStore.setState({ failure: lock.failure })
    return
  }
  const { waitMs, touchId } = lock.value
  useLockStore.setState({
    isLocked: true,
    hasTouchId: touchId,
    failure: waitMs > 0 ? { kind: 'passphrase-slowed', waitMs } : null,
    notBeforeMs: Date.now() + waitMs,
  })
}

/** Nothing is changed of what has not been opened: who opens it asks for the whole. */
function change(parts: Events['view']): void {
  const { view } = useViewStore.getState()
  if (view) show({ ...view, ...parts })
}

function show(view: View): void {
  setMainTime(view.nowMs)
  applyTheme(view.preferences.theme)
  // Each is a new one, also where it says the same: some ask main for more with every view.
  useViewStore.setState((before) => ({ view: { ...shared(before.view, view) } }))
}

function applyTheme(theme: View['preferences']['theme']): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
}

function rememberPage(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = JSON.stringify(pageState())
  const tell = () => {
    const state = pageState()
    const now = JSON.stringify(state)
    if (now === known) return
    known = now
    void bridge.call['page.remember'](state).catch(() => null)
  }
  usePageStore.subscribe((now, before) => {
    clearTimeout(timer)
    const onlyScrolled =
      now.route === before.route &&
      now.zerosShown === before.zerosShown &&
      now.folds === before.folds &&
      now.chart === before.chart
    // The window may close right after a click: only what comes in streams may wait.
    if (onlyScrolled) timer = setTimeout(tell, restMs)
    else tell()
  })
}

function reportUncaught(): void {
  window.addEventListener('error', () => void reportPageFailure('script'))
  window.addEventListener('unhandledrejection', () => void reportPageFailure('promise'))
}
