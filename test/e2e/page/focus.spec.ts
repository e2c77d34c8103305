import { randomBytes } from 'node:crypto'
import { expect } from 'playwright/test'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { lockSettingsStrings as lock } from '../../../app/strings/en/page-lock.ts'
import { settingsStrings as settings } from '../../../app/strings/en/page-settings.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { emptyView, exampleSetup, exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const heading = (level: number, name?: string) =>
  stage.page.getByRole('heading', { level, ...(name !== undefined && { name, exact: true }) })
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })

test('a window that was just opened has the focus nowhere, so that Tab begins at its top', async () => {
  await stage.open(openingOf(exampleView))
  await stage.push({ ...exampleView, nowMs: exampleView.nowMs })
  await stage.page.keyboard.press('Tab')
  await expect(stage.page.getByRole('button', { name: 'Showing quiet_heron' })).toBeFocused()
})

test('a view that is gone to by its key takes the focus', async () => {
  await stage.open(openingOf(exampleView))
  await button('Refresh').focus()
  await stage.page.keyboard.press('5')
  await expect(heading(1, settings.title)).toBeFocused()
  await stage.page.keyboard.press('2')
  await expect(heading(1, 'Checklist')).toBeFocused()
})

test('a view that is gone to by the rail leaves the focus there', async () => {
  await stage.open(openingOf(exampleView))
  await button('Settings').press('Enter')
  await expect(heading(1, settings.title)).toBeVisible()
  await expect(button('Settings')).toBeFocused()
})

test('the passphrase is typed at once, and what is left of its section has the focus afterwards', async () => {
  const passphrase = randomBytes(9).toString('hex')
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await button(lock.set).press('Enter')
  const next = stage.page.getByLabel(lock.next, { exact: true })
  await expect(next).toBeFocused()
  await stage.page.keyboard.press('Escape')
  await expect(button(lock.set)).toBeFocused()
  await stage.page.keyboard.press('Enter')
  await stage.page.keyboard.insertText(passphrase)
  await stage.page.keyboard.press('Tab')
  await stage.page.keyboard.insertText(passphrase)
  await stage.page.keyboard.press('Enter')
  await stage.push({ ...exampleView, lock: { locked: false, options: firstLockOptions, sealed: false } })
  await expect(heading(2, lock.title)).toBeFocused()
  await stage.page.keyboard.press('Tab')
  await expect(button(lock.change)).toBeFocused()
})

test('two passphrases that differ lead back to the second', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await button(lock.set).press('Enter')
  await stage.page.keyboard.insertText('one')
  await button(lock.setAction).press('Enter')
  await expect(stage.page.getByText(lock.differ)).toBeVisible()
  await expect(stage.page.getByLabel(lock.again)).toBeFocused()
})

test('a forgotten token leaves the focus in its section, and a forgotten everything on its own heading', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await button(settings.forgetAction).press('Enter')
  await stage.page
    .getByRole('alertdialog')
    .getByRole('button', { name: settings.forgetAction })
    .press('Enter')
  await stage.push(emptyView)
  await expect(heading(2, settings.account)).toBeFocused()
  await stage.push(sceneOf('forgotten-all').opening.view)
  await expect(heading(1, 'Nothing is left')).toBeFocused()
})

test('the end of the set-up takes the focus to the overview', async () => {
  await stage.open(openingOf({ ...emptyView, setup: exampleSetup }))
  await expect(heading(1)).toBeFocused()
  await stage.push(exampleView)
  await expect(heading(1, 'Overview')).toBeFocused()
})
