import { useEffect } from 'react'
import type { AccountView } from '../../../app/domain/view.ts'
import { usePageStore } from '../../stores/page-store.ts'
import { dropSeries, useSeriesStore, wantSeries, type SeriesStore } from '../../stores/series-store.ts'
import { useViewStore } from '../../stores/view-store.ts'

/** The chosen line of an account, asked for again with each reading, for as long as somebody looks. */
export function useSeries({ id, snapshot, freshness }: AccountView): SeriesStore {
  const { subject, range } = usePageStore(({ chart }) => chart)
  const display = useViewStore(({ view }) => view?.preferences.displayCurrency)
  // Balances are shown as soon as they are there; they are in the history once their reading has ended.
  const reading = freshness.refreshing ? null : `${snapshot?.takenAtMs} ${display}`
  useEffect(() => {
    wantSeries({ account: id, subject, range }, reading)
  }, [id, subject, range, reading])
  useEffect(() => dropSeries, [])
  return useSeriesStore()
}
