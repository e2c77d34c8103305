import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import type { Bridge } from '../../app/contract/bridge.ts'
import { hiddenMark } from '../../app/domain/amount.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import { desktopWords } from '../../app/strings/en/desktop.ts'
import { dataStrings } from '../../app/strings/en/page-data.ts'
import { forgottenStrings } from '../../app/strings/en/page-forgotten.ts'
import { settingsStrings } from '../../app/strings/en/page-settings.ts'
import { setupStrings, welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { plantedDigitsIn } from '../fakes/planted-amounts.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { clickTray } from './world/click-tray.ts'
import { shownText } from './world/canary.ts'
import { createWorld, type World } from './world/world.ts'

// One owner hides the amounts, carries the settings along, and forgets everything, in order.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(electronRuntime() !== null, 'the desktop around real Electron cannot be asked about the tray')

let world: World
let app: LaunchedApp

test.beforeAll(async () => {
  world = await createWorld({ tray: true })
  world.server.setScenario('planted-amounts')
  app = await world.start()
})

test.afterAll(async () => {
  await app?.quit()
  await world?.end()
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

async function arrive(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
}

/** Sets the account up without walking through the steps, which have specs of their own. */
async function setUp(page: Page): Promise<void> {
  await page.evaluate(async (text) => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    await call['setup.begin']({ replaces: null })
    await call['setup.typeToken']({ text })
    await call['setup.verify']({})
    await call['setup.save']({ where: 'keychain', acceptsOtherAccount: false })
    await call['setup.cancel']({})
  }, world.token)
  await expect(page.getByRole('table')).toBeVisible()
}

async function desktopText(): Promise<string> {
  return JSON.stringify([await app.ask('tray'), await app.ask('notifications')])
}

/** What has been told to the page since the message of this number. */
async function toldSince(message: number): Promise<string> {
  const messages = (await app.ask('ipc')).slice(message)
  return JSON.stringify(messages.filter(({ to }) => to === 'page'))
}

/** All that a screen says: text, attributes, names for screen readers, and the window’s title. */
async function screenText(page: Page): Promise<string> {
  return `${await shownText(page)}\n${await page.title()}`
}

async function expectHidden(page: Page): Promise<void> {
  expect(plantedDigitsIn(await screenText(page))).toEqual([])
  expect(plantedDigitsIn(await desktopText())).toEqual([])
}

/** Every screen there is, each while it is shown. */
async function walkScreens(page: Page, look: () => Promise<void>): Promise<void> {
  await press(page, pageStrings.rail.overview)
  await arrive(page, 'Overview')
  await look()
  await page.keyboard.press('z')
  await look()
  await press(page, 'Refresh')
  await expect(page.getByRole('button', { name: 'Refresh', exact: true })).toBeEnabled()
  await look()
  await press(page, pageStrings.rail.checklist)
  await arrive(page, pageStrings.rail.checklist)
  for (const line of await page.locator('summary').all()) await line.click()
  await look()
  await press(page, pageStrings.rail.settings)
  await arrive(page, settingsStrings.title)
  await look()
  await press(page, pageStrings.rail.keys)
  await look()
  await page.keyboard.press('Escape')
  await page.evaluate(async (replaces) => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    await call['setup.begin']({ replaces })
  }, firstAccountId)
  await arrive(page, setupStrings.host.heading)
  await look()
  await press(page, setupStrings.cancel)
  await press(page, pageStrings.rail.overview)
  await arrive(page, 'Overview')
}

test('without privacy mode the planted amounts stand in page, tray and messages', async () => {
  const page = await app.page()
  await arrive(page, welcomeStrings.title)
  await setUp(page)
  await expect.poll(async () => plantedDigitsIn(await screenText(page))).not.toEqual([])
  await expect.poll(async () => plantedDigitsIn(await desktopText())).not.toEqual([])
  expect(plantedDigitsIn(await toldSince(0))).not.toEqual([])
})

test('one key hides every amount: no digit of it is on any screen, in the tray, a notification or a message', async () => {
  let page = await app.page()
  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByText(hiddenMark).first()).toBeVisible()
  await expect
    .poll(async () => (await app.ask('tray'))?.menu[0]?.label)
    .toBe(`${hiddenMark}\u00a0USD, 1 left out`)
  const message = (await app.ask('ipc')).length
  await walkScreens(page, async () => expectHidden(page))

  await app.ask('closeWindow')
  await expect.poll(async () => (await app.ask('notifications')).length).toBeGreaterThan(0)
  expect(plantedDigitsIn(await desktopText())).toEqual([])
  await clickTray(app, desktopWords.openWindow)
  page = await app.page()
  await press(page, pageStrings.rail.overview)
  await expect(page.getByText(hiddenMark).first()).toBeVisible()
  await expectHidden(page)
  expect(await toldSince(message)).toContain(hiddenMark)
  expect(plantedDigitsIn(await toldSince(message))).toEqual([])
})

