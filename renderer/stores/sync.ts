import type { View } from '../../app/domain/view.ts'
import { bridge } from '../bridge.ts'
import { reportPageFailure } from './actions.ts'
import { pageState, usePageStore } from './page-store.ts'
import { setMainTime, startTicking } from './time-store.ts'
import { useViewStore } from './view-store.ts'

/** Scrolling tells many positions; main is told once it rests. */
const restMs = 300

/**
 * Fills the stores from main and keeps them so: listens first, then asks once, so that no event is missed.
 * An event that came before the answer is newer than it.
 */
export async function startSync(): Promise<void> {
  reportUncaught()
  startTicking()
  let newer: View | null = null
  bridge.on.view((view) => {
    newer = view
    show(view)
  })
  const opening = await bridge.call['view.get']({})
  if (!opening.ok) {
    useViewStore.setState({ failure: opening.failure })
    return
  }
  const { view, page, platform, version } = opening.value
  usePageStore.setState(page)
  useViewStore.setState({ platform, version })
  show(newer ?? view)
  rememberPage()
}

function show(view: View): void {
  setMainTime(view.nowMs)
  applyTheme(view.preferences.theme)
  useViewStore.setState({ view })
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
    const onlyScrolled = now.route === before.route && now.zerosShown === before.zerosShown
    // The window may close right after a click: only what comes in streams may wait.
    if (onlyScrolled) timer = setTimeout(tell, restMs)
    else tell()
  })
}

function reportUncaught(): void {
  window.addEventListener('error', () => void reportPageFailure('script'))
  window.addEventListener('unhandledrejection', () => void reportPageFailure('promise'))
}
