import { expect } from 'playwright/test'
import { ok } from '../../../app/domain/result.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { lockedHandlers } from '../../fakes/bridge.ts'
import { scenes } from '../../fakes/scenes.ts'
import { gzippedBytes } from './built-page.ts'
import { stageOfFile, test, type AxeSubject } from './stage.ts'

const sizes = [
  { width: 1000, height: 700 },
  { width: 700, height: 500 },
]
const themes = ['light', 'dark'] as const
const subjects: Readonly<Record<string, AxeSubject>> = {
  'light 1000': 'all',
  'light 700': 'structure',
  'dark 1000': 'colours',
}

test.describe.configure({ mode: 'parallel' })
const stage = stageOfFile()

test('the page’s files stay small', () => {
  expect(gzippedBytes(stage.files, '.js')).toBeLessThan(220_000)
  expect(gzippedBytes(stage.files, '.css')).toBeLessThan(15_000)
})

for (const { name, opening, details, locked, series } of scenes) {
  test(`${name}: quiet console, no axe finding, nothing cut off, in both themes and sizes`, async () => {
    await stage.open(opening, {
      ...(locked && lockedHandlers(locked)),
      ...(series && { 'history.series': () => Promise.resolve(series) }),
      ...(details && { 'account.details': () => Promise.resolve(ok(details)) }),
    })
    for (const theme of themes) {
      await stage.push({ ...opening.view, preferences: { ...opening.view.preferences, theme } })
      await expect(stage.page.locator(`html[data-theme=${theme}]`)).toBeAttached()
      for (const size of sizes) {
        await stage.page.setViewportSize(size)
        await stage.shoot(`${name}-${theme}-${size.width}`)
        expect(await stage.overflow(), `${theme} ${size.width}`).toEqual([])
        // Colours are those of the theme, and names those of the size.
        const about = subjects[`${theme} ${size.width}`]
        if (about) expect(await stage.axeFindings(about), `${theme} ${size.width}`).toEqual([])
      }
    }
    await expect(stage.page.getByText(pageStrings.crash.title)).toHaveCount(0)
    expect(stage.noise()).toEqual([])
  })
}
