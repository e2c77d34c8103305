import type { PageState } from '../../app/contract/page-state.ts'
import type { Place } from '../../app/domain/place.ts'
import { pushEvent } from '../ipc/events.ts'
import type { MainWindow } from './main-window.ts'

export interface RouteNeeds {
  readonly window: Pick<MainWindow, 'page' | 'show'>
  /** What main keeps of the page. */
  readonly memory: { state: PageState }
  readonly isLocked: () => boolean
}

/**
 * Brings the window to the front at one of its places: a page that begins finds it, one that is there is told. While
 * locked the page is told nothing, and finds it when it is opened.
 */
export function showRoute(
  { window, memory, isLocked }: RouteNeeds,
  { route, check }: Pick<Place, 'route' | 'check'>,
): void {
  const { state } = memory
  const isElsewhere = state.route !== route
  if (isElsewhere || check !== null) {
    memory.state = {
      ...state,
      route,
      scrollTop: isElsewhere ? 0 : state.scrollTop,
      folds: check === null ? state.folds : { ...state.folds, [check]: true },
      sought: check,
    }
  }
  if (!isLocked()) pushEvent(window.page(), 'route', { route, check })
  window.show()
}
