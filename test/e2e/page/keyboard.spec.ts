import { randomBytes } from 'node:crypto'
import { expect } from 'playwright/test'
import { firstAccountId } from '../../../app/domain/account.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { setupSteps, type SetupView, type View } from '../../../app/domain/view.ts'
import { emptyView, exampleMask, exampleSetup, exampleView, openingOf } from '../../fakes/views.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const names = () => stage.calls().map(({ name }) => name)
const press = async (...keys: string[]) => {
  for (const key of keys) await stage.page.keyboard.press(key)
}
/** What the focused control is called; nothing while the focus is on none. */
const focused = async () =>
  stage.page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : element
    return label?.textContent ?? ''
  })

/** Presses Tab until what says `name` has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused()).includes(name)) return
    await press('Tab')
  }
  throw new Error(`no way by keyboard to ${name}`)
}

test('single keys go through the views, refresh, and unfold zeros', async () => {
  await stage.open(openingOf(exampleView))
  const { page } = stage
  await press('2')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checklist')
  await press('3')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity')
  await press('4')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account')
  await press('5')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await press('1', 'z')
  await expect(page.getByRole('row')).toHaveCount(181)
  await press('z')
  await expect(page.getByRole('row')).toHaveCount(8)
  await press('r')
  await expect(page.getByRole('status')).toHaveText('Refreshed.')
  expect(stage.calls()).toContainEqual({ name: 'account.refresh', request: { account: firstAccountId } })
})

test('single keys stay out of a field that is typed into', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  const field = stage.page.getByLabel('Time-out')
  await field.focus()
  await press('1', 'r', '?')
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  expect(names()).not.toContain('account.refresh')
  await expect(stage.page.getByText('Give whole seconds')).toBeVisible()
  await field.fill('45')
  await press('Enter')
  expect(stage.calls()).toContainEqual({ name: 'preferences.change', request: { timeoutSeconds: 45 } })
})

test('? lists the keys, holds the focus, and Escape gives it back', async () => {
  await stage.open(openingOf(exampleView))
  await tabTo('Keys')
  await press('?')
  const dialog = stage.page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog).toBeVisible()
  await press('2', 'r')
  await press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(focused).toBe('Keys')
  await expect(stage.page.getByRole('heading', { name: 'Balances' })).toBeVisible()
  expect(names()).not.toContain('account.refresh')
})

test('the whole overview is reached by Tab in the order of the eye', async () => {
  await stage.open(openingOf(exampleView))
  const reached: string[] = []
  for (const stop of ['Overview', 'Refresh', 'seconds ago', 'Show 173', 'Replace', 'Run again', 'See all']) {
    await tabTo(stop)
    reached.push(stop)
  }
  expect(reached).toHaveLength(7)
})

test('the focus is drawn two pixels wide', async () => {
  await stage.open(openingOf(exampleView))
  await tabTo('Refresh')
  const outline = await stage.page.evaluate(() => {
    const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement ?? document.body)
    return `${outlineWidth} ${outlineStyle}`
  })
  expect(outline).toBe('2px solid')
})

test('the exact time shows on focus, and Escape closes it', async () => {
  await stage.open(openingOf(exampleView))
  await tabTo('seconds ago')
  const tooltip = stage.page.getByRole('tooltip')
  await expect(tooltip).toContainText('12 Jun 2026')
  await press('Escape')
  await expect(tooltip).toBeHidden()
})

test('the age at which a token is due is chosen in the settings', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  const choice = stage.page.getByLabel('Remind you to replace it')
  await expect(choice).toHaveValue('30')
  await choice.selectOption('Never')
  expect(stage.calls().find(({ name }) => name === 'account.setRotation')?.request).toEqual({
    account: 'first',
    days: null,
  })
})

test('forgetting the token asks first', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await tabTo('Forget it')
  await press('Enter')
  const question = stage.page.getByRole('alertdialog', { name: 'Forget this token?' })
  await expect(question).toBeVisible()
  await press('Escape')
  await expect(question).toBeHidden()
  expect(names()).not.toContain('account.forgetToken')
  // The focus comes back a moment after the question has gone.
  await expect(stage.page.getByRole('button', { name: 'Forget it', exact: true })).toBeFocused()
  await press('Enter')
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Forget it' }).press('Enter')
  await expect(question).toBeHidden()
  expect(names()).toContain('account.forgetToken')
})

test('a failure of an action is shown and said', async () => {
  await stage.open(openingOf(exampleView), {
    'account.refresh': async () => Promise.resolve(err({ kind: 'unexpected', reference: 'AB12' })),
  })
  await press('r')
  await expect(stage.page.getByRole('status')).toContainText('reference AB12')
  await tabTo('Dismiss')
  await press('Enter')
  await expect(stage.page.getByText('reference AB12')).toHaveCount(0)
})

test('a locked keychain is tried again from where it is told', async () => {
  await stage.open(sceneOf('keychain-locked').opening)
  await tabTo('Try again')
  await press('Enter')
  await expect.poll(names).toContain('account.retryKeychain')
})

test('the set-up is walked from its first step to the overview', async () => {
  const secret = randomBytes(48).toString('hex')
  let setup: SetupView | null = null
  const say = async (change: Partial<SetupView> | null) => {
    setup = change === null ? null : { ...exampleSetup, ...setup, ...change }
    const view: View = setup === null ? exampleView : { ...emptyView, setup }
    await stage.push(view)
    return ok()
  }
  const token = { mask: exampleMask, unusual: false, source: 'typed', declaredExpiryMs: null } as const
  await stage.open(openingOf(emptyView), {
    'setup.begin': async () => say({}),
    'setup.chooseHost': async ({ host }) => say({ host }),
    'setup.goTo': async ({ step }) =>
      say({ step, storage: { kind: 'keychain', backend: 'GNOME Keyring', persistent: true } }),
    'setup.typeToken': async () => say({ token }),
    'setup.verify': async () =>
      say({ verified: { name: 'quiet_heron', sameAccount: null, watchedAs: null } }),
    'setup.declare': async ({ expiry, rotationDays }) => say({ expiry, rotationDays }),
    'setup.save': async () => say({ step: 'folders', token: null }),
    'setup.cancel': async () => say(null),
  })
  const { page } = stage
  const heading = page.getByRole('heading', { level: 1 })
  await tabTo('Set up an account')
  await press('Enter')

  await expect(heading).toHaveText('Which Stake do you use?')
  await expect(heading).toBeFocused()
  await tabTo('stake.com')
  await press('ArrowDown')
  await expect.poll(() => setup?.host).toBe('stake.us')
  await tabTo('Continue')
  await press('Enter')

  await expect(heading).toHaveText('Get an access token')
  await expect(heading).toBeFocused()
  await tabTo('Another way')
  await press('Enter')
  await expect(page.getByRole('img', { name: 'developer tools' })).toBeVisible()
  await tabTo('I have copied it')
  await press('Enter')

  await expect(heading).toBeFocused()
  await tabTo('Access token')
  await page.keyboard.insertText(secret)
  await press('Enter')
  await expect(page.getByText(exampleMask)).toBeVisible()
  expect(stage.calls()).toContainEqual({ name: 'setup.typeToken', request: { text: secret } })
  await expect(page.getByLabel('Access token')).toHaveValue('')
  expect(await page.content()).not.toContain(secret)
  await tabTo('Continue')
  await press('Enter')

  await expect(page.getByText('quiet_heron')).toBeVisible()
  await tabTo('Continue')
  await press('Enter')

  await expect(heading).toHaveText('When does it end?')
  await tabTo('I don’t know')
  await press('ArrowDown')
  await page.getByRole('textbox', { name: 'Days' }).fill('21')
  await tabTo('Continue')
  await press('Enter')
  await expect(heading).toHaveText('Where it is kept')
  expect(stage.calls()).toContainEqual({
    name: 'setup.declare',
    request: { expiry: { kind: 'in', days: 21 }, rotationDays: 30 },
  })
  await tabTo('Back')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Days' })).toHaveValue('21')
  await tabTo('Continue')
  await press('Enter')
  await tabTo('Keep it in the keychain')
  await press('Enter')

  await expect(heading).toHaveText('Watch your project folders')
  await expect(heading).toBeFocused()
  await expect(page.getByRole('button', { name: 'Back' })).toHaveCount(0)
  await tabTo('Add a folder')
  await press('Enter')
  await expect.poll(names).toContain('folders.choose')
  await tabTo('Continue')
  await press('Enter')

  await expect(heading).toHaveText('Stakewatch is watching')
  expect(stage.calls()).toContainEqual({
    name: 'setup.save',
    request: { where: 'keychain', acceptsOtherAccount: false },
  })
  await tabTo('Go to the overview')
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Balances' })).toBeVisible()
})

test('the set-up can be left at every step until the token is kept', async () => {
  for (const step of setupSteps) {
    await stage.open(openingOf({ ...emptyView, setup: { ...exampleSetup, step } }))
    const cancel = stage.page.getByRole('button', { name: 'Cancel' })
    if (step === 'folders' || step === 'done') await expect(cancel).toHaveCount(0)
    else {
      await tabTo('Cancel')
      await press('Enter')
      await expect.poll(names).toContain('setup.cancel')
    }
  }
})

test('memory is never chosen but by its own button', async () => {
  await stage.open(sceneOf('setup-storage').opening)
  await expect(stage.page.getByRole('button', { name: 'only for this run' })).toHaveCount(0)
  await stage.open(sceneOf('setup-storage-none').opening)
  await expect(stage.page.getByRole('button', { name: 'Keep it in the keychain' })).toBeDisabled()
  await tabTo('Keep it only for this run')
  await press('Enter')
  await expect
    .poll(() => stage.calls())
    .toContainEqual({ name: 'setup.save', request: { where: 'memory', acceptsOtherAccount: false } })
})
