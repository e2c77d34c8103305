import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Handlers } from '../../../app/contract/bridge.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { createFakeBridge } from '../../fakes/bridge.ts'
import { exampleSeries } from '../../fakes/history.ts'
import { currency, exampleView, openingOf } from '../../fakes/views.ts'

const other = { ...exampleSeries, range: '24h' } as const
const week = { account: firstAccountId, subject: 'total', range: '7d' } as const
const day = { ...week, range: '24h' } as const

/** The store on a bridge of our own, whose page can be hidden. */
async function load(series: Handlers['history.series']) {
  const fake = createFakeBridge(openingOf(exampleView), { 'history.series': series })
  const page = { hidden: false, show: () => undefined as void }
  vi.stubGlobal('window', { stakewatch: fake.bridge })
  vi.stubGlobal('document', {
    get hidden() {
      return page.hidden
    },
    addEventListener: (_name: string, listener: () => void) => (page.show = listener),
  })
  vi.resetModules()
  const store = await import('../../../renderer/stores/series-store.ts')
  store.startSeries()
  const asked = () => fake.calls.map(({ request }) => request)
  return { ...store, asked, page, shown: () => store.useSeriesStore.getState() }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a line is asked for once for each reading, and readings in a stream share one asking', async () => {
  const { wantSeries, asked, shown } = await load(async () => ok(exampleSeries))
  wantSeries(week, 'first')
  wantSeries(week, 'first')
  await settle()
  expect(asked()).toEqual([week])
  expect(shown()).toEqual({ account: firstAccountId, series: exampleSeries, failure: null })
  for (const reading of ['second', 'third', 'fourth']) wantSeries(week, reading)
  await vi.advanceTimersByTimeAsync(999)
  expect(asked()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked()).toHaveLength(2)
})

it('a reading under way is waited for, by a line that is there already', async () => {
  const { wantSeries, asked } = await load(async () => ok(exampleSeries))
  wantSeries(week, null)
  await vi.advanceTimersByTimeAsync(1000)
  wantSeries(week, null)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked()).toHaveLength(1)
  wantSeries(week, 'first')
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked()).toHaveLength(2)
})

it('another line is asked for at once, and the answer to the former one is not shown for it', async () => {
  const { wantSeries, asked, shown } = await load(async ({ range }) =>
    ok(range === '24h' ? other : exampleSeries),
  )
  wantSeries(week, 'first')
  wantSeries(day, 'first')
  expect(shown().series).toBeNull()
  await settle()
  expect(asked()).toEqual([week, day])
  expect(shown().series).toEqual(other)
  wantSeries(week, 'first')
  await settle()
  expect(asked()).toHaveLength(3)
})

it('the line of another account is never shown for this one', async () => {
  const { wantSeries, shown } = await load(async () => ok(exampleSeries))
  wantSeries(week, 'first')
  await settle()
  wantSeries({ ...week, account: 'another' as typeof firstAccountId }, 'first')
  expect(shown().series).toBeNull()
})

it('nothing is asked for while the page cannot be seen, and it catches up', async () => {
  const { wantSeries, asked, page } = await load(async () => ok(exampleSeries))
  page.hidden = true
  wantSeries(week, 'first')
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked()).toEqual([])
  page.hidden = false
  page.show()
  await settle()
  expect(asked()).toEqual([week])
})

it('a failure is kept until it is asked again', async () => {
  const answers = [err({ kind: 'history-unavailable', cause: 'busy' } as const), ok(exampleSeries)]
  const { wantSeries, askAgain, shown } = await load(async () => answers.shift() ?? ok(exampleSeries))
  wantSeries(week, 'first')
  await settle()
  expect(shown()).toMatchObject({ series: null, failure: { kind: 'history-unavailable' } })
  askAgain()
  await settle()
  expect(shown()).toMatchObject({ series: exampleSeries, failure: null })
})

it('a page that is left, or whose amounts are hidden, keeps no line, also not one on its way', async () => {
  const { wantSeries, dropSeries, shown } = await load(async () => ok(exampleSeries))
  wantSeries({ ...week, subject: currency('btc') }, 'first')
  dropSeries()
  await vi.advanceTimersByTimeAsync(5000)
  expect(shown()).toEqual({ account: null, series: null, failure: null })
})
