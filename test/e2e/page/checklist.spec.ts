import { expect } from 'playwright/test'
import type { FixPreview } from '../../../app/domain/check.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { emptyChecklist, type ChecklistView } from '../../../app/domain/view.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { checklistStrings as strings } from '../../../app/strings/en/page-checklist.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { checksWith, exampleFolder, finding, mixedChecklist, readingFiles } from '../../fakes/checklists.ts'
import { sceneOf, warningsOpen } from '../../fakes/scenes.ts'
import { exampleView, nowMs, openingOf } from '../../fakes/views.ts'
import { stageOfFile, test } from './stage.ts'

const stage = stageOfFile()

const press = async (...keys: string[]) => {
  for (const key of keys) await stage.page.keyboard.press(key)
}
const calls = (name: string) => stage.calls().filter((call) => call.name === name)
const lineOf = (title: string) => stage.page.locator('summary', { hasText: title })
const button = (name: string | RegExp) => stage.page.getByRole('button', { name }).first()
const show = async (change: Partial<ChecklistView>) =>
  stage.push({ ...exampleView, checklist: { ...mixedChecklist, ...change } })

/** Everything about a dialog that a scene is looked at for, which no scene can open. */
async function lookAtDialog(name: string): Promise<void> {
  const { preferences } = exampleView
  for (const theme of ['light', 'dark'] as const) {
    await stage.push({ ...exampleView, checklist: mixedChecklist, preferences: { ...preferences, theme } })
    for (const size of [
      { width: 700, height: 500 },
      { width: 1000, height: 700 },
    ]) {
      await stage.page.setViewportSize(size)
      await stage.shoot(`${name}-${theme}-${size.width}`)
      expect(await stage.overflow(), `${theme} ${size.width}`).toEqual([])
    }
    expect(await stage.axeFindings(), theme).toEqual([])
  }
}

test('what fails is open at first, and what the person chooses stays so', async () => {
  const { view } = sceneOf('checklist').opening
  await stage.open(openingOf(view, { route: 'checklist' }))
  const history = stage.page.locator('details', { hasText: checkTexts['token-in-history'].title })
  await expect(stage.page.locator('details[open]')).toHaveCount(3)
  const keychain = stage.page.locator('details', { hasText: checkTexts['token-in-keychain'].title })
  await expect(history).toHaveAttribute('open')
  await expect(keychain).not.toHaveAttribute('open')
  await lineOf(checkTexts['token-in-history'].title).press('Enter')
  await lineOf(checkTexts['token-in-keychain'].title).press('Space')
  await press('1', '2')
  await expect(history).not.toHaveAttribute('open')
  await expect(keychain).toHaveAttribute('open')
  expect(calls('page.remember').at(-2)?.request).toMatchObject({
    folds: { 'token-in-history': false, 'token-in-keychain': true },
  })
  // A run that ends otherwise is nobody's choice.
  const remembered = calls('page.remember').length
  await show({ results: checksWith({ 'https-only': { status: 'fail' } }) })
  await expect(stage.page.locator('details[open]')).toHaveCount(2)
  await expect(history).not.toHaveAttribute('open')
  expect(calls('page.remember')).toHaveLength(remembered)
})

test('a finding is set aside with a reason and an end, and counted again', async () => {
  await stage.open(sceneOf('checklist').opening)
  const { page } = stage
  const first = page.getByRole('button', { name: /^Set aside: Your token in a header/ })
  await first.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: strings.asideDialog })
  await expect(dialog.getByText('counts again from 12 Jul 2026')).toBeVisible()
  await lookAtDialog('checklist-accept-dialog')
  await dialog.getByRole('button', { name: strings.setAside }).press('Enter')
  const reason = dialog.getByLabel(strings.reason)
  await expect(reason).toBeFocused()
  await expect(dialog.getByText(strings.reasonProblem)).toBeVisible()
  await page.keyboard.insertText('  It is made up.  ')
  await dialog.getByRole('radio', { name: strings.asideKinds.snoozed }).press('ArrowDown')
  await dialog.getByLabel(strings.asideFor).selectOption('90')
  await expect(dialog.getByText('counts again from 10 Sept 2026')).toBeVisible()
  await reason.press('Enter')
  await expect(dialog).toBeHidden()
  expect(calls('checklist.accept').map(({ request }) => request)).toEqual([
    { finding: 'finding-1', kind: 'accepted', reason: 'It is made up.', days: 90 },
  ])
  const code = mixedChecklist.results.find(({ id }) => id === 'token-in-code')
  const aside = { kind: 'accepted', reason: 'It is made up.', untilMs: nowMs } as const
  const findings = code?.findings.map((each, at) => (at === 0 ? { ...each, acceptance: aside } : each))
  await show({ results: checksWith({ 'token-in-code': { status: 'fail', findings: findings ?? [] } }) })
  await expect(first).toHaveCount(0)
  await expect(lineOf(checkTexts['token-in-code'].title)).toBeFocused()
  await expect(page.getByText('It is made up.')).toBeVisible()
  await button(/^Count it again: Your token in a header/).press('Enter')
  expect(calls('checklist.withdraw').at(-1)?.request).toEqual({ finding: 'finding-1' })
  await expect(page.getByRole('status')).toHaveText(pageStrings.said.countsAgain)
})

