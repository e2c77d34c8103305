import { expect } from 'playwright/test'
import type { LoginStart } from '../../../app/domain/login-start.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { loginStartStrings as strings } from '../../../app/strings/en/login-start.ts'
import { scenes } from '../../fakes/scenes.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

async function open(scene: string, start: LoginStart, isStubborn = false): Promise<void> {
  let now = start
  const { opening } = scenes.find(({ name }) => name === scene) ?? {}
  if (!opening) throw new Error(`no scene ${scene}`)
  await stage.open(opening, {
    'loginStart.state': async () => ok(now),
    'loginStart.set': async ({ isOn }) => {
      if (isStubborn) return err({ kind: 'login-start-refused' })
      now = { kind: isOn ? 'on' : 'off' }
      return ok(now)
    },
  })
}

const toggle = () => stage.page.getByRole('switch', { name: strings.label })

test('starting at login is off at first, and is switched by the keyboard', async () => {
  await open('settings', { kind: 'off' })
  await expect(toggle()).not.toBeChecked()
  await expect(toggle()).toHaveAccessibleDescription(strings.inTray)
  await toggle().press('Space')
  await expect(toggle()).toBeChecked()
})

test('what the system changed meanwhile shows when the window is looked at again', async () => {
  await open('settings', { kind: 'on' })
  await expect(toggle()).toBeChecked()
  await open('settings', { kind: 'held-back' })
  await expect(toggle()).not.toBeChecked()
  await expect(toggle()).toHaveAccessibleDescription(strings.heldBack.linux)
  const asked = () => stage.calls().filter(({ name }) => name === 'loginStart.state').length
  const before = asked()
  await stage.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(asked).toBe(before + 1)
})

test('where it cannot be had, a sentence says why and there is no switch', async () => {
  await open('settings', { kind: 'impossible', why: 'sandboxed' })
  await expect(stage.page.getByText(strings.impossible.sandboxed)).toBeVisible()
  await expect(toggle()).toHaveCount(0)
  expect(await stage.overflow()).toEqual([])
})

test('a system that does not take it over is named, and the switch stays where it was', async () => {
  await open('settings', { kind: 'off' }, true)
  await toggle().press('Space')
  await expect(
    stage.page.getByRole('main').getByText(failureText({ kind: 'login-start-refused' })),
  ).toBeVisible()
  await expect(toggle()).not.toBeChecked()
})

test('the end of the set-up offers it, unless it cannot be had', async () => {
  await open('setup-done', { kind: 'off' })
  await expect(toggle()).not.toBeChecked()
  await stage.shoot('setup-done-login')
  expect(await stage.axeFindings()).toEqual([])
  await open('setup-done', { kind: 'impossible', why: 'development' })
  await expect(stage.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(toggle()).toHaveCount(0)
  await expect(stage.page.getByText(strings.label, { exact: true })).toBeHidden()
})
