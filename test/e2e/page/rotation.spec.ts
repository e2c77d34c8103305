import { expect } from 'playwright/test'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { RotationNotice } from '../../../app/domain/settings.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleView, nowMs, openingOf, viewWith } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()
const account = firstAccountId

const press = async (name: string) => stage.page.getByRole('button', { name, exact: true }).click()

async function openOtherAccount(): Promise<void> {
  const { opening } = sceneOf('setup-storage')
  const { setup } = opening.view
  if (!setup) throw new Error('no set-up in that scene')
  const view = {
    ...opening.view,
    setup: { ...setup, verified: { name: 'another', sameAccount: false, watchedAs: null } },
  }
  await stage.open({ ...opening, view })
}

const saves = () => stage.calls().filter(({ name }) => name === 'setup.save')

test('a token of another account takes the old one’s place only after a question', async () => {
  await openOtherAccount()
  await press('Keep it in the keychain')
  await expect(stage.page.getByRole('alertdialog')).toContainText('another account')
  expect(await stage.axeFindings()).toEqual([])
  await press('Keep the old token')
  await expect(stage.page.getByRole('alertdialog')).toBeHidden()
  expect(saves()).toEqual([])
  await press('Keep it in the keychain')
  await press('Watch the other account')
  await expect
    .poll(saves)
    .toEqual([{ name: 'setup.save', request: { where: 'keychain', acceptsOtherAccount: true } }])
})

test('after a replacement the way to revoke the old token is one press', async () => {
  const { opening } = sceneOf('replace-done')
  await stage.open(opening)
  await press('Open Stake’s security settings')
  await expect
    .poll(() => stage.calls())
    .toContainEqual({ name: 'link.open', request: { link: 'stake-security', host: 'stake.com' } })
})

const ends: readonly (readonly [RotationNotice['end'], string, object])[] = [
  ['undone', 'Replace the token', { name: 'setup.begin', request: { replaces: account } }],
  [
    'finished',
    'Revoke it at Stake',
    { name: 'link.open', request: { link: 'stake-security', host: 'stake.com' } },
  ],
  ['in-doubt', 'Replace the token', { name: 'setup.begin', request: { replaces: account } }],
]

for (const [end, button, call] of ends)
  test(`an interrupted replacement that is ${end} says so, offers what is left to do, and can be dismissed`, async () => {
    await stage.open(openingOf(viewWith({ account: { rotationNotice: { end, atMs: nowMs } } })))
    await expect(stage.page.getByText('Replacing the token was interrupted')).toBeVisible()
    await press(button)
    await expect.poll(() => stage.calls()).toContainEqual(call)
    await press('Dismiss')
    await expect
      .poll(() => stage.calls())
      .toContainEqual({ name: 'account.dismissRotationNotice', request: { account } })
    await stage.push(exampleView)
    await expect(stage.page.getByText('Replacing the token was interrupted')).toBeHidden()
  })

test('a refused token is asked with again before the page tells anybody to replace it', async () => {
  const { page } = stage
  await stage.open(sceneOf('rejected').opening)
  await expect(page.getByText('First refused')).toBeVisible()
  await expect(page.getByText('Make a new one')).toHaveCount(0)
  await page.getByRole('listitem').getByRole('button', { name: 'Ask Stake again' }).click()
  await expect.poll(() => stage.calls()).toContainEqual({ name: 'account.refresh', request: { account } })
  await stage.push(sceneOf('rejected-again').opening.view)
  await expect(page.getByText('also when asked again. Make a new one')).toBeVisible()
})
