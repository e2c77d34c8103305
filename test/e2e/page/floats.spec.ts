import { expect } from 'playwright/test'
import { err } from '../../../app/domain/result.ts'
import type { View } from '../../../app/domain/view.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { lockSettingsStrings as lock } from '../../../app/strings/en/page-lock.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const scrolled = async () => stage.page.evaluate(() => document.querySelector('main')?.scrollTop)

const themed = (theme: 'light' | 'dark'): View => ({
  ...exampleView,
  preferences: { ...exampleView.preferences, theme },
})

for (const theme of ['light', 'dark'] as const) {
  test(`what floats and unfolds is sound too, ${theme}`, async () => {
    const { page } = stage
    await stage.open(openingOf(themed(theme)))
    // A pointer that comes to a place has been somewhere before.
    await page.mouse.move(1, 1)
    await page.getByText('seconds ago').hover()
    await expect(page.getByRole('tooltip')).toBeVisible()
    expect(await stage.axeFindings()).toEqual([])
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await stage.axeFindings()).toEqual([])
    await stage.open(openingOf(themed(theme), { route: 'settings' }))
    await page.getByRole('button', { name: 'Forget it' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    expect(await stage.axeFindings()).toEqual([])
  })
}

test('a view that cannot be drawn leaves a plain screen, and main is told only that', async () => {
  await stage.open(openingOf(exampleView))
  await stage.push({ ...exampleView, accounts: null } as unknown as View)
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText('This window has stopped working')
  expect(await stage.axeFindings()).toEqual([])
  expect(stage.calls()).toContainEqual({ name: 'page.failed', request: { where: 'render' } })
})

test('a main that gives no view leaves a plain screen with the reason', async () => {
  await stage.open(openingOf(exampleView), {
    'view.get': async () => Promise.resolve(err({ kind: 'unexpected', reference: 'AB12' })),
  })
  await expect(stage.page.getByRole('alert')).toContainText('reference AB12')
  expect(await stage.axeFindings()).toEqual([])
})

for (const name of ['fine', 'checklist-many'])
  test(`${name}: the page comes back where it was left`, async () => {
    await stage.page.setViewportSize({ width: 700, height: 500 })
    const { opening } = sceneOf(name)
    await stage.open({ ...opening, page: { ...opening.page, scrollTop: 300 } })
    await expect.poll(scrolled).toBe(300)
    await stage.page.setViewportSize({ width: 1000, height: 700 })
  })

test('with no theme chosen the page follows the system', async () => {
  const ground = async () => stage.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const { preferences } = exampleView
  await stage.open(openingOf({ ...exampleView, preferences: { ...preferences, theme: 'system' } }))
  await stage.page.emulateMedia({ colorScheme: 'dark' })
  expect(await ground()).toBe('rgb(20, 24, 27)')
  await stage.page.emulateMedia({ colorScheme: 'light' })
  expect(await ground()).toBe('rgb(246, 247, 248)')
  await stage.push({ ...exampleView, preferences: { ...preferences, theme: 'dark' } })
  await expect.poll(ground).toBe('rgb(20, 24, 27)')
})

test('what goes wrong in a dialog is said aloud over it', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }), {
    'lock.setPassphrase': () => Promise.resolve(err({ kind: 'passphrase-too-short' })),
  })
  await stage.page.getByRole('button', { name: lock.set, exact: true }).press('Enter')
  await stage.page.getByRole('alertdialog').getByRole('button', { name: lock.setAction }).press('Enter')
  await expect(stage.page.getByRole('status')).toHaveText(failureText({ kind: 'passphrase-too-short' }))
})

test('the icons of the narrow rail show their names on focus', async () => {
  const { page } = stage
  await stage.open(openingOf(exampleView))
  await page.setViewportSize({ width: 700, height: 500 })
  const name = page.locator('.rail .word', { hasText: 'Checklist' })
  const width = () => name.evaluate((element) => element.getBoundingClientRect().width)
  expect(await width()).toBe(1)
  const whole = page.locator('.switcher-whole')
  await expect(whole).toBeHidden()
  await page.keyboard.press('Tab')
  await expect(whole).toHaveText('quiet_heron')
  await expect(whole).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(whole).toBeHidden()
  await page.keyboard.press('Tab')
  expect(await width()).toBeGreaterThan(40)
  expect(await stage.axeFindings()).toEqual([])
  await page.setViewportSize({ width: 1000, height: 700 })
})

test('the keys are called what they are called on this platform', async () => {
  for (const [os, key] of [
    ['linux', 'Ctrl'],
    ['macos', '⌘'],
  ] as const) {
    const opening = openingOf(exampleView)
    await stage.open({ ...opening, platform: { ...opening.platform, os } })
    await stage.page.keyboard.press('?')
    const line = stage.page.getByRole('dialog').locator('dt', { hasText: 'Shift' }).first()
    await expect(line).toHaveText(`${key}ShiftH`)
  }
})
