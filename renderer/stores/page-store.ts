import { create } from 'zustand'
import type { PageState } from '../../app/contract/page-state.ts'

export type Route = PageState['route']

interface PageStore extends PageState {
  readonly keysShown: boolean
}

/** Where the person is in the page. Main remembers it while the window is gone. */
export const usePageStore = create<PageStore>()(() => ({
  route: 'overview',
  scrollTop: 0,
  zerosShown: false,
  keysShown: false,
}))

export function goTo(route: Route): void {
  if (usePageStore.getState().route !== route) usePageStore.setState({ route, scrollTop: 0 })
}

export function toggleZeros(): void {
  usePageStore.setState(({ zerosShown }) => ({ zerosShown: !zerosShown }))
}

export function setScrollTop(scrollTop: number): void {
  usePageStore.setState({ scrollTop: Math.max(0, Math.round(scrollTop)) })
}

export function showKeys(keysShown: boolean): void {
  usePageStore.setState({ keysShown })
}

/** The part that main keeps. */
export function pageState(): PageState {
  const { route, scrollTop, zerosShown } = usePageStore.getState()
  return { route, scrollTop, zerosShown }
}
