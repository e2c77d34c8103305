import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { desktopWords } from '../../app/strings/en/desktop.ts'
import { electronRuntime, launch } from './launch.ts'
import { clickTray } from './world/click-tray.ts'
import { pretendTrayHost } from './world/tray-host.ts'

test.skip(electronRuntime() !== null, 'the desktop around real Electron cannot be asked about its windows')

function environment(change: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), ...change }
}

test('a start at login opens no window, watches from the tray, and shows itself when it is asked to', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'hidden-'))
  const PATH = await pretendTrayHost(directory, process.env['PATH'] ?? '')
  const app = await launch({ args: ['--demo', '--hidden'], env: environment({ PATH }) })
  try {
    const tooltip = async () => (await app.ask('tray'))?.tooltip
    await expect.poll(tooltip).toContain('USD')
    expect(await app.ask('windows')).toEqual([])
    await clickTray(app, desktopWords.openWindow)
    await expect((await app.page()).getByRole('table')).toBeVisible()
  } finally {
    expect(await app.quit()).toBe(0)
    await rm(directory, { recursive: true, force: true })
  }
})