test('the token that is kept is set aside for a day, and for no longer', async () => {
  const results = checksWith({
    'token-in-code': { status: 'fail', findings: [finding(1, { isYours: true })] },
  })
  const view = { ...exampleView, checklist: { ...emptyChecklist, results } }
  await stage.open(openingOf(view, { route: 'checklist' }))
  await button(/^Set aside: /).press('Enter')
  const dialog = stage.page.getByRole('alertdialog')
  await expect(dialog.getByText(strings.asideYours)).toBeVisible()
  await expect(dialog.getByRole('radio')).toHaveCount(0)
  await dialog.getByLabel(strings.reason).fill('I replace it tonight')
  await press('Enter')
  await expect(dialog).toBeHidden()
  expect(calls('checklist.accept').map(({ request }) => request)).toEqual([
    { finding: 'finding-1', kind: 'snoozed', reason: 'I replace it tonight', days: 1 },
  ])
})

test('why a finding could not be set aside stands in the dialog, and Escape gives the focus back', async () => {
  await stage.open(sceneOf('checklist').opening, {
    'checklist.accept': () => Promise.resolve(err({ kind: 'finding-gone' })),
  })
  await button(/^Set aside: /).press('Enter')
  const dialog = stage.page.getByRole('alertdialog')
  await dialog.getByLabel(strings.reason).fill('x')
  await press('Enter')
  await expect(dialog.getByText(failureText({ kind: 'finding-gone' }))).toBeVisible()
  await press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button(/^Set aside: /)).toBeFocused()
})

const preview: FixPreview = {
  path: `${exampleFolder}/.gitignore`,
  isNew: false,
  lines: [
    { kind: 'same', text: '# Python' },
    { kind: 'removed', text: '__pycache__' },
    { kind: 'added', text: '__pycache__/' },
    { kind: 'same', text: '' },
    { kind: 'added', text: 'config.py' },
    { kind: 'added', text: `a-long-line/${'that-does-not-fit/'.repeat(9)}` },
  ],
}

test('a fix is shown before it is made, made by a press, and taken back', async () => {
  let tries = 0
  await stage.open(
    openingOf(
      { ...exampleView, checklist: { ...mixedChecklist, applied: [] } },
      { route: 'checklist', folds: warningsOpen },
    ),
    {
      'fix.preview': () => Promise.resolve(ok(preview)),
      'fix.apply': () => Promise.resolve((tries += 1) === 1 ? err({ kind: 'fix-gone' }) : ok()),
    },
  )
  const { page } = stage
  await expect(page.getByRole('heading', { name: strings.appliedTitle })).toHaveCount(0)
  await button('Add 3 lines to bot/.gitignore…').press('Enter')
  const dialog = page.getByRole('alertdialog', { name: strings.fixTitles['ignore-lines'] })
  await expect(dialog.getByRole('listitem')).toHaveText([
    ' # Python',
    '−removed: __pycache__',
    '+added: __pycache__/',
    '',
    '+added: config.py',
    /^\+added: a-long-line/,
  ])
  await expect(dialog.getByText('3 lines added, 1 line removed.')).toBeVisible()
  await lookAtDialog('checklist-fix-dialog')
  await expect(dialog.getByText(strings.newFile)).toHaveCount(0)
  await dialog.getByRole('button', { name: strings.apply }).press('Enter')
  await expect(dialog.getByText(failureText({ kind: 'fix-gone' }))).toBeVisible()
  await dialog.getByRole('button', { name: strings.apply }).press('Enter')
  await expect(dialog).toBeHidden()
  expect(calls('fix.apply').at(-1)?.request).toEqual({ check: 'gitignore-complete', fix: 'ignore-1' })
  await show({ results: checksWith({}) })
  await expect(lineOf(checkTexts['gitignore-complete'].title)).toBeFocused()
  await button(/^Undo: bot\/\.env$/).press('Enter')
  expect(calls('fix.undo').at(-1)?.request).toEqual({ applied: 'applied-2' })
  // Its section goes with the last of it; the focus stays near, and not at the top of a long view.
  await show({ applied: [] })
  await expect(page.getByRole('heading', { name: strings.groups.app })).toBeFocused()
})

test('why a fix cannot be shown or taken back stands beside it', async () => {
  await stage.open(sceneOf('checklist').opening, {
    'fix.preview': () => Promise.resolve(err({ kind: 'fix-not-done', problem: 'denied' })),
    'fix.undo': () => Promise.resolve(err({ kind: 'fix-not-done', problem: 'changed' })),
  })
  await button(/^Make bot\/\.env\.local yours alone…$/).press('Enter')
  await expect(
    stage.page.getByText(failureText({ kind: 'fix-not-done', problem: 'denied' })).last(),
  ).toBeVisible()
  await expect(stage.page.getByRole('alertdialog')).toHaveCount(0)
  await button(/^Undo: /).press('Enter')
  await expect(stage.page.locator('main').getByText('It has changed since.')).toBeVisible()
})

