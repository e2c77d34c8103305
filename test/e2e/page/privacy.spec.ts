import { expect } from 'playwright/test'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { err } from '../../../app/domain/result.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { dataStrings } from '../../../app/strings/en/page-data.ts'
import { forgottenStrings } from '../../../app/strings/en/page-forgotten.ts'
import { settingsStrings } from '../../../app/strings/en/page-settings.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleView, openingOf, privateView, setupWith } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const asked = (name: string) =>
  stage
    .calls()
    .filter((call) => call.name === name)
    .map(({ request }) => request)
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const settings = async () => stage.open(openingOf(exampleView, { route: 'settings' }))

test('Ctrl+Shift+H hides the amounts, and shows them again', async () => {
  await stage.open(openingOf(exampleView))
  await stage.page.keyboard.press('Control+Shift+H')
  await expect(stage.page.getByRole('status')).toHaveText(pageStrings.said.amountsHidden)
  await stage.push(privateView)
  await expect(stage.page.getByText(hiddenMark).first()).toBeVisible()
  await stage.page.keyboard.press('Control+Shift+H')
  expect(asked('preferences.change')).toEqual([{ privacy: true }, { privacy: false }])
})

test('⌘+Shift+H does so on a Mac, and Ctrl does not', async () => {
  await stage.open(openingOf(exampleView, {}, 'macos'))
  await stage.page.keyboard.press('Control+Shift+H')
  await stage.page.keyboard.press('Meta+Shift+H')
  await expect.poll(() => asked('preferences.change')).toEqual([{ privacy: true }])
})

test('the key works while something is typed, asked or set up, and types nothing', async () => {
  await settings()
  await stage.page.getByLabel(settingsStrings.timeout).focus()
  await stage.page.keyboard.press('Control+Shift+H')
  await expect(stage.page.getByLabel(settingsStrings.timeout)).toHaveValue('30')
  await stage.page.keyboard.press('Tab')
  await button(dataStrings.forgetAction).click()
  await stage.page.keyboard.press('Control+Shift+H')
  await expect.poll(() => asked('preferences.change')).toHaveLength(2)

  await stage.open(openingOf(setupWith({ step: 'token' })))
  await stage.page.keyboard.press('Control+Shift+H')
  await expect.poll(() => asked('preferences.change')).toEqual([{ privacy: true }])
})

test('the rail hides them by a button that says what it will do', async () => {
  await stage.open(openingOf(exampleView))
  await button(pageStrings.rail.hideAmounts).click()
  await expect.poll(() => asked('preferences.change')).toEqual([{ privacy: true }])
  await stage.push(privateView)
  await button(pageStrings.rail.showAmounts).click()
  await expect.poll(() => asked('preferences.change')).toEqual([{ privacy: true }, { privacy: false }])
})

test('a hidden amount has a word for screen readers, and nothing else', async () => {
  await stage.open(openingOf(privateView))
  const row = stage.page.getByRole('row', { name: /^BTC/ })
  await expect(row).toMatchAriaSnapshot(`
    - row:
      - rowheader "BTC"
      - cell "hidden"
      - cell "hidden"
      - cell "hidden"
  `)
})

test('every mark is as wide as any other of its size', async () => {
  await stage.open(openingOf(privateView))
  const widths = await stage.page
    .locator('td span[aria-hidden]', { hasText: hiddenMark })
    .evaluateAll((marks) => marks.map((mark) => Math.round(10 * mark.getBoundingClientRect().width)))
  expect(widths.length).toBeGreaterThan(10)
  expect(new Set(widths).size).toBe(1)
})

test('the settings hide them, also when the window loses the focus', async () => {
  await settings()
  // The switch itself is unseen: what is pressed is the track that stands for it.
  await stage.page.getByRole('switch', { name: settingsStrings.hide, exact: true }).press('Space')
  await stage.page.getByRole('switch', { name: settingsStrings.hideOnBlur }).press('Space')
  await expect.poll(() => asked('preferences.change')).toEqual([{ privacy: true }, { privacyOnBlur: true }])
})

