import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import type { Bridge } from '../../app/contract/bridge.ts'
import type { Failure } from '../../app/domain/failure.ts'
import { desktopWords } from '../../app/strings/en/desktop.ts'
import { failureText } from '../../app/strings/en/failures.ts'
import { overviewStrings } from '../../app/strings/en/page-overview.ts'
import { folderStrings } from '../../app/strings/en/page-folders.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { settingsStrings } from '../../app/strings/en/page-settings.ts'
import { setupStrings, welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import type { ScenarioName } from '../fakes/stake-server/scenarios.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { clickTray } from './world/click-tray.ts'
import { filesWithSecrets, findSecrets, heapText, shownText } from './world/canary.ts'
import { createWorld, type World } from './world/world.ts'

// One owner's story, in order: each test goes on where the one before it stopped.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(
  electronRuntime() !== null,
  'the desktop around real Electron cannot be asked about tray and clipboard',
)

let world: World
let app: LaunchedApp
/** Everything that crossed between page and main, of apps that have ended. */
const crossed: string[] = []
/** What the pages of apps that have ended complained of. */
const complaints: string[] = []

test.beforeAll(async () => {
  world = await createWorld({ tray: true })
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
  await expect(page.getByRole('heading', { name: heading })).toBeVisible()
}

/** From the token step to the verified account: what is on the clipboard is handed over. */
async function pasteAndVerify(page: Page, token: string): Promise<void> {
  await app.ask('setClipboard', token)
  await press(page, setupStrings.token.paste)
  await expect(page.getByText(setupStrings.token.taken)).toBeVisible()
  await press(page, setupStrings.next)
  await expect(page.getByText(setupStrings.verify.found)).toBeVisible()
}

async function declareAndKeep(page: Page): Promise<void> {
  await press(page, setupStrings.next)
  await arrive(page, setupStrings.expiry.heading)
  await press(page, setupStrings.next)
  await arrive(page, setupStrings.storage.heading)
  await press(page, setupStrings.storage.save)
}

async function trayImage(): Promise<string | undefined> {
  return (await app.ask('tray'))?.image
}

/** A failure among what needs attention on the overview. */
function attention(page: Page, failure: Failure) {
  return page.getByRole('region', { name: overviewStrings.attentionTitle }).getByText(failureText(failure))
}

async function refreshed(page: Page): Promise<void> {
  await press(page, overviewStrings.refresh)
  await expect(page.getByRole('button', { name: overviewStrings.refresh, exact: true })).toBeEnabled()
}

async function keepWhatCrossed(): Promise<void> {
  crossed.push(...(await app.ask('ipc')).map(({ json }) => json))
}

async function expectNoSecretIn(page: Page): Promise<void> {
  const secrets = [world.token, world.newToken]
  expect(findSecrets(await shownText(page), secrets)).toEqual([])
  expect(findSecrets(await heapText(page), secrets)).toEqual([])
}

test('the set-up leads from nothing to the watched account', async () => {
  const page = await app.page()
  await arrive(page, welcomeStrings.title)
  await press(page, welcomeStrings.action)
  await arrive(page, setupStrings.host.heading)
  await press(page, setupStrings.next)
  await arrive(page, setupStrings.instructions.heading)
  await press(page, setupStrings.instructions.ready)
  await pasteAndVerify(page, world.token)
  await expect(page.getByText('demo-player')).toBeVisible()
  await declareAndKeep(page)
  await arrive(page, folderStrings.heading)
  await press(page, setupStrings.next)
  await arrive(page, setupStrings.done.headingFirst)
  await press(page, setupStrings.done.action)
  await expect(page.getByRole('table')).toBeVisible()
  expect(await world.storedToken()).toBe(world.token)
  expect(await app.ask('clipboard')).toBe('')
})

/** Of the last run, once none is under way. */
async function failingFindings(page: Page) {
  return await page.evaluate(async () => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    for (;;) {
      const opening = await call['view.get']({})
      if (!opening.ok) throw new Error(opening.failure.kind)
      const { results, running } = opening.value.view.checklist
      if (running === null)
        return results.filter(({ status }) => status === 'fail').flatMap(({ findings }) => findings)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
}

test('the tray asks for attention while a check fails, and not for what was set aside', async () => {
  const page = await app.page()
  await page.evaluate(async () => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    await call['checklist.run']({})
  })
  // Whether any does is this machine's: a disk that is not encrypted fails, and a Chromium without its sandbox. The
  // first reading has begun a run of its own, which may end after this one.
  const isTold = async () => {
    const failing = await failingFindings(page)
    return (await trayImage()) === (failing.length > 0 ? 'attention-panel.png' : 'fine-panel.png')
  }
  await expect.poll(isTold, { message: 'the icon says whether a check fails' }).toBe(true)
  const failing = await failingFindings(page)
  await page.evaluate(async (findings) => {
    const { call } = (globalThis as unknown as { stakewatch: Bridge }).stakewatch
    for (const { id: finding } of findings) {
      await call['checklist.accept']({ finding, kind: 'accepted', reason: 'A machine for tests', days: 1 })
    }
  }, failing)
  await expect.poll(trayImage, { message: 'the icon of a healthy account' }).toBe('fine-panel.png')
  expect((await app.ask('tray'))?.tooltip).toMatch(/^Checklist: \d+ of 20 pass$/m)
})

test('the tray shows the total, the token and what can be done', async () => {
  const tray = await app.ask('tray')
  const labels = tray?.menu.map(({ label }) => label) ?? []
  expect(labels[0]).toMatch(/^[\d\u202f]+\.\d\d\u00a0USD(, \d+ left out)?$/)
  expect(tray?.tooltip).toContain(labels[0])
  expect(labels).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Updated /),
      desktopWords.tokenUnknown,
      desktopWords.refresh,
      desktopWords.openWindow,
      desktopWords.replaceToken,
      desktopWords.quit,
    ]),
  )
  expect(tray?.menu[0]?.enabled).toBe(false)
})

