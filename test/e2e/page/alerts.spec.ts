import { expect } from 'playwright/test'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { alertSettingsStrings as settings } from '../../../app/strings/en/page-alert-settings.ts'
import { alertStrings as strings } from '../../../app/strings/en/page-alerts.ts'
import { alertsView } from '../../fakes/alerts.ts'
import { exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const view = { ...exampleView, alerts: alertsView() }
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const listed = () => stage.page.locator('.alert-row')

async function choose(label: string, option: string): Promise<void> {
  await stage.page.getByLabel(label, { exact: true }).selectOption({ label: option })
}

test('alerts stand by day, new ones are marked and noted as seen, and a kind can be picked out', async () => {
  await stage.open(openingOf(view))
  await expect(button('Activity 2 new')).toBeVisible()
  await stage.page.keyboard.press('3')
  await expect(stage.page.getByRole('heading', { level: 3 })).toContainText([
    strings.today,
    strings.yesterday,
    '10 Jun 2026',
  ])
  await expect(listed().filter({ hasText: strings.new }).first()).toContainText('Your total fell')
  expect(stage.calls()).toContainEqual({ name: 'alerts.markSeen', request: {} })
  await stage.push({ ...view, alerts: { ...view.alerts, unseen: 0 } })
  await expect(button('Activity')).toBeVisible()
  await stage.page.getByRole('radio', { name: strings.groups.bets }).check()
  await expect(listed()).toHaveCount(2)
  await button(strings.clear).click()
  expect(stage.calls()).toContainEqual({ name: 'alerts.clear', request: {} })
})

test('an alert opens the right place', async () => {
  await stage.open(openingOf(view, { route: 'activity' }))
  await button('Open: A check newly fails').click()
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText('Checklist')
  const check = stage.page.locator('details', {
    has: stage.page.getByRole('heading', { name: checkTexts['token-in-code'].title }),
  })
  await expect(check).toHaveAttribute('open')
  await expect(check.locator('summary')).toBeFocused()
})

test('rules are switched, thresholds and limits added by keyboard, and wrong numbers refused', async () => {
  await stage.open(openingOf(view, { route: 'settings' }))
  const { page } = stage
  await page.getByText(settings.rules).click()
  await page.getByRole('switch', { name: settings.ruleNames['falls-to-zero'] }).press('Space')
  await button(`${settings.add} ${settings.thresholds}`).press('Enter')
  await choose(settings.subject, 'ETH')
  await page.getByLabel(settings.amount).fill('100')
  await page.keyboard.press('Enter')
  await expect(page.getByText(settings.percentProblem)).toBeVisible()
  await page.getByLabel(settings.amount).fill('12.50')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await button(`${settings.addLimit}…`).press('Enter')
  await page.getByLabel(settings.min, { exact: true }).fill('5')
  await page.getByLabel(settings.max, { exact: true }).fill('1')
  await button(settings.save).click()
  await expect(page.getByText(settings.minMaxProblem)).toBeVisible()
  await page.getByLabel(settings.max, { exact: true }).fill('5')
  await button(settings.save).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  const changes = stage.calls().filter(({ name }) => name === 'alerts.change')
  expect(changes.map(({ request }) => request)).toEqual([
    { what: 'rule', rule: 'falls-to-zero', isOn: true },
    {
      what: 'add-threshold',
      threshold: {
        subject: 'eth',
        direction: 'falls',
        size: { kind: 'percent', percent: '12.5' },
        windowMinutes: 1440,
        quietMinutes: 60,
      },
    },
    { what: 'bet-limit', limit: { currency: 'usd', min: '5', max: '5' } },
  ])
})

test('a test notification says why there is none', async () => {
  await stage.open(openingOf(view, { route: 'settings' }), {
    'alerts.test': () =>
      Promise.resolve({ ok: false, failure: { kind: 'notified-just-now', waitMs: 30_000 } }),
  })
  await button(settings.testAction).click()
  await expect(stage.page.getByRole('main').getByText('Try again in 30 seconds')).toBeVisible()
})