for (const os of ['macos', 'windows'] as const) {
  test(`on ${os} the window is kept out of screenshots by a switch that is on at first`, async () => {
    await stage.open(openingOf(exampleView, { route: 'settings' }, os))
    const control = stage.page.getByRole('switch', { name: settingsStrings.capture })
    await expect(control).toBeChecked()
    await control.press('Space')
    await expect.poll(() => asked('preferences.change')).toEqual([{ contentProtection: false }])
  })
}

test('on Linux the settings say that there is no such thing, and show no switch', async () => {
  await settings()
  await expect(stage.page.getByText(settingsStrings.captureHelp.linux)).toBeVisible()
  await expect(stage.page.getByRole('switch', { name: settingsStrings.capture })).toHaveCount(0)
})

test('forgetting everything is asked about first, and left without a trace', async () => {
  await settings()
  await button(dataStrings.forgetAction).click()
  const dialog = stage.page.getByRole('alertdialog', { name: dataStrings.forgetTitle })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: dataStrings.keep }).click()
  await expect(dialog).toBeHidden()
  expect(asked('everything.forget')).toEqual([])

  await button(dataStrings.forgetAction).click()
  await dialog.getByRole('button', { name: dataStrings.forgetAction }).click()
  await expect.poll(() => asked('everything.forget')).toEqual([{}])
})

test('what became of it stands in place of every other screen, until the owner begins anew', async () => {
  const { opening } = sceneOf('forgotten-all')
  await stage.open({ ...opening, page: { ...opening.page, route: 'settings' } })
  await expect(stage.page.getByRole('heading')).toHaveText(forgottenStrings.all.title)
  await expect(stage.page.getByRole('navigation')).toHaveCount(0)
  await button(forgottenStrings.beginAnew).click()
  await expect.poll(() => asked('everything.beginAnew')).toEqual([{}])
  await stage.push({ ...opening.view, forgotten: null })
  await expect(button(pageStrings.rail.overview)).toHaveAttribute('aria-current', 'page')
})

test('what could not be removed is said with its reason, and can be tried again', async () => {
  await stage.open(sceneOf('forgotten-some').opening)
  await expect(stage.page.getByText(failureText({ kind: 'keychain-locked' }))).toBeVisible()
  await button(forgottenStrings.again).click()
  await expect.poll(() => asked('everything.forget')).toEqual([{}])
})

test('an import shows what would change, and changes it only when told to', async () => {
  const { opening } = sceneOf('settings-importing')
  await stage.open(opening)
  const dialog = stage.page.getByRole('alertdialog', { name: dataStrings.importTitle })
  await expect(dialog.getByRole('term')).toHaveText([settingsStrings.timeout, settingsStrings.hide])
  await expect(dialog.getByRole('definition').first()).toHaveText('30 seconds → becomes 45 seconds')
  await dialog.getByRole('button', { name: dataStrings.apply }).click()
  await expect.poll(() => asked('preferences.applyImport')).toEqual([{}])
  await stage.push({ ...opening.view, importing: null })
  await expect(dialog).toBeHidden()
})

test('an import that would change nothing can only be closed', async () => {
  await stage.open(sceneOf('settings-importing-nothing').opening)
  await expect(button(dataStrings.apply)).toHaveCount(0)
  await stage.page.keyboard.press('Escape')
  await expect.poll(() => asked('preferences.dropImport')).toEqual([{}])
})

test('a file that is refused is said with the reason, and one that was not chosen not at all', async () => {
  const refused = { kind: 'import-refused', cause: 'newer' } as const
  await stage.open(openingOf(exampleView, { route: 'settings' }), {
    'preferences.chooseImport': () => Promise.resolve(err(refused)),
    'preferences.export': () => Promise.resolve(err({ kind: 'cancelled' })),
  })
  await button(dataStrings.importAction).click()
  await expect(stage.page.getByRole('main').getByText(failureText(refused))).toBeVisible()
  await button(dataStrings.exportAction).click()
  await expect(stage.page.getByRole('main').getByText(failureText(refused))).toBeHidden()
  await expect(stage.page.getByRole('status')).toHaveText('')
})
