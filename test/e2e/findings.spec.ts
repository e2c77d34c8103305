import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Locator, type Page } from 'playwright/test'
import type { Bridge } from '../../app/contract/bridge.ts'
import { noticeOf } from '../../app/strings/en/alerts.ts'
import { checkTexts } from '../../app/strings/en/checks.ts'
import { checklistStrings as strings } from '../../app/strings/en/page-checklist.ts'
import { folderStrings } from '../../app/strings/en/page-folders.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { filesWithSecrets, findSecrets, heapText, shownText } from './world/canary.ts'
import { dropOnPage } from './world/drop.ts'
import { createWorld, type World } from './world/world.ts'

// One folder's story, in order: what lies in it is found, repaired, taken back, set aside, and found again.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(electronRuntime() !== null, 'folders are dropped through the stand-in')

const run = promisify(execFile)
const planted = randomBytes(48).toString('hex')
const plantedLater = randomBytes(48).toString('hex')
/** With the line ends of another system, and without one at its end: both must come back. */
const ignoreBefore = '# mine\r\n__pycache__/\r\n.env'
let world: World
let app: LaunchedApp
let folder: string
let crossed = ''

test.beforeAll(async () => {
  world = await createWorld({ tray: true })
  folder = join(world.secrets.env['HOME'] ?? '', 'bot')
  await mkdir(folder)
  await writeFile(join(folder, 'config.py'), `# Stake\n\nSTAKE_ACCESS_TOKEN = "${planted}"\n`)
  await writeFile(join(folder, '.gitignore'), ignoreBefore)
  await run('git', ['init', '--quiet', folder], { env: world.secrets.env })
  app = await world.start()
  await setUp(await app.page())
})

test.afterAll(async () => {
  await app?.quit()
  await world?.end()
})

/** Sets the account up without walking through the steps, which have specs of their own. */
async function setUp(page: Page): Promise<void> {
  await app.ask('setClipboard', world.token)
  await page.evaluate(async () => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    await call['setup.begin']({ replaces: null })
    await call['setup.pasteToken']({})
    await call['setup.verify']({})
    await call['setup.save']({ where: 'keychain', acceptsOtherAccount: false })
    await call['setup.cancel']({})
  })
  await expect(page.getByRole('table')).toBeVisible()
}

async function press(within: Page | Locator, name: string | RegExp): Promise<void> {
  await within.getByRole('button', { name, exact: true }).click()
}

function lineOf(page: Page, check: keyof typeof checkTexts): Locator {
  return page.locator('details', { has: page.getByRole('heading', { name: checkTexts[check].title }) })
}

