import { expect } from 'playwright/test'
import { ok } from '../../../app/domain/result.ts'
import type { View } from '../../../app/domain/view.ts'
import { badger, eightView, otter, severalView } from '../../fakes/account-views.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { emptyView, exampleAccount, exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const press = async (key: string) => stage.page.keyboard.press(key)
const switcher = () => stage.page.getByRole('button', { name: /^Showing / })
const items = () => stage.page.getByRole('menuitemradio')
const asked = (name: string) => stage.calls().filter((call) => call.name === name)

async function openSeveral(view: View = severalView, route: 'overview' | 'settings' = 'overview') {
  await stage.open(openingOf(view, { route }), {
    'account.select': async ({ account }) => {
      await stage.push({ ...view, selected: account })
      return ok()
    },
    'account.move': async ({ account, by }) => {
      const others = view.accounts.filter(({ id }) => id !== account)
      const at = view.accounts.findIndex(({ id }) => id === account)
      const moved = view.accounts.filter(({ id }) => id === account)
      await stage.push({ ...view, accounts: others.toSpliced(at + by, 0, ...moved) })
      return ok()
    },
  })
}

test('the switcher says whose values are shown, and is not there without an account', async () => {
  await stage.open(openingOf(exampleView))
  await expect(switcher()).toHaveAccessibleName('Showing quiet_heron stake.com')
  await stage.push(emptyView)
  await expect(switcher()).toHaveCount(0)
})

test('another account is chosen by keys alone, and the focus comes back', async () => {
  await openSeveral()
  await switcher().focus()
  await press('Enter')
  await expect(items().first()).toBeFocused()
  await expect(items().first()).toHaveAttribute('aria-checked', 'true')
  await expect(items().nth(1)).toContainText('1\u202f204.50 USD')
  await expect(items().nth(2)).toContainText('needs attention')
  await press('ArrowDown')
  await press('Enter')
  await expect(items()).toHaveCount(0)
  expect(asked('account.select')).toEqual([{ name: 'account.select', request: { account: otter.id } }])
  await expect(switcher()).toHaveAccessibleName(
    /^Showing Savings stake\.bet \. night_badger: needs attention/,
  )
  await expect(switcher()).toBeFocused()
  await expect(stage.page.getByRole('status')).toContainText('Savings is shown.')
})

test('Escape closes the list and chooses nothing', async () => {
  await openSeveral()
  await switcher().focus()
  await press('Enter')
  await press('ArrowDown')
  await press('r')
  await press('Escape')
  await expect(items()).toHaveCount(0)
  await expect(switcher()).toBeFocused()
  expect(asked('account.select')).toEqual([])
  expect(asked('account.refresh')).toEqual([])
})

test('Ctrl and a digit choose the account in that place, also while something is being typed', async () => {
  await openSeveral(severalView, 'settings')
  await stage.page.getByLabel('Time-out').focus()
  await press('Control+2')
  await expect(switcher()).toHaveAccessibleName(/^Showing Savings/)
  await press('Control+2')
  await press('Control+8')
  expect(asked('account.select')).toHaveLength(1)
  await press('Escape')
  await press('?')
  await stage.page.getByLabel('Time-out').blur()
  await press('?')
  await expect(stage.page.getByRole('dialog', { name: 'Keys' })).toContainText('The account in that place')
  await press('Control+3')
  expect(asked('account.select')).toHaveLength(1)
})

test('an account is added from the switcher', async () => {
  await openSeveral()
  await switcher().focus()
  await press('Enter')
  await press('End')
  await press('Enter')
  expect(asked('setup.begin')).toEqual([{ name: 'setup.begin', request: { replaces: null } }])
})

test('the sum stands under the account’s own total, with what is no part of it', async () => {
  await stage.open(sceneOf('accounts-eight').opening)
  const all = stage.page.getByRole('region', { name: 'All accounts' })
  await expect(all).toContainText('12\u202f345\u202f678\u202f929\u202f754.06 USD')
  await expect(all).toContainText('No rate for SAND')
  await expect(all).toContainText(
    'Left out: night_badger (not read yet), hare (as you chose) and stake.bet (not read yet)',
  )
  await expect(all).toContainText('Stale: stoat')
  await expect(stage.page.getByText('Nothing needs your attention')).toHaveCount(0)
  await expect(
    stage.page.getByText('4 other accounts are not fine: night_badger, stoat, hare and'),
  ).toBeVisible()
  await stage.page.getByRole('button', { name: 'Show night_badger' }).press('Enter')
  expect(asked('account.select').at(-1)?.request).toEqual({ account: badger.id })
})

