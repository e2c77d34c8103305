import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { demoToken } from '../../app/demo/token.ts'
import { folderStrings } from '../../app/strings/en/page-folders.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { setupStrings, welcomeStrings } from '../../app/strings/en/page-setup.ts'
import { driveStandIn } from './drive.ts'

// Takes a picture of every screen of the demo, in light and dark, and prints where they are:
//   node test/standin/tour.ts [--pictures DIR]

type TakePicture = (name: string) => Promise<void>

async function picturesDirectory(): Promise<string> {
  const at = process.argv.indexOf('--pictures')
  const given = at < 0 ? undefined : process.argv[at + 1]
  if (given === undefined) return mkdtemp(join(tmpdir(), 'stakewatch-pictures-'))
  await mkdir(given, { recursive: true })
  return resolve(given)
}

function photographer(page: Page, directory: string): TakePicture {
  let number = 0
  return async (name) => {
    number += 1
    for (const colorScheme of ['light', 'dark'] as const) {
      const path = join(directory, `${String(number).padStart(2, '0')}-${name}-${colorScheme}.png`)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path, animations: 'disabled' })
      console.log(path)
    }
  }
}

async function photographViews(page: Page, take: TakePicture): Promise<void> {
  await page.getByRole('table').waitFor()
  await take('overview')
  await page.keyboard.press('2')
  await page.getByRole('heading', { level: 1, name: pageStrings.rail.checklist }).waitFor()
  await take('checklist')
  await page.keyboard.press('3')
  await page.getByRole('heading', { level: 1, name: pageStrings.rail.activity }).waitFor()
  await take('activity')
  await page.keyboard.press('4')
  await page.getByRole('heading', { level: 1, name: pageStrings.rail.account }).waitFor()
  await take('account')
  await page.keyboard.press('5')
  await page.getByRole('heading', { level: 1, name: pageStrings.rail.settings }).waitFor()
  await take('settings')
}

/** Forgets the demo's account, and sets it up again through every step. */
async function photographSetup(page: Page, take: TakePicture): Promise<void> {
  await page.evaluate(async () => {
    const { stakewatch } = globalThis as unknown as {
      stakewatch: import('../../app/contract/bridge.ts').Bridge
    }
    const opening = await stakewatch.call['view.get']({})
    const account = opening.ok ? opening.value.view.selected : null
    if (account !== null) await stakewatch.call['account.forgetToken']({ account })
  })
  await page.keyboard.press('1')
  await page.getByRole('heading', { name: welcomeStrings.title }).waitFor()
  await take('welcome')
  const press = async (name: string) => page.getByRole('button', { name, exact: true }).click()
  const arrive = async (step: keyof typeof setupStrings.steps, heading: string) => {
    await page.getByRole('heading', { name: heading }).waitFor()
    await take(`set-up-${step}`)
  }
  await press(welcomeStrings.action)
  await arrive('host', setupStrings.host.heading)
  await press(setupStrings.next)
  await arrive('instructions', setupStrings.instructions.heading)
  await press(setupStrings.instructions.ready)
  await arrive('token', setupStrings.token.heading)
  await page.getByLabel(setupStrings.token.label).fill(demoToken())
  await press(setupStrings.token.use)
  await press(setupStrings.next)
  await page.getByText(setupStrings.verify.found).waitFor()
  await arrive('verify', setupStrings.verify.heading)
  await press(setupStrings.next)
  await arrive('expiry', setupStrings.expiry.heading)
  await press(setupStrings.next)
  await arrive('storage', setupStrings.storage.heading)
  await press(setupStrings.storage.save)
  await arrive('folders', folderStrings.heading)
  await press(setupStrings.next)
  await arrive('done', setupStrings.done.headingFirst)
}

const directory = await picturesDirectory()
const app = await driveStandIn({ args: ['--demo'] })
try {
  const page = await app.page()
  const take = photographer(page, directory)
  await photographViews(page, take)
  await photographSetup(page, take)
} finally {
  process.exitCode = (await app.quit()) ?? 1
}
