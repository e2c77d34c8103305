import type { App, LoginItemSettings } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'

const asked = vi.hoisted(() => ({
  set: [] as unknown[],
  get: [] as unknown[],
  answer: {} as Partial<LoginItemSettings>,
}))

vi.mock('electron', () => ({
  app: {
    setLoginItemSettings: (settings) => void asked.set.push(settings),
    getLoginItemSettings(options) {
      asked.get.push(options)
      return { openAtLogin: false, executableWillLaunchAtLogin: false, ...asked.answer } as LoginItemSettings
    },
  } satisfies Pick<App, 'setLoginItemSettings' | 'getLoginItemSettings'>,
}))

const { createElectronLoginItem, noLoginItem, wasOpenedAtLogin } =
  await import('../../../electron/adapters/login-item.ts')

beforeEach(() => {
  asked.set.length = 0
  asked.get.length = 0
  asked.answer = {}
})

const exe = String.raw`C:\Program Files\Stakewatch\Stakewatch.exe`

test('on Windows the entry names the executable in quotes, and asks for no window', async () => {
  const item = createElectronLoginItem('win32', exe)
  await item.set(true)
  await item.set(false)
  const entry = { path: `"${exe}"`, args: ['--hidden'] }
  expect(asked.set).toEqual([
    { ...entry, openAtLogin: true },
    { ...entry, openAtLogin: false },
  ])
  await item.state()
  expect(asked.get).toEqual([entry])
})

test.each([
  [{}, 'off'],
  [{ openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
  // Switched off in the task manager.
  [{ openAtLogin: true, executableWillLaunchAtLogin: false }, 'held-back'],
  // A login item of ours with other arguments.
  [{ openAtLogin: false, executableWillLaunchAtLogin: true }, 'off'],
] as const)('on Windows %j is %s', async (answer, kind) => {
  asked.answer = answer
  expect(await createElectronLoginItem('win32', exe).state()).toEqual({ kind })
})

test.each([
  [{ status: 'not-registered' }, 'off'],
  [{ status: 'enabled', openAtLogin: true }, 'on'],
  [{ status: 'requires-approval' }, 'held-back'],
  [{ status: 'not-found' }, 'off'],
] as const)('on macOS %j is %s', async (answer, kind) => {
  asked.answer = answer
  const item = createElectronLoginItem('darwin', '/Applications/Stakewatch.app/Contents/MacOS/Stakewatch')
  expect(await item.state()).toEqual({ kind })
  await item.set(true)
  expect(asked.set).toEqual([{ openAtLogin: true }])
})

test('macOS says itself that it was a start at login; nobody else is asked', () => {
  asked.answer = { wasOpenedAtLogin: true }
  expect([wasOpenedAtLogin('darwin'), wasOpenedAtLogin('win32'), wasOpenedAtLogin('linux')]).toEqual([
    true,
    false,
    false,
  ])
  expect(asked.get).toHaveLength(1)
})

test('where it is impossible nothing is asked of the platform', async () => {
  const item = noLoginItem('development')
  await item.set(true)
  expect(await item.state()).toEqual({ kind: 'impossible', why: 'development' })
  expect([asked.set, asked.get]).toEqual([[], []])
})
