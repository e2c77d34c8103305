import { randomBytes } from 'node:crypto'
import { expect } from 'playwright/test'
import type { Handlers } from '../../../app/contract/bridge.ts'
import type { Failure } from '../../../app/domain/failure.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import {
  lockScreenStrings as strings,
  lockSettingsStrings as settings,
} from '../../../app/strings/en/page-lock.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { lockedHandlers } from '../../fakes/bridge.ts'
import { emptyView, exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const passphrase = randomBytes(9).toString('hex')
const withLock = { ...exampleView, lock: { locked: false, options: firstLockOptions, sealed: false } }

const stage = stageOfFile()

const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const field = () => stage.page.getByLabel(strings.passphrase)
const asked = (name: string) => stage.calls().filter((call) => call.name === name)

/** A main whose lock `unlock` opens. */
async function openLocked(unlock: Handlers['lock.unlock'], waitMs = 0): Promise<void> {
  let isOpen = false
  const opening = openingOf(withLock, { route: 'checklist' })
  await stage.open(opening, {
    ...lockedHandlers({ locked: true, waitMs, touchId: false }),
    'view.get': () => Promise.resolve(isOpen ? ok(opening) : err({ kind: 'locked' })),
    'lock.unlock': async (way) => {
      const answer = await unlock(way)
      isOpen = answer.ok
      return answer
    },
  })
}

const fails = (failure: Failure) => () => Promise.resolve(err(failure))

test.describe('the lock screen', () => {
  test('is all there is, and waits for the passphrase', async () => {
    await openLocked(() => Promise.resolve(ok()))
    await expect(stage.page.getByRole('heading', { name: strings.title })).toBeVisible()
    await expect(field()).toBeFocused()
    await expect(stage.page.getByRole('navigation')).toHaveCount(0)
    await expect(stage.page.getByRole('heading')).toHaveCount(1)
  })

  test('takes no key but what is typed', async () => {
    await openLocked(() => Promise.resolve(ok()))
    await button(strings.forgot).focus()
    for (const key of ['1', '2', 'r', '?', 'Control+l']) await stage.page.keyboard.press(key)
    await expect(stage.page.getByRole('dialog')).toHaveCount(0)
    expect(stage.calls().map(({ name }) => name)).toEqual(['view.get', 'lock.state'])
  })

  test('opens on what was there before, and keeps nothing of what was typed', async () => {
    await openLocked(() => Promise.resolve(ok()))
    await field().fill(passphrase)
    await field().press('Enter')
    await expect(
      stage.page.getByRole('heading', { level: 1, name: pageStrings.rail.checklist }),
    ).toBeVisible()
    expect(asked('lock.unlock')).toEqual([{ name: 'lock.unlock', request: { by: 'passphrase', passphrase } }])
    await expect(stage.page.locator('input[type=password]')).toHaveCount(0)
  })

  test('says that it was wrong, and goes on', async () => {
    await openLocked(fails({ kind: 'passphrase-wrong', waitMs: 0 }))
    await field().fill(passphrase)
    await button(strings.unlock).click()
    const said = failureText({ kind: 'passphrase-wrong', waitMs: 0 })
    await expect(stage.page.getByRole('main').getByText(said)).toBeVisible()
    await expect(field()).toHaveValue('')
    await expect(field()).toBeFocused()
    await expect(button(strings.unlock)).toBeEnabled()
    expect(await stage.axeFindings()).toEqual([])
  })

  test('counts down the seconds to the next try, and asks nobody before', async () => {
    await openLocked(fails({ kind: 'passphrase-wrong', waitMs: 3000 }))
    await field().fill(passphrase)
    await field().press('Enter')
    await expect(stage.page.getByRole('main').getByText('again in 3 seconds')).toBeVisible()
    await expect(button(strings.unlock)).toBeDisabled()
    await field().fill(passphrase)
    await field().press('Enter')
    expect(asked('lock.unlock')).toHaveLength(1)
    await expect(stage.page.getByRole('main').getByText('again in 1 second.')).toBeVisible()
    await expect(button(strings.unlock)).toBeEnabled()
    await expect(field()).toHaveValue(passphrase)
  })

  test('begins with the wait that is left from before', async () => {
    await openLocked(() => Promise.resolve(ok()), 2000)
    await expect(stage.page.getByText('There were too many wrong passphrases.')).toBeVisible()
    await expect(button(strings.unlock)).toBeDisabled()
    await expect(button(strings.unlock)).toBeEnabled()
    await expect(stage.page.getByText('There were too many wrong passphrases.')).toBeHidden()
  })

  test('offers to give up the token, and asks before', async () => {
    await openLocked(() => Promise.resolve(ok()))
    await button(strings.forgot).click()
    await expect(stage.page.getByRole('alertdialog')).toContainText(strings.forgotBody[0])
    expect(await stage.axeFindings()).toEqual([])
    await button(strings.keep).click()
    expect(asked('lock.unlock')).toEqual([])
    await button(strings.forgot).click()
    await button(strings.giveUp).click()
    await expect(stage.page.getByRole('navigation')).toBeVisible()
    expect(asked('lock.unlock')).toEqual([{ name: 'lock.unlock', request: { by: 'giving-up-the-token' } }])
  })
})

async function openSettings(handlers: Partial<Handlers> = {}, view = emptyView): Promise<void> {
  await stage.open(openingOf(view, { route: 'settings' }), handlers)
}

test.describe('the lock among the settings', () => {
  test('says before a passphrase is set what forgetting it means, and takes two that are the same', async () => {
    await openSettings()
    await button(settings.set).click()
    await expect(stage.page.getByRole('alertdialog')).toContainText(settings.setWarning)
    expect(await stage.axeFindings()).toEqual([])
    const next = stage.page.getByLabel(settings.next, { exact: true })
    const again = stage.page.getByLabel(settings.again)
    await next.fill(passphrase)
    await again.fill(`${passphrase}x`)
    await button(settings.setAction).click()
    await expect(stage.page.getByText(settings.differ)).toBeVisible()
    expect(asked('lock.setPassphrase')).toEqual([])
    await again.fill(passphrase)
    await again.press('Enter')
    await expect(stage.page.getByRole('alertdialog')).toHaveCount(0)
    expect(asked('lock.setPassphrase')).toEqual([
      { name: 'lock.setPassphrase', request: { passphrase, current: null } },
    ])
  })

  test('says why a passphrase is not taken', async () => {
    await openSettings({ 'lock.setPassphrase': fails({ kind: 'passphrase-too-short' }) })
    await button(settings.set).click()
    await stage.page.getByLabel(settings.next, { exact: true }).fill('short')
    await stage.page.getByLabel(settings.again).fill('short')
    await button(settings.setAction).click()
    const dialog = stage.page.getByRole('alertdialog')
    await expect(dialog.getByText(failureText({ kind: 'passphrase-too-short' }))).toBeVisible()
  })

  test('asks for the passphrase to change or remove it', async () => {
    await openSettings(
      { 'lock.removePassphrase': fails({ kind: 'passphrase-wrong', waitMs: 4000 }) },
      withLock,
    )
    await button(settings.remove).click()
    await stage.page.getByLabel(settings.current).fill(passphrase)
    await button(settings.removeAction).click()
    await expect(stage.page.getByRole('alertdialog')).toContainText('again in 4 seconds')
    await button(settings.cancel).click()
    await button(settings.change).click()
    await stage.page.getByLabel(settings.current).fill('the one before')
    await stage.page.getByLabel(settings.next, { exact: true }).fill(passphrase)
    await stage.page.getByLabel(settings.again).fill(passphrase)
    await button(settings.changeAction).click()
    await expect(stage.page.getByRole('alertdialog')).toHaveCount(0)
    expect(asked('lock.setPassphrase').map(({ request }) => request)).toEqual([
      { passphrase, current: 'the one before' },
    ])
  })

  test('says the price of the seal, and takes the passphrase for it', async () => {
    await openSettings({}, withLock)
    await expect(stage.page.getByText(settings.sealHelp)).toBeVisible()
    await stage.page.getByRole('switch', { name: settings.seal }).press('Space')
    await expect(stage.page.getByRole('alertdialog')).toContainText(settings.sealBody)
    expect(await stage.axeFindings()).toEqual([])
    await stage.page.getByLabel(settings.current).fill(passphrase)
    await button(settings.sealAction).click()
    await expect(stage.page.getByRole('alertdialog')).toHaveCount(0)
    expect(asked('lock.setSealed').map(({ request }) => request)).toEqual([{ sealed: true, passphrase }])
  })

  test('changes at once how the app locks itself', async () => {
    await openSettings({}, withLock)
    await stage.page.getByLabel(settings.idle).selectOption(settings.idleChoices.never)
    await stage.page.getByRole('switch', { name: settings.watching }).press('Space')
    await expect
      .poll(() => asked('lock.changeOptions').map(({ request }) => request))
      .toEqual([{ idleMinutes: null }, { keepWatching: false }])
  })
})

const locks = () => asked('lock.now').length

test.describe('locking', () => {
  test('is done by a key, also while something is typed or floats, and by the rail', async () => {
    await stage.open(openingOf(withLock, { route: 'settings' }))
    await button(pageStrings.rail.lock).click()
    expect(locks()).toBe(1)
    await stage.page.getByLabel('Time-out').focus()
    await stage.page.keyboard.press('Control+l')
    await expect.poll(locks).toBe(2)
    await button(pageStrings.rail.keys).click()
    await stage.page.keyboard.press('Control+L')
    await expect.poll(locks).toBe(3)
  })

  test('is not there without a passphrase', async () => {
    await stage.open(openingOf(exampleView))
    await stage.page.keyboard.press('Control+l')
    await expect(button(pageStrings.rail.lock)).toHaveCount(0)
    expect(locks()).toBe(0)
  })
})