test('“refresh now” in the tray reads again', async () => {
  const before = world.server.requests().length
  await clickTray(app, desktopWords.refresh)
  await expect.poll(() => world.server.requests().length).toBeGreaterThan(before)
})

test('“open the checklist” in the tray leads there, with a window and without one', async () => {
  const first = await app.page()
  // The overview has a card of the same name.
  const checklist = first.getByRole('heading', { name: pageStrings.rail.checklist, level: 1 })
  await clickTray(app, desktopWords.openChecklist)
  await expect(checklist).toBeVisible()
  await first.keyboard.press('5')
  await arrive(first, settingsStrings.title)
  await clickTray(app, desktopWords.openChecklist)
  await expect(checklist).toBeVisible()
})

test('closing the window keeps the tray, says so once, and the window comes back as it was left', async () => {
  const first = await app.page()
  await first.keyboard.press('5')
  await arrive(first, settingsStrings.title)
  // The page tells main where it is once it rests.
  await expect
    .poll(async () => (await app.ask('ipc')).some(({ channel }) => channel === 'stakewatch:page.remember'))
    .toBe(true)
  await app.ask('closeWindow')
  expect(await app.ask('windows')).toEqual([])
  await expect.poll(async () => app.ask('notifications')).toEqual([desktopWords.trayNotice])

  await clickTray(app, desktopWords.openWindow)
  await arrive(await app.page(), settingsStrings.title)
  await app.ask('closeWindow')
  expect(await app.ask('notifications')).toHaveLength(1)

  await app.ask('clickNotification', 0)
  await arrive(await app.page(), settingsStrings.title)
  await app.ask('closeWindow')
  await clickTray(app, desktopWords.openChecklist)
  const last = await app.page()
  await arrive(last, pageStrings.rail.checklist)
  await last.keyboard.press('5')
  await arrive(last, settingsStrings.title)
  await app.ask('closeWindow')
})

test('a second start shows the window of the first and ends', async () => {
  expect(await app.ask('windows')).toEqual([])
  const second = await world.start()
  expect(await second.ended).toBe(0)
  await second.quit()
  await expect.poll(async () => (await app.ask('windows')).length).toBe(1)
  const page = await app.page()
  await arrive(page, settingsStrings.title)
  await page.keyboard.press('1')
  await expect(page.getByRole('table')).toBeVisible()
})

test('a change is on the page as it happens, without a reading', async () => {
  const page = await app.page()
  await expect(page.getByText(overviewStrings.live, { exact: true })).toBeVisible()
  const readings = () =>
    world.server.requests().filter(({ operation }) => operation === 'UserBalances').length
  const before = readings()
  world.server.live.push('available', 'usdt', '7654.321')
  const available = page.getByRole('row', { name: 'USDT' }).getByRole('cell').first()
  await expect(available).toHaveText(/^7\s?654\s?\.32100000$/)
  expect(readings()).toBe(before)
})

const troubles: readonly (readonly [ScenarioName, Failure])[] = [
  ['cloudflare-403', { kind: 'blocked', status: 403 }],
  ['redirect-to-other-host', { kind: 'redirected' }],
  ['bad-certificate', { kind: 'tls', problem: 'certificate' }],
  ['reset-mid-body', { kind: 'connection-lost' }],
  ['server-500', { kind: 'server-error', status: 500 }],
]

