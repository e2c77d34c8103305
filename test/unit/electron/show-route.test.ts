import { describe, expect, it } from 'vitest'
import { firstPageState, type PageState } from '../../../app/contract/page-state.ts'
import type { Place } from '../../../app/domain/place.ts'
import { showRoute, type RouteNeeds } from '../../../electron/windows/show-route.ts'

type Page = NonNullable<ReturnType<RouteNeeds['window']['page']>>

const asItWasLeft: PageState = {
  ...firstPageState,
  scrollTop: 40,
  zerosShown: true,
  folds: { 'two-factor': true },
}

interface Showing {
  readonly page: Pick<Page, 'isDestroyed' | 'send'> | null
  readonly to?: Pick<Place, 'route' | 'check'>
  readonly isLocked?: boolean
}

function showing({ page, to = { route: 'checklist', check: null }, isLocked = false }: Showing) {
  const memory = { state: asItWasLeft }
  const done: string[] = []
  const window = { page: () => page as Page | null, show: () => void done.push(memory.state.route) }
  showRoute({ window, memory, isLocked: () => isLocked }, to)
  return { state: memory.state, done }
}

function listening() {
  const sent: unknown[] = []
  return {
    sent,
    page: { isDestroyed: () => false, send: (...message: unknown[]) => void sent.push(message) },
  }
}

describe('a view that the tray is asked for', () => {
  it('is what a window that is made anew begins with', () => {
    const { state, done } = showing({ page: null })
    expect(state).toEqual({ ...asItWasLeft, route: 'checklist', scrollTop: 0 })
    expect(done).toEqual(['checklist'])
  })

  it('is told to the page that is there', () => {
    const { page, sent } = listening()
    showing({ page })
    expect(sent).toEqual([['stakewatch-event:route', { route: 'checklist', check: null }]])
  })
})

describe('a check that a notification told of', () => {
  const to = { route: 'checklist', check: 'token-in-code' } as const

  it('is unfolded and sought by a window that is made anew', () => {
    const { state } = showing({ page: null, to })
    expect(state).toMatchObject({
      route: 'checklist',
      folds: { 'two-factor': true, 'token-in-code': true },
      sought: 'token-in-code',
    })
  })

  it('is not told to a page that asks for the passphrase, and waits for it', () => {
    const { page, sent } = listening()
    const { state, done } = showing({ page, to, isLocked: true })
    expect(sent).toEqual([])
    expect(state).toMatchObject({ route: 'checklist', sought: 'token-in-code' })
    expect(done).toEqual(['checklist'])
  })
})
