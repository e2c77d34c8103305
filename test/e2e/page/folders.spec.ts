import { expect } from 'playwright/test'
import { err, ok } from '../../../app/domain/result.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { folderStrings as strings } from '../../../app/strings/en/page-folders.ts'
import { setupStrings } from '../../../app/strings/en/page-setup.ts'
import { manyFolders } from '../../fakes/checklists.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { exampleView, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const requests = (name: string) => stage.calls().flatMap((call) => (call.name === name ? [call.request] : []))
const card = () => stage.page.getByRole('region', { name: strings.title })

async function drag(type: 'dragover' | 'drop', names: readonly string[]): Promise<void> {
  await stage.page.evaluate(
    ([kind, folders]) => {
      const dataTransfer = new DataTransfer()
      for (const name of folders) dataTransfer.items.add(new File([], name))
      const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })
      document.querySelector('h1')?.dispatchEvent(event)
    },
    [type, names] as const,
  )
}

test('a folder is added by its button, shown, and removed by the keys alone', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }))
  await expect(card().getByText(strings.none)).toBeVisible()
  await card().getByRole('button', { name: strings.add }).press('Enter')
  expect(requests('folders.choose')).toEqual([{}])
  await stage.push({ ...exampleView, folders: ['/home/somebody/bot', 'C:\\work\\other'] })
  await expect(card().getByRole('listitem')).toHaveText([/^other/, /^bot/])
  await card()
    .getByRole('button', { name: `${strings.remove}: bot` })
    .press('Enter')
  expect(requests('folders.remove')).toEqual([{ folder: '/home/somebody/bot' }])
  await stage.push({ ...exampleView, folders: ['C:\\work\\other'] })
  await expect(card().getByRole('heading', { name: strings.title })).toBeFocused()
  await card().getByRole('switch', { name: strings.history }).press('Space')
  expect(requests('preferences.change')).toEqual([{ scanHistory: false }])
})

test('folders that are dropped are added one after the other, and the first refusal is shown in place', async () => {
  await stage.open(openingOf(exampleView, { route: 'settings' }), {
    'folders.addDropped': async ({ path }) =>
      Promise.resolve(
        path.endsWith('file.txt') ? err({ kind: 'folder-refused', problem: 'not-a-folder' }) : ok(),
      ),
  })
  await drag('dragover', ['bot'])
  await expect(card().getByText(strings.dropNow)).toBeVisible()
  expect(await stage.axeFindings()).toEqual([])
  await drag('drop', ['file.txt', 'bot', 'other'])
  const refusal = failureText({ kind: 'folder-refused', problem: 'not-a-folder' })
  await expect(card().locator('[aria-live]')).toHaveText(refusal)
  expect(requests('folders.addDropped')).toEqual([
    { path: '/dropped/file.txt' },
    { path: '/dropped/bot' },
    { path: '/dropped/other' },
  ])
  await drag('drop', ['bot'])
  await expect(card().getByText(refusal)).toHaveCount(0)
  await stage.page.keyboard.press('1')
  await drag('drop', ['bot'])
  expect(requests('folders.addDropped')).toHaveLength(4)
})

test('no more than can be watched are asked for', async () => {
  await stage.open(sceneOf('settings-folders').opening)
  await expect(card().getByRole('listitem')).toHaveCount(5)
  await card().getByRole('button', { name: 'Show all 32' }).press('Enter')
  await expect(card().getByRole('listitem')).toHaveCount(manyFolders.length)
  await expect(card().getByRole('button', { name: strings.add })).toBeDisabled()
  await expect(card().getByText(strings.full)).toBeVisible()
})

test('the set-up asks for folders once, and takes them by drop', async () => {
  await stage.open(sceneOf('setup-folders').opening)
  await expect(stage.page.getByText('Step 7 of 8')).toBeVisible()
  await drag('drop', ['bot'])
  await expect.poll(() => requests('folders.addDropped')).toEqual([{ path: '/dropped/bot' }])
  await stage.page.getByRole('button', { name: setupStrings.next }).press('Enter')
  expect(requests('setup.goTo')).toEqual([{ step: 'done' }])
  await stage.open(sceneOf('replace-done').opening)
  await expect(stage.page.getByText('Step 7 of 7')).toBeVisible()
  await expect(stage.page.getByText(setupStrings.steps.folders)).toHaveCount(0)
})
