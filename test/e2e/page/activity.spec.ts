import { expect } from 'playwright/test'
import type { Handlers } from '../../../app/contract/bridge.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { activityStrings } from '../../../app/strings/en/page-activity.ts'
import { exampleSeries, seriesOf } from '../../fakes/history.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleAccount, exampleSnapshot, exampleView, openingOf, privateView } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const strings = activityStrings.chart
const inActivity = { route: 'activity' } as const

const stage = stageOfFile()

const gap = seriesOf([
  [100, '26900.123'],
  [60, null],
  [50, '27100'],
  [10, '27311.5'],
])

async function openWith(series: Handlers['history.series']): Promise<void> {
  await stage.open(openingOf(exampleView, inActivity), { 'history.series': series })
}

const moments = () => stage.page.getByRole('slider', { name: strings.line })
const asked = () => stage.calls().filter(({ name }) => name === 'history.series')
const said = async () => (await moments().getAttribute('aria-valuetext'))?.replaceAll(/[\u00a0\u202f]/g, ' ')

interface Column {
  readonly inked: number
  /** Of the line. */
  readonly green: number
}

/** What is drawn 20 hours before the end, and in the gap. */
async function drawn(): Promise<{ readonly watched: Column; readonly unwatched: Column }> {
  return await stage.page.locator('.chart-canvas canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    copy?.drawImage(canvas, 0, 0)
    const data = copy?.getImageData(0, 0, width, height).data ?? []
    const column = (share: number) => {
      const x = Math.round(width * (0.09 + 0.9 * share))
      const pixels = Array.from({ length: height - 60 }, (_, y) => (y * width + x) * 4)
      const inked = pixels.filter((at) => (data[at + 3] ?? 0) > 0)
      // Grey as they are, the lines across have as much of one colour as of another.
      const line = inked.filter((at) => (data[at + 1] ?? 0) - (data[at] ?? 0) > 60)
      return { inked: inked.length, green: Math.max(0, ...line.map((at) => data[at + 1] ?? 0)) }
    }
    return { watched: column(148 / 168), unwatched: column(113 / 168) }
  })
}

test('the keys lead along the line, and each moment is said', async () => {
  await openWith(async () => ok(gap))
  await moments().focus()
  await expect(moments()).toHaveValue('4')
  expect(await said()).toMatch(/^27 311\.50 USD from /)
  await stage.page.keyboard.press('ArrowLeft')
  expect(await said()).toMatch(/^27 100\.00 USD from .* until /)
  await expect(stage.page.locator('.chart-dot')).toBeVisible()
  await stage.page.keyboard.press('ArrowLeft')
  expect(await said()).toMatch(/^Not known from .* until /)
  await expect(stage.page.locator('.chart-dot')).toHaveCount(0)
  await stage.page.keyboard.press('Home')
  expect(await said()).toMatch(/^26 900\.12 USD from /)
  await stage.page.keyboard.press('PageUp')
  await expect(moments()).toHaveValue('2')
  await stage.page.keyboard.press('End')
  await expect(moments()).toHaveValue('4')
  await stage.shoot('activity-keys')
  await stage.page.keyboard.press('Escape')
  await expect(stage.page.locator('.chart-cursor')).toHaveCount(0)
  await stage.page.keyboard.press('2')
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText('Checklist')
})

test('the pointer tells what there was under it', async () => {
  await openWith(async () => ok(exampleSeries))
  const plot = stage.page.locator('.chart-plot')
  const box = await plot.boundingBox()
  if (!box) throw new Error('no plot')
  await stage.page.mouse.move(box.x + box.width * 0.4, box.y + 60)
  await expect(stage.page.locator('.chart-moment')).toContainText('USD from')
  await expect(stage.page.locator('.chart-dot')).toBeVisible()
  await stage.shoot('activity-pointer')
  await stage.page.mouse.move(box.x + box.width * 0.63, box.y + 60)
  await expect(stage.page.locator('.chart-moment')).toContainText('Not known from')
  await stage.page.mouse.move(5, 5)
  await expect(stage.page.locator('.chart-cursor')).toHaveCount(0)
})

