import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from 'playwright/test'
import { importStrings } from '../../app/strings/en/page-imports.ts'
import { setupStrings, welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { filesWithSecrets, findSecrets, heapText, shownText } from './world/canary.ts'
import { dropOnPage } from './world/drop.ts'
import { createWorld, type World } from './world/world.ts'

// One set-up, in order: a token is brought from every place where one may lie, and kept from the last.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(electronRuntime() !== null, 'files are chosen and dropped through the stand-in')

const run = promisify(execFile)
let world: World
let app: LaunchedApp
let path: string

const before = '\uFEFF# my bot\r\nexport STAKE_ACCESS_TOKEN="'
const after = '" # do not share\r\nSTAKE_BASE_URL=https://stake.bet\r\nSTAKE_TIMEOUT=45\r\nOTHER=ä'

test.beforeAll(async () => {
  world = await createWorld({ tray: false })
  path = join(world.secrets.env['HOME'] ?? '', 'bot', '.env')
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, before + world.token + after, { mode: 0o640 })
  app = await world.start([], { STAKE_ACCESS_TOKEN: world.token })
})

test.afterAll(async () => {
  await app?.quit()
  await world?.end()
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

async function expectTaken(page: Page, from: string): Promise<void> {
  const shown = page.locator('.taken')
  await expect(shown).toContainText(from)
  await expect(shown).toContainText(`${world.token.slice(0, 8)}…${world.token.slice(-4)}`)
}

test('a token is found in the environment that the app was started in', async () => {
  const page = await app.page()
  await press(page, welcomeStrings.action)
  await press(page, setupStrings.next)
  await press(page, setupStrings.instructions.ready)
  await press(page, importStrings.environment)
  await expectTaken(page, importStrings.sources.environment)
})

test('a cURL command is noticed on the clipboard, with its host', async () => {
  const page = await app.page()
  const lines = [
    'curl ^"https://stake.us/_api/graphql^" ^',
    `  -b ^"currency=btc; session=${world.token}^" ^`,
    '  --data-raw ^"^{^}^"',
  ]
  await app.ask('setClipboard', lines.join('\r\n'))
  await press(page, setupStrings.token.paste)
  await expectTaken(page, importStrings.sources.clipboard)
  await expect(page.locator('.taken')).toContainText('stake.us')
})

test('the entry of Python’s keyring is read', async () => {
  const item = ['service', 'stakeapi', 'username', 'access_token']
  const storing = run('secret-tool', ['store', '--label=x', ...item], { env: world.secrets.env })
  storing.child.stdin?.end(world.token)
  await storing
  const page = await app.page()
  await press(page, importStrings.keyring)
  await expectTaken(page, importStrings.sources['python-keyring'])
})

test('a file is chosen in the platform’s dialog', async () => {
  await app.ask('chooseFile', path)
  const page = await app.page()
  await press(page, importStrings.file)
  await expectTaken(page, 'from bot/.env')
})

test('what is no .env file is refused with the reason', async () => {
  const page = await app.page()
  const large = join(path, '..', 'large')
  await writeFile(large, `STAKE_ACCESS_TOKEN=x\n${'#'.repeat(1024 * 1024)}`)
  await dropOnPage(page, large)
  await expect(page.getByText('larger than 1 MiB')).toBeVisible()
  await dropOnPage(page, join(path, '..'))
  await expect(page.getByText('This is a folder or a device')).toBeVisible()
  await expect(page.getByRole('button', { name: setupStrings.next, exact: true })).toBeDisabled()
})

test('a script of the page cannot name a file that nobody dropped', async () => {
  const page = await app.page()
  const answers = await page.evaluate(async (named) => {
    const { stakewatch } = globalThis as unknown as { stakewatch: { call: Record<string, unknown> } }
    const drop = stakewatch.call['setup.importDropped'] as (asked: unknown) => Promise<unknown>
    const attempt = async (asked: unknown) => drop(asked).catch(() => 'thrown')
    return [await attempt({ path: named }), await attempt(named), await attempt(new File(['x'], named))]
  }, path)
  const unreadable = { ok: false, failure: { kind: 'file-unreadable', problem: 'missing' } }
  expect(answers).toEqual(['thrown', 'thrown', unreadable])
})

test('a dropped file is verified and kept, with its host and time-out', async () => {
  const page = await app.page()
  await dropOnPage(page, path)
  await expectTaken(page, 'from bot/.env')
  await expect(page.locator('.taken')).toContainText('stake.bet')
  await press(page, setupStrings.next)
  await expect(page.getByText(setupStrings.verify.found)).toBeVisible()
  await press(page, setupStrings.next)
  await expect(page.getByRole('heading', { name: setupStrings.expiry.heading })).toBeVisible()
  await press(page, setupStrings.next)
  await press(page, setupStrings.storage.save)
  await press(page, setupStrings.next)
  await expect(page.getByText('A copy of the token is still in bot/.env')).toBeVisible()
  expect(await world.storedToken()).toBe(world.token)
  expect(await readFile(path, 'utf8')).toBe(before + world.token + after)
})

test('the copy is removed when told to, and the rest of the file is as it was', async () => {
  const page = await app.page()
  await press(page, importStrings.copy.fileAction)
  await expect(page.getByText(importStrings.copy.removed)).toBeVisible()
  const [head, , ...rest] = (await readFile(path, 'utf8')).split('\r\n')
  expect([head, ...rest].join('\r\n')).toBe(`\uFEFF# my bot\r\n${after.split('\r\n').slice(1).join('\r\n')}`)
  expect(await world.storedToken()).toBe(world.token)
})

test('the token came into no page, and lies nowhere in a file', async () => {
  const page = await app.page()
  const secrets = [world.token]
  const crossed = (await app.ask('ipc')).map(({ json }) => json)
  expect(crossed.some((json) => json.includes(path))).toBe(true)
  expect(findSecrets(crossed.join('\n'), secrets)).toEqual([])
  expect(findSecrets(await shownText(page), secrets)).toEqual([])
  expect(findSecrets(await heapText(page), secrets)).toEqual([])
  expect(findSecrets(world.outputs(), secrets)).toEqual([])
  expect(await filesWithSecrets(world.places, secrets)).toEqual([])
  expect(await app.ask('console')).toEqual([])
})
