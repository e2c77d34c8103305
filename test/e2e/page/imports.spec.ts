import { expect } from 'playwright/test'
import { importStrings } from '../../../app/strings/en/page-imports.ts'
import { setupStrings } from '../../../app/strings/en/page-setup.ts'
import { sceneOf } from '../../fakes/scenes.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const lastCall = () => stage.calls().at(-1)

/** A drag of a file over the window, as Chromium tells a page of it. */
async function drag(type: 'dragover' | 'dragleave' | 'drop', names: readonly string[]): Promise<boolean> {
  return stage.page.evaluate(
    ([kind, files]) => {
      const dataTransfer = new DataTransfer()
      for (const name of files) dataTransfer.items.add(new File(['x'], name))
      if (files.length === 0) dataTransfer.setData('text/plain', 'words')
      const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })
      document.querySelector('h1')?.dispatchEvent(event)
      return event.defaultPrevented
    },
    [type, names] as const,
  )
}

test('each place to import from is one press away', async () => {
  await stage.open(sceneOf('setup-token').opening)
  for (const [name, operation] of [
    [importStrings.file, 'setup.importFile'],
    [importStrings.environment, 'setup.importEnvironment'],
    [importStrings.keyring, 'setup.importPythonKeyring'],
  ] as const) {
    await button(name).click()
    expect(lastCall()).toEqual({ name: operation, request: {} })
  }
})

test('on Windows there is no way to Python’s keyring, and it says so', async () => {
  await stage.open(sceneOf('setup-token-windows').opening)
  await expect(button(importStrings.file)).toBeVisible()
  await expect(button(importStrings.keyring)).toHaveCount(0)
  await expect(stage.page.getByText(importStrings.windowsKeyring)).toBeVisible()
})

test('a file dropped anywhere is handed over as it is, and only while a token is asked for', async () => {
  await stage.open(sceneOf('setup-token').opening)
  expect(await drag('dragover', ['.env'])).toBe(true)
  await expect(stage.page.getByText(importStrings.dropNow)).toBeVisible()
  expect(await stage.axeFindings()).toEqual([])
  await drag('dragleave', ['.env'])
  await expect(stage.page.getByText(importStrings.dropNow)).toHaveCount(0)
  await drag('dragover', ['.env'])
  expect(await drag('drop', ['.env', 'second'])).toBe(true)
  await expect(stage.page.getByText(importStrings.dropNow)).toHaveCount(0)
  expect(lastCall()).toEqual({ name: 'setup.importDropped', request: { path: '/dropped/.env' } })

  const before = stage.calls().length
  expect(await drag('dragover', [])).toBe(false)
  await drag('drop', [])
  expect(stage.calls()).toHaveLength(before)
  await stage.open(sceneOf('setup-host').opening)
  expect(await drag('drop', ['.env'])).toBe(false)
  expect(stage.calls().map(({ name }) => name)).not.toContain('setup.importDropped')
})

test('what was found comes into sight in a small window', async () => {
  await stage.page.setViewportSize({ width: 700, height: 500 })
  await stage.open(sceneOf('setup-token').opening)
  await stage.push(sceneOf('setup-token-imported').opening.view)
  await expect(stage.page.getByText(setupStrings.token.taken)).toBeInViewport()
  await expect(stage.page.getByText('45 seconds')).toBeInViewport()
  await stage.page.setViewportSize({ width: 1000, height: 700 })
})

test('a copy is removed by a press of its own', async () => {
  await stage.open(sceneOf('setup-done-copy-in-file').opening)
  await button(importStrings.copy.fileAction).click()
  expect(lastCall()).toEqual({ name: 'setup.removeCopy', request: {} })
  await stage.push(sceneOf('setup-done-copy-removed').opening.view)
  await expect(button(importStrings.copy.fileAction)).toHaveCount(0)
  await expect(stage.page.getByText(importStrings.copy.removed)).toBeVisible()
})