test('the list of eight fits, in both themes and sizes, folded rail included', async () => {
  const { opening } = sceneOf('accounts-eight')
  await stage.open(opening)
  for (const theme of ['light', 'dark'] as const) {
    await stage.push({ ...opening.view, preferences: { ...opening.view.preferences, theme } })
    for (const size of [
      { width: 1000, height: 700 },
      { width: 700, height: 500 },
    ]) {
      await stage.page.setViewportSize(size)
      await switcher().focus()
      await stage.shoot(`switcher-${theme}-${size.width}`)
      await press('Enter')
      await expect(items()).toHaveCount(8)
      await stage.shoot(`switcher-open-${theme}-${size.width}`)
      expect(await stage.overflow()).toEqual([])
      expect(await stage.axeFindings()).toEqual([])
      await press('Escape')
      await expect(items()).toHaveCount(0)
    }
  }
  expect(stage.noise()).toEqual([])
  await stage.page.setViewportSize({ width: 1000, height: 700 })
})

test('an account is renamed, and what cannot be a name is said and not sent', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  const name = stage.page.getByLabel('Name', { exact: true })
  await name.fill('a\u202Eb')
  await name.blur()
  await expect(stage.page.getByText('all of them ones that can be seen')).toBeVisible()
  expect(asked('account.change')).toEqual([])
  await name.fill('  Savings ')
  await press('Enter')
  expect(asked('account.change').at(-1)?.request).toEqual({ account: exampleAccount.id, label: 'Savings' })
})

test('the name at Stake comes back when the field is emptied', async () => {
  await stage.open(
    openingOf({ ...exampleView, accounts: [otter], selected: otter.id }, { route: 'settings' }),
  )
  const name = stage.page.getByLabel('Name', { exact: true })
  await expect(name).toHaveValue('Savings')
  await name.fill('')
  await name.blur()
  expect(asked('account.change')).toEqual([
    { name: 'account.change', request: { account: otter.id, label: null } },
  ])
})

test('accounts change places by keys, and the focus goes along', async () => {
  await openSeveral(severalView, 'settings')
  const down = stage.page.getByRole('button', { name: 'Move down: quiet_heron' })
  await down.focus()
  await press('Enter')
  await expect
    .poll(() => asked('account.move'))
    .toEqual([{ name: 'account.move', request: { account: exampleAccount.id, by: 1 } }])
  await expect(stage.page.getByRole('status')).toContainText('quiet_heron is number 2 of 3.')
  await expect(stage.page.locator('.account-row .account-name').first()).toHaveText('Savings')
  await expect(down).toBeFocused()
})

test('each account has its own settings, folded away, and is forgotten by its name', async () => {
  await openSeveral(severalView, 'settings')
  const { page } = stage
  await expect(page.getByLabel('Remind you to replace it')).toHaveCount(0)
  await page.getByRole('button', { name: /^night_badger/ }).press('Enter')
  const group = page.getByRole('region', { name: 'night_badger' })
  await group.getByRole('switch', { name: 'Count it in the total' }).press('Space')
  await group.getByRole('switch', { name: 'Notify me' }).press('Space')
  expect(asked('account.change').map(({ request }) => request)).toEqual([
    { account: badger.id, inTotal: false },
    { account: badger.id, notifies: false },
  ])
  await stage.shoot('accounts-settings-open')
  expect(await stage.axeFindings()).toEqual([])
  expect(await stage.overflow()).toEqual([])
  await group.getByRole('button', { name: 'Forget it' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Forget the token of night_badger?' })
  await question.getByRole('button', { name: 'Forget it' }).press('Enter')
  await expect(question).toBeHidden()
  expect(asked('account.forgetToken').at(-1)?.request).toEqual({ account: badger.id })
})

test('there is no room for a ninth', async () => {
  await stage.open(openingOf(eightView, { route: 'settings' }))
  await expect(stage.page.getByRole('button', { name: 'Add an account' })).toBeDisabled()
  await expect(stage.page.getByText('8 accounts at the most')).toBeVisible()
})

test('a user who is watched already is not kept twice: the token can go where the other one is', async () => {
  await stage.open(sceneOf('setup-watched-already').opening)
  await expect(stage.page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await stage.page.getByRole('button', { name: 'Replace its token instead' }).press('Enter')
  expect(asked('setup.replaceWatched')).toHaveLength(1)
})
