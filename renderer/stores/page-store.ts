import { create } from 'zustand'
import type { PageState } from '../../app/contract/page-state.ts'
import { firstChart, type ChartChoice } from '../../app/domain/history.ts'
import type { CheckId } from '../../app/domain/check.ts'
import type { Place } from '../../app/domain/place.ts'

export type Route = PageState['route']

interface PageStore extends PageState {
  readonly keysShown: boolean
}

/** Where the person is in the page. Main remembers it while the window is gone. */
export const usePageStore = create<PageStore>()(() => ({
  route: 'overview',
  scrollTop: 0,
  zerosShown: false,
  folds: {},
  chart: firstChart,
  keysShown: false,
  sought: null,
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

export function setFold(check: CheckId, isOpen: boolean): void {
  usePageStore.setState(({ folds }) => ({ folds: { ...folds, [check]: isOpen } }))
}

/** Goes to where something is to be seen. */
export function goToPlace({ route, check }: Pick<Place, 'route' | 'check'>): void {
  if (check === null) goTo(route)
  else seek(check)
}

export function setChart(change: Partial<ChartChoice>): void {
  usePageStore.setState(({ chart }) => ({ chart: { ...chart, ...change } }))
}

/** Goes to one check of the checklist, unfolded. */
export function seek(check: CheckId): void {
  setFold(check, true)
  usePageStore.setState({ sought: check })
  goTo('checklist')
}

export function endSeeking(): void {
  usePageStore.setState({ sought: null })
}

export function showKeys(keysShown: boolean): void {
  usePageStore.setState({ keysShown })
}

/** The part that main keeps. */
export function pageState(): PageState {
  const { route, scrollTop, zerosShown, folds, sought, chart } = usePageStore.getState()
  return { route, scrollTop, zerosShown, folds, sought, chart }
}
