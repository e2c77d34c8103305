import { expect } from 'playwright/test'
import { ok } from '../../../app/domain/result.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { lockedHandlers } from '../../fakes/bridge.ts'
import { scenes } from '../../fakes/scenes.ts'
import { isLong } from '../../long.ts'
import { gzippedBytes } from './built-page.ts'
import { stageOfFile, test, type AxeSubject } from './stage.ts'

const wide = { width: 1000, height: 700 }
const narrow = { width: 700, height: 500 }

interface Look {
  readonly theme: 'light' | 'dark'
  readonly size: typeof wide
  readonly about: AxeSubject
}

/** Colours are those of the theme, and names and places those of the size: these two have all of them. */
const looks: readonly Look[] = [
  { theme: 'light', size: wide, about: 'all' },
  { theme: 'dark', size: narrow, about: 'all' },
]

const allLooks: readonly Look[] = [
  ...looks,
  { theme: 'light', size: narrow, about: 'structure' },
  { theme: 'dark', size: wide, about: 'colours' },
]
const areAllLooked = isLong || process.env['STAKEWATCH_SCREENSHOTS'] !== undefined

/** The short form takes the two in turns: of each view there are many scenes, so that both are seen of every view. */
function looksAt(index: number): readonly Look[] {
  return areAllLooked ? allLooks : looks.filter((_, turn) => turn === index % looks.length)
}

test.describe.configure({ mode: 'parallel' })
const stage = stageOfFile()

test('the page’s files stay small', () => {
  expect(gzippedBytes(stage.files, '.js')).toBeLessThan(220_000)
  expect(gzippedBytes(stage.files, '.css')).toBeLessThan(15_000)
})

for (const [index, { name, opening, details, locked, series }] of scenes.entries()) {
  test(`${name}: quiet console, no axe finding, nothing cut off`, async () => {
    await stage.open(opening, {
      ...(locked && lockedHandlers(locked)),
      ...(series && { 'history.series': () => Promise.resolve(series) }),
      ...(details && { 'account.details': () => Promise.resolve(ok(details)) }),
    })
    for (const { theme, size, about } of looksAt(index)) {
      if (locked) {
        // A page that is told nothing knows the theme as main makes Chromium say it.
        await stage.page.emulateMedia({ colorScheme: theme })
      } else {
        await stage.push({ ...opening.view, preferences: { ...opening.view.preferences, theme } })
        await expect(stage.page.locator(`html[data-theme=${theme}]`)).toBeAttached()
      }
      await stage.page.setViewportSize(size)
      await stage.shoot(`${name}-${theme}-${size.width}`)
      expect(await stage.overflow(), `${theme} ${size.width}`).toEqual([])
      expect(await stage.axeFindings(about), `${theme} ${size.width}`).toEqual([])
    }
    await expect(stage.page.getByText(pageStrings.crash.title)).toHaveCount(0)
    expect(stage.noise()).toEqual([])
  })
}
