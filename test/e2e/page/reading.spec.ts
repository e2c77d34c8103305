import { expect } from 'playwright/test'
import { refreshSettings, refreshStrings as strings, secondsLabel } from '../../../app/strings/en/refresh.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const looks = [
  ['light', { width: 1000, height: 700 }],
  ['dark', { width: 1000, height: 700 }],
  ['dark', { width: 700, height: 500 }],
] as const

for (const name of ['fine', 'slowed-down'])
  test(`${name}: the details open and close by keys alone, fit, and are sound in both themes`, async () => {
    const { page } = stage
    const { opening } = sceneOf(name)
    await stage.open(opening)
    const toggle = page.getByRole('button', { name: strings.details })
    const details = page.getByRole('region', { name: strings.title })
    for (const [theme, size] of looks) {
      await stage.push({ ...opening.view, preferences: { ...opening.view.preferences, theme } })
      await page.setViewportSize(size)
      await toggle.focus()
      await page.keyboard.press('Enter')
      await expect(details).toBeVisible()
      await stage.shoot(`details-${name}-${theme}-${size.width}`)
      expect(await stage.overflow()).toEqual([])
      const { x, y, width, height } = (await details.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }
      expect([x >= 0, y >= 0, x + width <= size.width, y + height <= size.height]).not.toContain(false)
      if (size.width === 1000) expect(await stage.axeFindings()).toEqual([])
      await page.keyboard.press('Escape')
      await expect(details).toBeHidden()
      await expect(toggle).toBeFocused()
    }
  })

test('an unusual pace and a failing one stand beside the time of the last reading', async () => {
  await stage.open(sceneOf('on-battery').opening)
  await expect(stage.page.getByText('on battery: every 10 minutes')).toBeVisible()
  await stage.open(sceneOf('stale').opening)
  await expect(stage.page.getByText('Next try in 12 minutes, after 14 failed tries')).toBeVisible()
  await stage.open(sceneOf('rejected').opening)
  await expect(stage.page.getByText('Nothing is read before you ask again')).toBeVisible()
  await stage.open(sceneOf('fine').opening)
  await expect(stage.page.getByText('Next reading')).toHaveCount(0)
})

test('the details say when, what failed since, when next, how often and why', async () => {
  const { page } = stage
  await stage.open(sceneOf('slowed-down').opening)
  await page.getByRole('button', { name: strings.details }).click()
  const details = page.getByRole('region', { name: strings.title })
  for (const text of ['4 minutes ago', '2 times since', 'slower pace', 'in 12 minutes', 'Every 10 minutes'])
    await expect(details).toContainText(text)
})

test('the paces are chosen from a few, or given in seconds within bounds', async () => {
  const { page } = stage
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await page.getByLabel(refreshSettings.tray, { exact: true }).selectOption('5 minutes')
  const visible = page.getByLabel(refreshSettings.visible, { exact: true })
  await visible.selectOption(refreshSettings.other)
  const seconds = page.getByLabel(secondsLabel(refreshSettings.visible))
  await expect(seconds).toHaveValue('30')
  await seconds.fill('9')
  await seconds.press('Enter')
  await expect(seconds).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(refreshSettings.problem)).toBeVisible()
  await seconds.fill('45')
  await seconds.press('Enter')
  const asked = stage.calls().filter(({ name }) => name === 'preferences.change')
  expect(asked.map(({ request }) => request)).toEqual([{ trayReadSeconds: 300 }, { visibleReadSeconds: 45 }])
})
