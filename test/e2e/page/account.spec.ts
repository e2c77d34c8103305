import { expect } from 'playwright/test'
import type { AccountDetails } from '../../../app/domain/account-details.ts'
import { ok } from '../../../app/domain/result.ts'
import { accountStrings as strings, linkLabel, outsideText } from '../../../app/strings/en/page-account.ts'
import { showAllText } from '../../../app/strings/en/page-checklist.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { exampleDetails, failingDetails, largeDetails, privateDetails } from '../../fakes/details.ts'
import { amount, currency, exampleView, openingOf, privateView } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const calls = (name: string) => stage.calls().filter((call) => call.name === name)
const card = (name: string) => stage.page.getByRole('region', { name })
const account = exampleDetails.account

/** The page of the account, and what main answers from then on when asked about it. */
async function open(details: AccountDetails, view = exampleView) {
  let now = details
  await stage.open(openingOf(view, { route: 'account' }), {
    'account.details': () => Promise.resolve(ok(now)),
  })
  await expect(card(strings.protection.title)).toBeVisible()
  return (next: AccountDetails) => void (now = next)
}

test('is reached from the rail, and has the bets read when it is opened', async () => {
  await stage.open(openingOf(exampleView))
  await stage.page.getByRole('button', { name: pageStrings.rail.account, exact: true }).press('Enter')
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText(strings.title)
  await expect(card(strings.vip.title)).toContainText('Platinum II')
  expect(calls('account.readDetails')).toEqual([
    { name: 'account.readDetails', request: { account, what: 'bets' } },
  ])
})

test('says what is unusual about each session and key, in words', async () => {
  await open(exampleDetails)
  const entries = card(strings.sessions.title).locator('.access-list > li')
  await expect(entries.nth(0)).toContainText(/Vigo, Spain.*First seen within the last 7 days/s)
  await expect(entries.nth(1)).toContainText(/Without a name.*Never given a name/s)
  await expect(entries.nth(2)).toContainText(strings.nothingUnusual)
  await expect(card(strings.apiKeys.title)).toContainText('Not used for more than 30 days')
})

test('marks the bet outside of the limits, with the limit', async () => {
  await open(exampleDetails)
  const row = stage.page.getByRole('row').filter({ hasText: 'Blackjack' })
  await expect(row).toContainText(outsideText({ side: 'above', limit: amount('100') }, currency('usdt')))
  await expect(stage.page.getByRole('row').filter({ hasText: 'limit' })).toHaveCount(1)
})

test('says how far the next level is, also to those who do not see the bar', async () => {
  await open(exampleDetails)
  const meter = stage.page.getByRole('meter', { name: strings.vip.progress })
  await expect(meter).toHaveAttribute('value', '42.71')
  await expect(meter).toHaveAttribute('aria-valuetext', '42.71\u00a0%')
})

test('follows what main knows with each view', async () => {
  const answer = await open(exampleDetails)
  answer({ ...exampleDetails, security: { ...exampleDetails.security, value: null } })
  await stage.push(exampleView)
  await expect(card(strings.protection.title)).toContainText(strings.never)
  answer(failingDetails)
  await stage.push(exampleView)
  await expect(card(strings.bets.title)).toContainText('Could not be read. Stake’s answer has changed')
  await expect(card(strings.sessions.title)).toContainText('Could not be read again. Stake cannot be reached')
})

test('shows the first few of many, and all of them on demand', async () => {
  await open(largeDetails)
  const bets = card(strings.bets.title)
  await expect(bets.getByRole('row')).toHaveCount(11)
  await bets.getByRole('button', { name: showAllText(50) }).press('Enter')
  await expect(bets.getByRole('row')).toHaveCount(51)
  const sessions = card(strings.sessions.title)
  await expect(sessions.locator('.access-list > li')).toHaveCount(5)
  await sessions.getByRole('button', { name: showAllText(100) }).press('Enter')
  await expect(sessions.locator('.access-list > li')).toHaveCount(100)
})

test('leads to where one can act, and reads everything anew, by keys alone', async () => {
  await open(exampleDetails)
  await stage.page.getByRole('button', { name: strings.readAnew }).press('Enter')
  expect(calls('account.readDetails').at(-1)?.request).toEqual({ account, what: 'all' })
  for (const link of ['stake-verification', 'stake-vip', 'stake-api', 'stake-bets'] as const) {
    await stage.page.getByRole('button', { name: linkLabel(link) }).press('Enter')
    expect(calls('link.open').at(-1)?.request).toEqual({ link, host: 'stake.com' })
  }
})

test('shows no amount in privacy mode', async () => {
  await open(privateDetails, privateView)
  const text = await stage.page.locator('main').innerText()
  expect(text).not.toMatch(/\d\.\d{8}|300|Platinum/)
  await expect(stage.page.getByRole('meter')).toHaveCount(0)
  expect(await stage.axeFindings()).toEqual([])
})