test('fixes that are done elsewhere lead there', async () => {
  const { opening } = sceneOf('checklist')
  await stage.open(opening)
  await button(strings.go['stake-security']).press('Enter')
  expect(stage.calls().at(-1)).toEqual({
    name: 'link.open',
    request: { link: 'stake-security', host: 'stake.com' },
  })
  await button(strings.go['replace-token']).press('Enter')
  expect(stage.calls().at(-1)).toEqual({ name: 'setup.begin', request: { replaces: 'first' } })
  await button(strings.go.settings).press('Enter')
  await expect(stage.page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})

test('a long list shows its first few, a long path its two ends, and a name what it holds', async () => {
  await stage.open(sceneOf('checklist-many').opening)
  const { page } = stage
  const findings = page.locator('.findings > li')
  await expect(findings).toHaveCount(5)
  await expect(findings.first()).toContainText(String.raw`two‹\n›lines‹U+202E›yp.gifnoc:2`)
  const place = findings.nth(1).getByRole('note')
  await expect(place.locator('[aria-hidden]')).toHaveText(/^bot\/packages.*….*config\.ts\/2:3$/)
  // What has the focus shows its hint to those who use the keys.
  await press('Tab')
  await place.focus()
  await expect(page.getByRole('tooltip')).toHaveText(
    /^\/home\/somebody\/projects\/bot\/packages\/server.*\/2:3:18$/,
  )
  await press('Escape')
  await page.getByRole('button', { name: 'Show all 214' }).press('Enter')
  await expect(findings).toHaveCount(214)
  // The worst are first.
  await expect(findings.first()).toContainText(strings.severity.fail)
  await expect(findings.last()).toContainText(strings.severity.warn)
  await page.getByRole('button', { name: 'Show only the first 5' }).press('Enter')
  await expect(findings).toHaveCount(5)
})

test('a check that is wrong is one press away from the overview', async () => {
  const { opening } = sceneOf('much-wrong')
  await stage.page.setViewportSize({ width: 700, height: 500 })
  await stage.open(opening)
  const card = stage.page.getByRole('region', { name: strings.title })
  await expect(card.getByRole('listitem').last()).toHaveText('and 2 more')
  await card.getByRole('button', { name: checkTexts['two-factor'].title }).press('Enter')
  const line = lineOf(checkTexts['two-factor'].title)
  await expect(line).toBeFocused()
  await expect(line).toBeInViewport()
  await expect(stage.page.getByText(checkTexts['two-factor'].why)).toBeInViewport()
  await stage.page.setViewportSize({ width: 1000, height: 700 })
})

test('what to do stands first, the worst on top, and leads to the check', async () => {
  await stage.open(sceneOf('checklist').opening)
  const { page } = stage
  const card = page.getByRole('region', { name: strings.toDo })
  await expect(card.getByRole('listitem')).toHaveCount(6)
  await expect(card.getByRole('listitem').first()).toContainText(checkTexts['token-in-code'].fix)
  await expect(card.getByRole('listitem').last()).toHaveText('and 1 more')
  await card.getByRole('button', { name: checkTexts['gitignore-complete'].title }).press('Enter')
  const line = lineOf(checkTexts['gitignore-complete'].title)
  await expect(line).toBeFocused()
  await expect(line).toBeInViewport()
  await stage.open(sceneOf('checklist-all-pass').opening)
  await expect(page.getByRole('heading', { name: strings.toDo })).toHaveCount(0)
})

test('a run shows how far it is, is told aloud now and then, and can be stopped', async () => {
  const { page } = stage
  await page.clock.install({ time: nowMs })
  await stage.open(openingOf({ ...exampleView, checklist: emptyChecklist }, { route: 'checklist' }))
  await button(strings.runFirst).press('Enter')
  expect(stage.calls().at(-1)).toEqual({ name: 'checklist.run', request: {} })
  const at = async (files: number) =>
    show({ running: { ...readingFiles, done: 14, scan: { ...scan, files } } })
  await at(100)
  await expect(page.getByRole('progressbar', { name: strings.progress })).toHaveJSProperty('value', 14)
  const spoken = page.locator('.run [aria-live]')
  await expect(spoken).toContainText('100 files')
  await at(200)
  await page.clock.runFor(9000)
  await expect(page.locator('.run-words')).toContainText('200 files')
  await expect(spoken).toContainText('100 files')
  await page.clock.runFor(1000)
  await expect(spoken).toContainText('200 files')
  await page.getByRole('button', { name: strings.stop }).press('Enter')
  expect(stage.calls().at(-1)).toEqual({ name: 'checklist.stop', request: {} })
  await show({})
  await expect(page.getByRole('button', { name: strings.run })).toBeEnabled()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
})

const scan = { phase: 'files', files: 0, bytes: 1_200_000, blobs: 0, hits: 2 } as const
