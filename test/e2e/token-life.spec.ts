import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from 'playwright/test'
import type { AccountRecord } from '../../app/domain/settings.ts'
import { dayMs, hourMs } from '../../app/domain/time.ts'
import { overviewStrings } from '../../app/strings/en/page-overview.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { rotationStrings } from '../../app/strings/en/rotation.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { electronRuntime, type LaunchedApp } from './launch.ts'
import { setUpAccount } from './world/set-up.ts'
import { createWorld, type World } from './world/world.ts'

// One token's life, in order: each test goes on where the one before it stopped.
test.describe.configure({ mode: 'serial' })
const missing = secretServiceAvailable()
test.skip(missing !== null, missing ?? '')
test.skip(electronRuntime() !== null, 'the desktop around real Electron cannot be asked about notifications')

const run = promisify(execFile)
const beside = ['service', 'stakeapi', 'account', 'access_token/next']
let world: World
let app: LaunchedApp

test.beforeAll(async () => {
  world = await createWorld({ tray: true })
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

/** Ends the app, changes what it wrote of its account, and starts it again. */
async function restart(
  change: (record: AccountRecord) => Partial<AccountRecord> = () => ({}),
): Promise<Page> {
  expect(await app.quit()).toBe(0)
  const path = join(world.secrets.env['XDG_CONFIG_HOME'] ?? '', 'Stakewatch', 'settings.json')
  const settings = JSON.parse(await readFile(path, 'utf8')) as { accounts: AccountRecord[] }
  const accounts = settings.accounts.map((record) => ({ ...record, ...change(record) }))
  await writeFile(path, JSON.stringify({ ...settings, accounts }))
  await passMinute(join(path, '..', 'alerts.json'))
  app = await world.start()
  return await app.page()
}

/** There is one notification a minute at most, also across restarts: as if one had passed. */
async function passMinute(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return
  const kept = JSON.parse(text) as object
  await writeFile(path, JSON.stringify({ ...kept, toldAtMs: null }))
}

async function titles(): Promise<readonly string[]> {
  return (await app.ask('notifications')).map(({ title }) => title)
}

/** As a token that was stored three weeks ago. */
const endingIn = (ms: number) => (record: AccountRecord) => ({
  token: { ...record.token, storedAtMs: Date.now() - 21 * dayMs, expiresAtMs: Date.now() + ms },
})

test('a replacement that was interrupted is ended by the next start, which says so until it is dismissed', async () => {
  const { env } = world.secrets
  const schema = ['xdg:schema', 'org.freedesktop.Secret.Generic']
  const storing = run('secret-tool', ['store', '--label=token', ...schema, ...beside], { env })
  storing.child.stdin?.end(world.newToken)
  await storing
  world.rotate()
  const first = await restart(() => ({ rotation: 'promoting' }))
  await expect(first.getByText(rotationStrings.ends.finished)).toBeVisible()
  const page = await restart()
  await expect(page.getByText(rotationStrings.ends.finished)).toBeVisible()
  await expect(page.getByRole('table')).toBeVisible()
  expect(await world.storedToken()).toBe(world.newToken)
  await expect(run('secret-tool', ['lookup', ...beside], { env })).rejects.toThrow()
  await press(page, pageStrings.dismiss)
  await expect(page.getByText(rotationStrings.title)).toBeHidden()
  const again = await restart()
  await expect(again.getByRole('table')).toBeVisible()
  await expect(again.getByText(rotationStrings.title)).toHaveCount(0)
})

test('the end of a token is announced once', async () => {
  await restart(endingIn(2 * dayMs))
  await expect.poll(titles).toEqual([expect.stringMatching(/^The access token ends in 1 day 2\d hours$/)])
  const page = await restart()
  await expect(page.getByRole('table')).toBeVisible()
  expect(await titles()).toEqual([])
})

test('an expired token is announced, and what to do is said', async () => {
  const page = await restart(endingIn(-hourMs))
  await expect(page.getByText(overviewStrings.needs.tokenExpired)).toBeVisible()
  await expect.poll(titles).toEqual(['The access token has expired'])
})

test('a refused token is asked with again before anybody is told to give it up', async () => {
  const { act, needs } = overviewStrings
  await restart((record) => ({ token: { ...record.token, expiresAtMs: null } }))
  // Stake as it was before it knew the new token.
  world.gate.leadTo(world.server.port)
  const page = await restart()
  await expect(page.getByText(needs.tokenRefused)).toBeVisible()
  const attention = page.getByRole('region', { name: overviewStrings.attentionTitle })
  await attention.getByRole('button', { name: act.probe }).click()
  await expect(page.getByText(needs.tokenRejected)).toBeVisible()
  world.rotate()
  await page.getByRole('button', { name: act.probe }).click()
  await expect(attention.getByText(needs.tokenRejected)).toBeHidden()
  await expect(page.getByRole('table')).toBeVisible()
})
