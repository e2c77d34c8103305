import type { Page } from 'playwright'
import { setupStrings, welcomeStrings } from '../../../app/strings/en/page-setup.ts'
import type { LaunchedApp } from '../launch.ts'

/** Goes through the wizard as a person would: the token by the clipboard, everything else as it stands. */
export async function setUpAccount(app: Pick<LaunchedApp, 'ask'>, page: Page, token: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press(welcomeStrings.action)
  await press(setupStrings.next)
  await press(setupStrings.instructions.ready)
  await app.ask('setClipboard', token)
  await press(setupStrings.token.paste)
  await press(setupStrings.next)
  await page.getByText(setupStrings.verify.found).waitFor()
  await press(setupStrings.next)
  // Each step has a button of this name: a second press may still be meant for the one before.
  await page.getByRole('heading', { name: setupStrings.expiry.heading }).waitFor()
  await press(setupStrings.next)
  await press(setupStrings.storage.save)
  await press(setupStrings.next)
  await press(setupStrings.done.action)
  await page.getByRole('table').waitFor()
}