for (const [scenario, failure] of troubles) {
  test(`${scenario} is told apart from a bad token, which stays`, async () => {
    const page = await app.page()
    world.server.setScenario(scenario)
    await refreshed(page)
    await expect(attention(page, failure)).toBeVisible()
    await expect(page.getByRole('table')).toBeVisible()
    expect(await world.storedToken()).toBe(world.token)
    world.server.setScenario('ok')
    await refreshed(page)
    await expect(attention(page, failure)).toBeHidden()
  })
}

test('offline is said, and waking up reads again', async () => {
  const page = await app.page()
  await world.gate.shut()
  await refreshed(page)
  await expect(attention(page, { kind: 'offline' })).toBeVisible()
  await world.gate.open()
  await app.ask('power', 'resume')
  await expect(attention(page, { kind: 'offline' })).toBeHidden()
  await expect(page.getByRole('table')).toBeVisible()
})

test('a token that Stake rejects is said so, and does not replace the one that works', async () => {
  await clickTray(app, desktopWords.replaceToken)
  const page = await app.page()
  await arrive(page, setupStrings.host.heading)
  await press(page, setupStrings.next)
  await press(page, setupStrings.instructions.ready)
  await page.getByLabel(setupStrings.token.label).fill(randomBytes(48).toString('hex'))
  await press(page, setupStrings.token.use)
  await press(page, setupStrings.next)
  const rejected = failureText({ kind: 'token-rejected', how: 'no-user' })
  await expect(page.getByRole('main').getByText(rejected).first()).toBeVisible()
  expect(await world.storedToken()).toBe(world.token)
})

test('a new token replaces the old one once it is proven', async () => {
  const page = await app.page()
  world.rotate()
  await press(page, setupStrings.verify.otherToken)
  await pasteAndVerify(page, world.newToken)
  await expect(page.getByText(setupStrings.verify.sameAccount)).toBeVisible()
  await declareAndKeep(page)
  await arrive(page, setupStrings.done.headingReplace)
  await press(page, setupStrings.done.action)
  await expect(page.getByRole('table')).toBeVisible()
  expect(await world.storedToken()).toBe(world.newToken)
})

test('a link opens outside, by exact address, and the page itself goes nowhere', async () => {
  await clickTray(app, desktopWords.replaceToken)
  const page = await app.page()
  await arrive(page, setupStrings.host.heading)
  await press(page, setupStrings.next)
  await page.getByRole('button', { name: setupStrings.instructions.open }).click()
  await expect.poll(async () => app.ask('links')).toEqual(['https://stake.com/settings/security'])
  await press(page, setupStrings.cancel)
  await expect(page.getByRole('table')).toBeVisible()
})

test('quitting and starting again finds the token where it was, and the window as large', async () => {
  await keepWhatCrossed()
  complaints.push(...(await app.ask('console')))
  await expectNoSecretIn(await app.page())
  await app.ask('resizeWindow', { width: 910, height: 640 })
  expect(await app.quit()).toBe(0)
  app = await world.start()
  const page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
  await expect(page.getByRole('main').getByText('demo-player')).toBeVisible()
  await expect.poll(async () => app.ask('windows')).toEqual([{ visible: true, width: 910, height: 640 }])
  expect(await app.ask('notifications')).toEqual([])
})

test('no window ever had anything to complain of', async () => {
  expect(complaints).toEqual([])
  expect(await app.ask('console')).toEqual([])
})

test('the tokens are in the keychain, and in nothing else that the app ever wrote, said or showed', async () => {
  await keepWhatCrossed()
  const secrets = [world.token, world.newToken]
  expect(await world.storedToken()).toBe(world.newToken)
  expect(crossed.length).toBeGreaterThan(20)
  expect(findSecrets(crossed.join('\n'), secrets)).toEqual([])
  expect(findSecrets(world.outputs(), secrets)).toEqual([])
  expect(await filesWithSecrets(world.places, secrets)).toEqual([])
  await expectNoSecretIn(await app.page())
})

test('that search would have found them', async () => {
  const secrets = [world.token, world.newToken]
  const planted = await mkdtemp(join(tmpdir(), 'planted-'))
  await writeFile(join(planted, 'file'), `x${Buffer.from(`ab${world.token}`).toString('base64')}`)
  expect(await filesWithSecrets([planted], secrets)).toEqual([join(planted, 'file')])
  await rm(planted, { recursive: true })

  const page = await app.page()
  await page.evaluate((text) => Object.assign(globalThis, { planted: text }), `a ${world.token}`)
  expect(findSecrets(await heapText(page), secrets)).toEqual([world.token])
  await page.evaluate((text) => {
    document.title = text
  }, world.newToken)
  expect(findSecrets(await shownText(page), secrets)).toEqual([world.newToken])
})
