import { describe, expect, it } from 'vitest'
import { firstPageState, type PageState } from '../../../app/contract/page-state.ts'
import { showRoute } from '../../../electron/windows/show-route.ts'

type Page = NonNullable<Parameters<typeof showRoute>[0]['page'] extends () => infer Found ? Found : never>

const asItWasLeft: PageState = {
  ...firstPageState,
  scrollTop: 40,
  zerosShown: true,
  folds: { 'two-factor': true },
}

function showing(page: Pick<Page, 'isDestroyed' | 'send'> | null) {
  const memory = { state: asItWasLeft }
  const done: string[] = []
  const window = { page: () => page as Page | null, show: () => void done.push(memory.state.route) }
  showRoute(window, memory, 'checklist')
  return { state: memory.state, done }
}

describe('a view that the tray is asked for', () => {
  it('is what a window that is made anew begins with', () => {
    const { state, done } = showing(null)
    expect(state).toEqual({ ...asItWasLeft, route: 'checklist', scrollTop: 0 })
    expect(done).toEqual(['checklist'])
  })

  it('is told to the page that is there', () => {
    const sent: unknown[] = []
    showing({ isDestroyed: () => false, send: (...message: unknown[]) => void sent.push(message) })
    expect(sent).toEqual([['stakewatch-event:route', 'checklist']])
  })
})
