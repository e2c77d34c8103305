import { expect } from 'playwright/test'
import { firstAccountId } from '../../../app/domain/account.ts'
import { err } from '../../../app/domain/result.ts'
import type { View } from '../../../app/domain/view.ts'
import { historyProblemTexts, historyRefusalTexts } from '../../../app/strings/en/history.ts'
import {
  historySetAsideText,
  historyStrings,
  wipeAccountStrings,
  wipeAllStrings,
} from '../../../app/strings/en/page-history.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { exampleAccount, exampleView, openingOf, privateView } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const asked = (name: string) =>
  stage
    .calls()
    .filter((call) => call.name === name)
    .map(({ request }) => request)
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const settings = async (view: View = exampleView) => stage.open(openingOf(view, { route: 'settings' }))

test('says since when there is a history, and how much it takes', async () => {
  await settings()
  await expect(
    stage.page.getByText('Since 12 Apr 2026. All of it takes 1.8 MB on this machine.'),
  ).toBeVisible()
  await settings({ ...exampleView, history: { ...exampleView.history, sinceMs: {} } })
  await expect(stage.page.getByText(historyStrings.none)).toBeVisible()
})

test('keeps it for as long as the owner chooses', async () => {
  await settings()
  const retention = stage.page.getByLabel(historyStrings.retention)
  await expect(retention).toHaveValue('365')
  await retention.selectOption('ever')
  await retention.selectOption('30 days')
  expect(asked('preferences.change')).toEqual([{ historyDays: null }, { historyDays: 30 }])
})

test('exports as either format, and imports, and says why not', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }), {
    'history.import': () => Promise.resolve(err({ kind: 'history-refused', cause: 'other-account' })),
  })
  await button(historyStrings.exportCsvLabel).click()
  await button(historyStrings.exportJsonLabel).click()
  await expect(stage.page.getByRole('status')).toHaveText(pageStrings.said.historyExported)
  await button(historyStrings.importLabel).click()
  await expect(stage.page.getByText(historyRefusalTexts['other-account']).first()).toBeVisible()
  expect(asked('history.export')).toEqual([
    { account: firstAccountId, format: 'csv' },
    { account: firstAccountId, format: 'json' },
  ])
})

test('exports nothing while amounts are hidden, and says so', async () => {
  await settings(privateView)
  await expect(button(historyStrings.exportCsvLabel)).toBeDisabled()
  await expect(stage.page.getByText(historyStrings.exportPrivate)).toBeVisible()
})

test('wipes the history of the account only after a question, by keyboard alone', async () => {
  const words = wipeAccountStrings('quiet_heron')
  await settings()
  await button(words.forgetAction).focus()
  await stage.page.keyboard.press('Enter')
  await expect(stage.page.getByRole('alertdialog', { name: words.forgetTitle })).toBeVisible()
  await stage.page.keyboard.press('Escape')
  await expect(button(words.forgetAction)).toBeFocused()
  expect(asked('history.wipe')).toEqual([])
  await stage.page.keyboard.press('Enter')
  await stage.page.getByRole('alertdialog').getByRole('button', { name: words.forgetAction }).press('Enter')
  await expect.poll(() => asked('history.wipe')).toEqual([{ account: firstAccountId }])
  await expect(stage.page.getByRole('alertdialog')).toBeHidden()
})

test('wipes that of all accounts where there are several', async () => {
  await settings()
  await expect(button(wipeAllStrings.forgetAction)).toBeHidden()
  const second = { ...exampleAccount, id: 'second' as typeof firstAccountId }
  await settings({ ...exampleView, accounts: [exampleAccount, second] })
  await button(wipeAllStrings.forgetAction).click()
  await stage.page.getByRole('alertdialog').getByRole('button', { name: wipeAllStrings.forgetAction }).click()
  await expect.poll(() => asked('history.wipe')).toEqual([{ account: null }])
})

test('says what became of a damaged history until that is dismissed, and why none is written', async () => {
  const file = 'history.broken-2026-06-12T15-30-00-000Z.sqlite'
  const history = { ...exampleView.history, setAside: file, problem: { kind: 'disk-full' } } as const
  await stage.open(openingOf({ ...exampleView, history }))
  await expect(stage.page.getByText(historySetAsideText(file))).toBeVisible()
  await expect(stage.page.getByText(historyProblemTexts['disk-full'])).toBeVisible()
  await button(pageStrings.dismiss).first().click()
  await expect.poll(() => asked('history.dismissNotice')).toEqual([{}])
})
