import { randomBytes } from 'node:crypto'
import { expect, test } from 'playwright/test'
import { lockScreenStrings, lockSettingsStrings } from '../../app/strings/en/page-lock.ts'
import { electronRuntime, launch } from './launch.ts'

test.skip(electronRuntime() !== null, 'the desktop around real Electron cannot be asked about its windows')

test('a locked window stands where it stood, and an app without a tray does not end by it', async () => {
  const passphrase = randomBytes(9).toString('hex')
  const app = await launch({ args: ['--demo'] })
  try {
    const page = await app.page()
    await expect(page.getByRole('table')).toBeVisible()
    expect(await app.ask('tray')).toBeNull()
    await page.keyboard.press('5')
    await page.getByRole('button', { name: lockSettingsStrings.set }).click()
    await page.getByLabel(lockSettingsStrings.next, { exact: true }).fill(passphrase)
    await page.getByLabel(lockSettingsStrings.again).fill(passphrase)
    await page.getByRole('button', { name: lockSettingsStrings.setAction }).click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await app.ask('resizeWindow', { width: 910, height: 640 })

    // The page may end before it can answer the click.
    await page
      .getByRole('button', { name: lockSettingsStrings.now })
      .click()
      .catch(() => undefined)
    await expect.poll(() => page.isClosed()).toBe(true)
    const locked = await app.page()
    await expect(locked.getByRole('heading', { name: lockScreenStrings.title })).toBeVisible()
    expect(await app.ask('windows')).toEqual([{ visible: true, width: 910, height: 640 }])

    await locked.getByLabel(lockScreenStrings.passphrase).fill(passphrase)
    await locked.keyboard.press('Enter')
    await expect(locked.getByRole('heading', { name: lockSettingsStrings.title, level: 2 })).toBeVisible()
    expect(await app.ask('console')).toEqual([])
  } finally {
    expect(await app.quit()).toBe(0)
  }
})