test('a gap is drawn as a gap, in the colours of the theme', async () => {
  await openWith(async () => ok(gap))
  await expect.poll(async () => (await drawn()).watched.inked).toBeGreaterThan(20)
  const light = await drawn()
  expect(light.unwatched.inked).toBeLessThan(10)
  await stage.push({ ...exampleView, preferences: { ...exampleView.preferences, theme: 'dark' } })
  await expect.poll(async () => (await drawn()).watched.green).toBeGreaterThan(light.watched.green + 40)
})

test('range and subject are asked for, remembered, and offered by what is held', async () => {
  await openWith(async () => ok(exampleSeries))
  await expect(moments()).toBeAttached()
  await stage.page.getByRole('radio', { name: strings.ranges['30d'] }).check()
  const select = stage.page.getByLabel(strings.subject)
  expect(await select.locator('option').allTextContents()).toHaveLength(181)
  expect((await select.locator('option').allTextContents()).slice(0, 3)).toEqual(['Total', 'BTC', 'ETH'])
  await select.selectOption('btc')
  await expect
    .poll(() => asked().at(-1)?.request)
    .toEqual({ account: firstAccountId, subject: 'btc', range: '30d' })
  expect(stage.calls().findLast(({ name }) => name === 'page.remember')?.request).toMatchObject({
    chart: { subject: 'btc', range: '30d' },
  })
})

test('a new reading asks again, and hidden amounts take the line out of the page', async () => {
  await openWith(async () => ok(exampleSeries))
  await expect(moments()).toBeAttached()
  expect(asked()).toHaveLength(1)
  const snapshot = { ...exampleSnapshot, takenAtMs: exampleSnapshot.takenAtMs + 30_000 }
  const freshness = { ...exampleAccount.freshness, refreshing: true }
  await stage.push({ ...exampleView, accounts: [{ ...exampleAccount, snapshot, freshness }] })
  await stage.push({ ...exampleView, accounts: [{ ...exampleAccount, snapshot }] })
  await expect.poll(() => asked().length).toBe(2)
  await stage.push(privateView)
  await expect(stage.page.getByText(strings.hidden)).toBeVisible()
  await expect(stage.page.locator('canvas')).toHaveCount(0)
  await stage.push(privateView)
  expect(asked()).toHaveLength(2)
})

test('the table has the same moments, the newest first, and no more than can be read', async () => {
  await openWith(async () => ok(gap))
  await stage.page.getByText(strings.table).click()
  const rows = stage.page.getByRole('table', { name: strings.title }).getByRole('row')
  await expect(rows).toHaveCount(5)
  await expect(rows.nth(1)).toContainText('now')
  await expect(rows.nth(3)).toContainText(strings.unknown)
  await stage.shoot('activity-table')
  expect(await stage.axeFindings()).toEqual([])
  const many = seriesOf(Array.from({ length: 260 }, (_, at) => [260 - at, String(1000 + at)] as const))
  await openWith(async () => ok(many))
  await stage.page.getByText(strings.table).click()
  await expect(rows).toHaveCount(201)
  await expect(stage.page.getByText('The newest 200 of 260 moments')).toBeVisible()
})

test('a failure says why, and is asked again', async () => {
  const answers = [err({ kind: 'history-unavailable', cause: 'busy' } as const)]
  await openWith(async () => answers.shift() ?? ok(exampleSeries))
  await stage.page.getByRole('button', { name: strings.again }).click()
  await expect(moments()).toBeAttached()
})

test('the overview has the day’s change beside the total, and a small line in each row that moved', async () => {
  await stage.open(sceneOf('fine').opening)
  const { page } = stage
  await expect(page.locator('.total-figures')).toContainText('up +311.50 USD (+1.15 %) in 24 hours')
  await expect(page.locator('.sparkline')).toHaveCount(4)
  await expect(page.getByRole('row', { name: /^ETH/ })).toContainText(/(?:up|down) over 7 days/)
  await stage.open(sceneOf('private').opening)
  await expect(page.locator('.total-figures .change')).toHaveText('••••• USD in 24 hours')
  await expect(page.locator('.sparkline, .change svg')).toHaveCount(0)
})