test('it lasts through a restart', async () => {
  await app.quit()
  app = await world.start()
  const page = await app.page()
  await expect(page.getByText(hiddenMark).first()).toBeVisible()
  await expectHidden(page)
  expect(plantedDigitsIn(await toldSince(0))).toEqual([])
})

test('the tray shows the amounts again', async () => {
  const page = await app.page()
  await clickTray(app, desktopWords.showAmounts)
  await expect.poll(async () => plantedDigitsIn(await screenText(page))).not.toEqual([])
  await expect.poll(async () => plantedDigitsIn(await desktopText())).not.toEqual([])
})

test('a window that loses the focus hides them only where the owner has chosen so', async () => {
  const page = await app.page()
  await app.ask('blurWindow')
  await press(page, pageStrings.rail.settings)
  await page.getByRole('switch', { name: settingsStrings.hideOnBlur }).press('Space')
  await expect(page.getByRole('switch', { name: settingsStrings.hideOnBlur })).toBeChecked()
  await expect(page.getByRole('switch', { name: settingsStrings.hide, exact: true })).not.toBeChecked()
  await app.ask('blurWindow')
  await expect(page.getByRole('switch', { name: settingsStrings.hide, exact: true })).toBeChecked()
  await expectHidden(page)
})

test('settings are carried to a file and back, and the file holds nothing else', async () => {
  const page = await app.page()
  const directory = join(world.secrets.env['HOME'] ?? '', 'carried')
  const file = join(directory, 'preferences.json')
  await mkdir(directory, { recursive: true })
  await app.ask('chooseFile', file)
  await press(page, dataStrings.exportAction)
  await expect(page.getByRole('status')).toHaveText(pageStrings.said.exported)
  const text = await readFile(file, 'utf8')
  for (const secret of [world.token, world.token.slice(0, 8), 'demo-player'])
    expect(text).not.toContain(secret)
  expect(JSON.parse(text)).toMatchObject({ version: 1, preferences: { privacy: true } })

  await page.keyboard.press('Control+Shift+H')
  await press(page, dataStrings.importAction)
  const dialog = page.getByRole('alertdialog', { name: dataStrings.importTitle })
  await expect(dialog.getByRole('term')).toHaveText([settingsStrings.hide])
  await dialog.getByRole('button', { name: dataStrings.apply, exact: true }).click()
  await expect(page.getByRole('switch', { name: settingsStrings.hide, exact: true })).toBeChecked()
})

/** Our files in every place that the app can write to; Chromium’s are its own. */
async function ownFiles(): Promise<readonly string[]> {
  const names = await Promise.all(world.places.map(async (place) => readdir(place, { recursive: true })))
  return names.flat().filter((name) => /Stakewatch\/(?!chromium\/).*\.(json|log|tmp)$/.test(name))
}

test('forgetting everything leaves no file and no entry, shows so, and writes nothing on the way out', async () => {
  const page = await app.page()
  expect(await world.storedToken()).toBe(world.token)
  expect(await ownFiles()).not.toEqual([])
  await press(page, dataStrings.forgetAction)
  const dialog = page.getByRole('alertdialog', { name: dataStrings.forgetTitle })
  await dialog.getByRole('button', { name: dataStrings.forgetAction, exact: true }).click()
  await arrive(page, forgottenStrings.all.title)
  await expect(page.getByText(forgottenStrings.outcomes.removed, { exact: true })).toHaveCount(6)
  await expect(world.storedToken()).rejects.toMatchObject({ code: 1 })
  expect(await ownFiles()).toEqual([])
  expect(await app.quit()).toBe(0)
  expect(await ownFiles()).toEqual([])
})

test('the app is then as new', async () => {
  app = await world.start()
  const page = await app.page()
  await arrive(page, welcomeStrings.title)
  await expect(page.getByRole('button', { name: pageStrings.rail.hideAmounts })).toBeVisible()
  expect(await app.ask('console')).toEqual([])
})