/** Runs all of it from the page, and waits for its end: meanwhile the button has another name. */
async function runAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(${strings.run}|${strings.runFirst})$`) }).click()
  await expect(page.getByRole('button', { name: strings.run, exact: true })).toBeVisible()
}

const readIgnore = async () => readFile(join(folder, '.gitignore'), 'utf8')

async function expectNoSecret(page: Page): Promise<void> {
  const secrets = [planted, plantedLater, world.token]
  crossed += (await app.ask('ipc')).map(({ json }) => json).join('\n')
  expect(findSecrets(crossed, secrets)).toEqual([])
  expect(findSecrets(await shownText(page), secrets)).toEqual([])
  expect(findSecrets(await heapText(page), secrets)).toEqual([])
  expect(findSecrets(world.outputs(), secrets)).toEqual([])
}

test('a folder that is dropped on the settings is watched', async () => {
  const page = await app.page()
  await page.keyboard.press('5')
  await page.getByRole('heading', { name: folderStrings.title }).scrollIntoViewIfNeeded()
  await dropOnPage(page, folder)
  await expect(page.getByRole('button', { name: `${folderStrings.remove}: bot` })).toBeVisible()
})

test('the checklist finds the token in it, and says where, and never what it is', async () => {
  const page = await app.page()
  await page.keyboard.press('2')
  await runAll(page)
  const code = lineOf(page, 'token-in-code')
  await expect(code.locator('summary')).toContainText(pageStrings.status.fail)
  await expect(code).toContainText('bot/config.py:3')
  await expect(code).toContainText(`${planted.slice(0, 8)}…${planted.slice(-4)}`)
  await expectNoSecret(page)
  const data = join(world.secrets.env['XDG_CONFIG_HOME'] ?? '', 'Stakewatch')
  for (const file of ['checklist.json', 'scan-cache.json', 'logs/desktop.log']) {
    expect(findSecrets(await readFile(join(data, file), 'utf8'), [planted, world.token])).toEqual([])
  }
  expect(await readFile(join(data, 'checklist.json'), 'utf8')).toContain('config.py')
  expect(await filesWithSecrets(world.places, [planted])).toEqual([join(folder, 'config.py')])
})

test('what .gitignore lacks is shown, added, and taken back to the byte', async () => {
  const page = await app.page()
  const check = lineOf(page, 'gitignore-complete')
  await check.locator('summary').click()
  await press(check, /^Add \d+ lines to bot\/\.gitignore…$/)
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('heading', { name: strings.fixTitles['ignore-lines'] })).toBeVisible()
  const added = (await dialog.locator('.added').allTextContents()).map((text) => text.split('added: ')[1])
  expect(added).toContain('config.py')
  expect(await readIgnore()).toBe(ignoreBefore)
  await press(dialog, strings.apply)
  await expect(check.locator('summary')).toContainText(pageStrings.status.pass)
  expect(await readIgnore()).toBe(`${ignoreBefore}\r\n${added.map((line) => `${line}\r\n`).join('')}`)
  const { stdout } = await run('git', ['-C', folder, 'check-ignore', 'config.py'], { env: world.secrets.env })
  expect(stdout).toBe('config.py\n')
  await press(page, 'Undo: bot/.gitignore')
  await expect(check.locator('summary')).toContainText(pageStrings.status.warn)
  expect(await readIgnore()).toBe(ignoreBefore)
})

test('a finding that is accepted does not count, and is there after a restart, with its reason', async () => {
  const before = await app.page()
  await press(lineOf(before, 'token-in-code'), /^Set aside: .*config\.py:3$/)
  const dialog = before.getByRole('alertdialog')
  await dialog.getByRole('radio', { name: strings.asideKinds.accepted }).check()
  await dialog.getByLabel(strings.reason).fill('A token of a closed account')
  await press(dialog, strings.setAside)
  await expect(lineOf(before, 'token-in-code').locator('summary')).toContainText(pageStrings.status.pass)
  await expectNoSecret(before)
  expect(await app.quit()).toBe(0)
  app = await world.start()
  const page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
  await page.keyboard.press('2')
  const code = lineOf(page, 'token-in-code')
  await expect(code.locator('summary')).toContainText(pageStrings.status.pass)
  await code.locator('summary').click()
  await expect(code).toContainText('bot/config.py:3')
  await expect(code).toContainText('A token of a closed account')
})

test('a check that newly fails is told of by the desktop, once', async () => {
  const page = await app.page()
  expect(await app.ask('notifications')).toEqual([])
  await writeFile(join(folder, 'second.py'), `headers = {"x-access-token": "${plantedLater}"}\n`)
  await runAll(page)
  const facts = { kind: 'check-fails', check: 'token-in-code' } as const
  const alert = { id: 1, account: null, atMs: 0, facts, again: 0, lastAtMs: 0, isSeen: false }
  const notice = noticeOf([alert], null, () => null)
  await expect.poll(async () => app.ask('notifications')).toEqual([notice])
  await expect(lineOf(page, 'token-in-code')).toContainText('bot/second.py:1')
  await runAll(page)
  expect(await app.ask('notifications')).toEqual([notice])
  await page.keyboard.press('1')
  await expect(lineOf(page, 'token-in-code')).toBeHidden()
  await app.ask('clickNotification', 0)
  await expect(lineOf(page, 'token-in-code')).toBeInViewport()
  await expectNoSecret(page)
  expect(await app.ask('console')).toEqual([])
})
