import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { hiddenMark } from '../../app/domain/amount.ts'
import { setupStrings, welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { secretServiceAvailable } from '../fakes/secret-service/start.ts'
import { builtMain } from '../standin/drive.ts'
import { electronRuntime, launch } from './launch.ts'
import { createWorld } from './world/world.ts'

const run = promisify(execFile)
const register = join(import.meta.dirname, '../standin/register.mjs')
const isElectron = electronRuntime() !== null
const missing = secretServiceAvailable()

test('says which host the specs run in', async () => {
  const app = await launch({ args: ['--demo'] })
  test.info().annotations.push({ type: 'host', description: app.host })
  const page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
  expect(await app.quit()).toBe(0)
})

test('the packaged app answers `glance` as the terminal does, without a window', async () => {
  test.skip(isElectron, 'without a display Electron does not start')
  const { stdout, stderr } = await run(process.execPath, [
    '--import',
    register,
    builtMain,
    'glance',
    '--demo',
    '--json',
  ])
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, demo: true, stale: false })
  expect(stderr).toBe('')
})

test('the packaged app’s `glance` hides every amount with --private', async () => {
  test.skip(isElectron, 'without a display Electron does not start')
  const words = ['--import', register, builtMain, 'glance', '--demo', '--json', '--private']
  const { stdout } = await run(process.execPath, words)
  expect(JSON.parse(stdout)).toMatchObject({ total: { amount: hiddenMark } })
})

test('`glance` ends with the code of what is wrong', async () => {
  test.skip(isElectron, 'without a display Electron does not start')
  const asked = run(process.execPath, ['--import', register, builtMain, 'glance', '--no-such-option'])
  await expect(asked).rejects.toMatchObject({ code: 2, stdout: '' })
})

test('the packaged app answers `checklist` as the terminal does, with its exit codes', async () => {
  test.skip(isElectron, 'without a display Electron does not start')
  const words = ['--import', register, builtMain, 'checklist']
  const { stdout, stderr } = await run(process.execPath, [...words, '--demo', '--json']).catch(
    // A demo may show findings.
    (error: { stdout: string; stderr: string }) => error,
  )
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, demo: true })
  expect(stderr).toBe('')
  await expect(run(process.execPath, [...words, '--sarif'])).rejects.toMatchObject({ code: 2, stdout: '' })
  const gone = join(import.meta.dirname, 'no-such-folder')
  await expect(run(process.execPath, [...words, gone])).rejects.toMatchObject({ code: 8 })
})

test('where the desktop has no tray, closing the window quits', async () => {
  test.skip(isElectron, 'the window is closed through the stand-in')
  test.skip(missing !== null, missing ?? '')
  const world = await createWorld({ tray: false })
  try {
    const app = await world.start()
    const page = await app.page()
    await expect(page.getByRole('heading', { name: welcomeStrings.title })).toBeVisible()
    expect(await app.ask('tray')).toBeNull()
    await app.ask('closeWindow').catch(() => null)
    expect(await app.ended).toBe(0)
    await app.quit()
  } finally {
    await world.end()
  }
})

test('a set-up that is left leaves nothing behind', async () => {
  test.skip(isElectron, 'the clipboard is set through the stand-in')
  test.skip(missing !== null, missing ?? '')
  const world = await createWorld({ tray: true })
  try {
    const app = await world.start()
    const page = await app.page()
    const press = async (name: string) => page.getByRole('button', { name, exact: true }).click()
    await press(welcomeStrings.action)
    await press(setupStrings.next)
    await press(setupStrings.instructions.ready)
    await app.ask('setClipboard', world.token)
    await press(setupStrings.token.paste)
    await expect(page.getByText(setupStrings.token.taken)).toBeVisible()
    await press(setupStrings.cancel)
    await expect(page.getByRole('heading', { name: welcomeStrings.title })).toBeVisible()
    await expect(world.storedToken()).rejects.toMatchObject({ code: 1 })
    expect(world.server.requests()).toEqual([])
    expect(await app.quit()).toBe(0)
  } finally {
    await world.end()
  }
})
