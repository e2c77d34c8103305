import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from 'playwright/test'
import { droppedFileOperations, operationNames } from '../../app/contract/operations.ts'
import { minuteMs, secondMs } from '../../app/domain/time.ts'
import { desktopWords } from '../../app/strings/en/desktop.ts'
import { lockScreenStrings, lockSettingsStrings } from '../../app/strings/en/page-lock.ts'
import { welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { clickTray } from './world/click-tray.ts'
import { filesWithSecrets, findSecrets, heapText, shownText } from './world/canary.ts'
import { setUpAccount } from './world/set-up.ts'
import { createWorld, type World } from './world/world.ts'

// One lock's story, in order: each test goes on where the one before it stopped.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(electronRuntime() !== null, 'the desktop around real Electron cannot be asked about its tray')

const run = promisify(execFile)
const passphrase = randomBytes(24).toString('hex')
/** Time stands still at Stake, so that a reading between two tests changes no figure. */
const startedAtMs = Date.now()
let world: World
let app: LaunchedApp
/** Figures that the overview showed, as they stood there, and as they crossed. */
let figures: readonly string[] = []

let amounts: readonly string[] = []

test.beforeAll(async () => {
  world = await createWorld({ tray: true, nowMs: () => startedAtMs })
  app = await world.start()
  await setUpAccount(app, await app.page(), world.token)
})

test.afterAll(async () => {
  await app?.quit()
  await world?.end()
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** The page that is there once the app is locked: another one than before. */
async function lockedPage(): Promise<Page> {
  await expect.poll(async () => (await app.ask('tray'))?.menu[0]?.label).toBe(desktopWords.locked)
  const page = await app.page()
  await expect(page.getByRole('heading', { name: lockScreenStrings.title })).toBeVisible()
  return page
}

async function unlock(page: Page, text = passphrase): Promise<void> {
  await page.getByLabel(lockScreenStrings.passphrase).fill(text)
  await press(page, lockScreenStrings.unlock)
}

async function unlocked(page: Page): Promise<void> {
  await unlock(page)
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** The page learns what it asked for before it takes the question away, and no single key acts until then. */
async function dialogGone(page: Page): Promise<void> {
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
}

async function trayLabels(): Promise<readonly string[]> {
  return (await app.ask('tray'))?.menu.map(({ label }) => label) ?? []
}

/** Amounts long enough to be told from any other text. */
async function crossedAmounts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { stakewatch } = globalThis as unknown as {
      stakewatch: import('../../app/contract/bridge.ts').Bridge
    }
    const opening = await stakewatch.call['view.get']({})
    const balances = opening.ok ? (opening.value.view.accounts[0]?.snapshot?.balances ?? []) : []
    return balances.map(({ available }) => String(available)).filter((text) => text.length > 6)
  })
}

test('a passphrase is set in the settings', async () => {
  const page = await app.page()
  const cells = await page.getByRole('table').getByRole('cell').allInnerTexts()
  // A round one could be the beginning of any number that Chromium itself holds.
  figures = cells.flatMap((text) => /\d[\d.,\u202f]{5,}(?<!\.0+)/.exec(text)?.[0] ?? [])
  expect(figures.length).toBeGreaterThan(3)
  amounts = await crossedAmounts(page)
  expect(amounts.length).toBeGreaterThan(3)
  await page.keyboard.press('5')
  await press(page, lockSettingsStrings.set)
  await page.getByLabel(lockSettingsStrings.next, { exact: true }).fill(passphrase)
  await page.getByLabel(lockSettingsStrings.again).fill(passphrase)
  await press(page, lockSettingsStrings.setAction)
  await expect(page.getByRole('button', { name: pageStrings.rail.lock, exact: true })).toBeVisible()
  await dialogGone(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('table')).toBeVisible()
})

test('the tray locks, and from then on the page holds no figure, no name and no token’s mask', async () => {
  const before = await app.page()
  const sought = [...figures, 'demo-player', world.token.slice(0, 8)]
  const heap = await heapText(before)
  const shown = await shownText(before)
  expect(sought.filter((text) => !shown.includes(text))).toEqual([])
  const crossed = [...amounts, 'demo-player']
  expect(crossed.filter((text) => !heap.includes(text))).toEqual([])

  await clickTray(app, desktopWords.lock)
  const page = await lockedPage()
  expect(before.isClosed()).toBe(true)
  const [heapNow, shownNow] = [await heapText(page), await shownText(page)]
  const all = [...sought, ...crossed]
  expect(all.filter((text) => heapNow.includes(text) || shownNow.includes(text))).toEqual([])
})

test('the tray says no amount, and offers to unlock and to quit', async () => {
  expect(await trayLabels()).toEqual([
    desktopWords.locked,
    desktopWords.tokenUnknown,
    desktopWords.unlock,
    desktopWords.quit,
  ])
  const tray = await app.ask('tray')
  expect(figures.filter((figure) => tray?.tooltip.includes(figure))).toEqual([])
  expect(tray?.title).toBe('')
})

test('every operation but unlocking and asking for the lock answers that it is locked', async () => {
  const page = await app.page()
  const answers = await page.evaluate(
    async ([names, droppedFiles]) => {
      const { call } = (globalThis as unknown as { stakewatch: { call: Record<string, unknown> } }).stakewatch
      const ask = async (name: string): Promise<unknown> => {
        const operation = call[name]
        return typeof operation === 'function'
          ? Reflect.apply(operation, null, [droppedFiles.includes(name) ? new File([], 'x') : {}])
          : null
      }
      return Promise.all(names.map(async (name) => [name, await ask(name)] as const))
    },
    [operationNames, droppedFileOperations as readonly string[]] as const,
  )
  const refused = answers.filter(([name]) => name !== 'lock.state' && name !== 'lock.unlock')
  expect(refused.length).toBe(operationNames.length - 2)
  for (const [, answer] of refused) expect(answer).toEqual({ ok: false, failure: { kind: 'locked' } })
})

test('no view crosses to the page while readings go on', async () => {
  const readings = world.server.requests().length
  const crossed = (await app.ask('ipc')).length
  // Waking so soon after the last reading that it is the same reason reads nothing.
  await expect(async () => {
    await app.ask('power', 'resume')
    expect(world.server.requests().length).toBeGreaterThan(readings)
  }).toPass()
  const since = (await app.ask('ipc')).slice(crossed)
  expect(since.filter(({ to }) => to === 'page')).toEqual([])
})

test('a wrong passphrase is said so, the third one makes it wait, and the right one opens it', async () => {
  const page = await app.page()
  for (let time = 0; time < 3; time += 1) {
    await unlock(page, 'a wrong passphrase')
    await expect(page.getByLabel(lockScreenStrings.passphrase)).toHaveValue('')
    await expect(page.getByRole('main')).toContainText('That is not the passphrase')
  }
  await expect(page.getByRole('button', { name: lockScreenStrings.unlock })).toBeDisabled()
  await expect(page.getByRole('button', { name: lockScreenStrings.unlock })).toBeEnabled()
  await unlocked(page)
  await expect(page.getByRole('table')).toBeVisible()
  expect(await trayLabels()).toContain(desktopWords.lock)
})

test('the shortcut locks', async () => {
  const page = await app.page()
  // The page may have ended before the key is let go.
  await page.keyboard.press('Control+l').catch(() => undefined)
  await unlocked(await lockedPage())
})

test('a machine that nobody touches is locked, and one that sleeps', async () => {
  await app.ask('setIdleSeconds', (15 * minuteMs) / secondMs)
  // It would be looked at within a minute; after a sleep it is at once.
  await app.ask('power', 'resume')
  const idle = await lockedPage()
  await app.ask('setIdleSeconds', 1)
  await unlocked(idle)
  await app.ask('power', 'suspend')
  await unlocked(await lockedPage())
})

test('the desktop’s screen saver locks', async () => {
  const words = ['org.gnome.ScreenSaver', 'ActiveChanged', 'b', 'true']
  await expect(async () => {
    await run('busctl', ['--user', 'emit', '/org/gnome/ScreenSaver', ...words], { env: world.secrets.env })
    expect(await trayLabels()).toContain(desktopWords.locked)
  }).toPass()
  await unlocked(await lockedPage())
})

test('the window may be closed while locked, and is locked when it comes back', async () => {
  await app.ask('closeWindow')
  await clickTray(app, desktopWords.lock)
  expect(await app.ask('windows')).toEqual([])
  await clickTray(app, desktopWords.unlock)
  await lockedPage()
})

test('a restart begins locked, and nothing of the account crosses before the passphrase', async () => {
  expect(await app.ask('console')).toEqual([])
  await app.quit()
  app = await world.start()
  const page = await lockedPage()
  const crossed = (await app.ask('ipc')).filter(({ to }) => to === 'page').map(({ json }) => json)
  expect(crossed.join('\n')).not.toContain('demo-player')
  expect(crossed).toEqual([
    JSON.stringify({ ok: false, failure: { kind: 'locked' } }),
    JSON.stringify({ ok: true, value: { locked: true, waitMs: 0, touchId: false } }),
  ])
  await unlocked(page)
  await expect(page.getByRole('table')).toBeVisible()
})

async function changeSeal(page: Page, action: string): Promise<void> {
  await page.keyboard.press('5')
  await page.getByRole('switch', { name: lockSettingsStrings.seal }).press('Space')
  await page.getByLabel(lockSettingsStrings.current).fill(passphrase)
  await press(page, action)
  await dialogGone(page)
  await page.keyboard.press('1')
}

test('a sealed token cannot be read by another program, and waits for the passphrase after a restart', async () => {
  await changeSeal(await app.page(), lockSettingsStrings.sealAction)
  const kept = await world.storedToken()
  expect(kept).not.toBe('')
  expect(findSecrets(kept, [world.token])).toEqual([])
  await app.quit()
  const readings = world.server.requests().length
  app = await world.start()
  const page = await lockedPage()
  await expect.poll(trayLabels).toContain(desktopWords.tokenSealed)
  expect(world.server.requests().length).toBe(readings)
  await unlocked(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('table')).toBeVisible()
  expect(await world.storedToken()).not.toBe(world.token)
  await changeSeal(page, lockSettingsStrings.unsealAction)
  expect(await world.storedToken()).toBe(world.token)
})

test('the passphrase is in no file, and what it is checked against is', async () => {
  expect(await filesWithSecrets(world.places, [passphrase])).toEqual([])
  expect(findSecrets(world.outputs(), [passphrase])).toEqual([])
  const settings = await readFile(
    join(world.secrets.env['XDG_CONFIG_HOME'] ?? '', 'Stakewatch/settings.json'),
    'utf8',
  )
  expect(JSON.parse(settings)).toMatchObject({ lock: { hash: { kdf: 'scrypt', n: 2 ** 16, r: 8 } } })
})

test('whoever forgot the passphrase gives up the token, and begins anew', async () => {
  await clickTray(app, desktopWords.lock)
  const page = await lockedPage()
  await press(page, lockScreenStrings.forgot)
  await press(page, lockScreenStrings.giveUp)
  await expect(page.getByRole('heading', { name: welcomeStrings.title })).toBeVisible()
  await expect(world.storedToken()).rejects.toThrow()
  expect(await app.ask('console')).toEqual([])
})
