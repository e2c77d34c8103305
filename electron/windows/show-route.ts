import type { PageState } from '../../app/contract/page-state.ts'
import { pushEvent } from '../ipc/events.ts'
import type { MainWindow } from './main-window.ts'

/** Brings the window to the front at one of its views: a page that begins finds it, one that is there is told. */
export function showRoute(
  window: Pick<MainWindow, 'page' | 'show'>,
  memory: { state: PageState },
  route: PageState['route'],
): void {
  if (memory.state.route !== route) memory.state = { ...memory.state, route, scrollTop: 0 }
  pushEvent(window.page(), 'route', route)
  window.show()
}
