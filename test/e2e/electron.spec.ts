import { expect, test } from 'playwright/test'
import { pageUrl } from '../../electron/security/origin.ts'
import { electronRuntime, launch } from './launch.ts'

// What only Electron itself can show; everything else runs in whichever host there is.
test.skip(electronRuntime() === null, 'Electron’s runtime is not on this machine')

test('Electron serves the page from its own scheme, sandboxed, with the bridge and nothing else', async () => {
  const app = await launch({ args: ['--demo'] })
  const page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
  expect(page.url()).toBe(pageUrl)
  const reach = await page.evaluate(() => ({
    bridge: Object.keys((globalThis as { stakewatch?: object }).stakewatch ?? {}),
    node: ['process', 'require', 'module', 'Buffer'].filter((name) => name in globalThis),
  }))
  expect(reach).toEqual({ bridge: ['call', 'on'], node: [] })
  expect(await app.quit()).toBe(0)
})

test('Electron enforces the content security policy on the page', async () => {
  const app = await launch({ args: ['--demo'] })
  const page = await app.page()
  await expect(page.getByRole('table')).toBeVisible()
  const refused = await page.evaluate(async () => {
    const answer = await fetch('https://stake.com/').catch(() => 'refused')
    return { answer: typeof answer === 'string' ? answer : 'went through' }
  })
  expect(refused).toEqual({ answer: 'refused' })
  expect(await app.quit()).toBe(0)
})
