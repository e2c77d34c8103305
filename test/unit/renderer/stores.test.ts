import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Handlers } from '../../../app/contract/bridge.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { firstChart } from '../../../app/domain/history.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { createFakeBridge, type FakeBridge } from '../../fakes/bridge.ts'
import { emptyView, exampleView, openingOf } from '../../fakes/views.ts'

/** The page's modules, fresh, on a bridge of our own and as much of a browser as they touch. */
async function load(handlers: Partial<Handlers> = {}) {
  const fake = createFakeBridge(openingOf(exampleView, { route: 'checklist', scrollTop: 40 }), handlers)
  const root = { dataset: {} as Record<string, string> }
  const listeners = new Map<string, () => void>()
  vi.stubGlobal('window', {
    stakewatch: fake.bridge,
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  })
  vi.stubGlobal('document', { hidden: false, documentElement: root, addEventListener: () => {} })
  vi.resetModules()
  const sync = await import('../../../renderer/stores/sync.ts')
  const views = await import('../../../renderer/stores/view-store.ts')
  const pages = await import('../../../renderer/stores/page-store.ts')
  const times = await import('../../../renderer/stores/time-store.ts')
  const feedback = await import('../../../renderer/stores/feedback-store.ts')
  const actions = await import('../../../renderer/stores/actions.ts')
  return { fake, root, listeners, ...sync, ...views, ...pages, ...times, ...feedback, ...actions }
}

const remembered = (fake: FakeBridge) => fake.calls.filter(({ name }) => name === 'page.remember')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the stores follow main', () => {
  it('from its first answer: view, page as it was left, theme', async () => {
    const page = await load()
    await page.startSync()
    expect(page.useViewStore.getState()).toMatchObject({ view: exampleView, version: '0.1.0', failure: null })
    expect(page.pageState()).toEqual({
      route: 'checklist',
      scrollTop: 40,
      zerosShown: false,
      folds: {},
      sought: null,
      chart: firstChart,
    })
    expect(page.root.dataset['theme']).toBe('light')
  })

  it('and from every event after it, back to the system’s theme', async () => {
    const page = await load()
    await page.startSync()
    page.fake.push({ ...emptyView, preferences: { ...emptyView.preferences, theme: 'system' } })
    expect(page.useViewStore.getState().view?.accounts).toEqual([])
    expect(page.root.dataset).toEqual({})
  })

  it('and to what has changed since, the rest stays', async () => {
    const page = await load()
    await page.startSync()
    page.fake.push({ nowMs: 7 })
    page.fake.push({ folders: ['/one'] })
    const { view } = page.useViewStore.getState()
    expect(view).toEqual({ ...exampleView, nowMs: 7, folders: ['/one'] })
  })

  it('and to nothing that comes before all of it was asked for', async () => {
    const page = await load({ 'view.get': () => Promise.resolve(err({ kind: 'locked' })) })
    await page.startSync()
    page.fake.push({ folders: ['/one'] })
    expect(page.useViewStore.getState().view).toBeNull()
  })

  it('and events that overtook the first answer wait for it, and are not lost', async () => {
    const late = Promise.withResolvers<void>()
    const page = await load({
      'view.get': async () => {
        await late.promise
        return ok(openingOf(exampleView))
      },
    })
    const started = page.startSync()
    page.fake.push(emptyView)
    page.fake.route({ route: 'settings', check: null })
    // Where the owner goes on a page that is shown by now, the answer would take them back from.
    expect(page.useViewStore.getState().view).toBeNull()
    late.resolve()
    await started
    expect(page.useViewStore.getState().view).toEqual(emptyView)
    expect(page.pageState()).toMatchObject({ route: 'settings', scrollTop: 0 })
  })

  it('and to the view that the tray was asked for', async () => {
    const page = await load()
    await page.startSync()
    page.goTo('overview')
    page.fake.route({ route: 'checklist', check: null })
    expect(page.pageState()).toMatchObject({ route: 'checklist', scrollTop: 0 })
  })

  it('and to the check that a notification told of', async () => {
    const page = await load()
    await page.startSync()
    page.goTo('overview')
    page.fake.route({ route: 'checklist', check: 'token-in-code' })
    expect(page.pageState()).toMatchObject({
      route: 'checklist',
      folds: { 'token-in-code': true },
      sought: 'token-in-code',
    })
  })

  it('and when main has no view to give, they keep why', async () => {
    const page = await load({ 'view.get': () => Promise.resolve(err({ kind: 'closed' })) })
    await page.startSync()
    expect(page.useViewStore.getState()).toMatchObject({ view: null, failure: { kind: 'closed' } })
  })
})

describe('main remembers the page', () => {
  it('once it rests, and only what changed', async () => {
    const page = await load()
    await page.startSync()
    for (const scrollTop of [50, 60, 70]) page.setScrollTop(scrollTop)
    await vi.advanceTimersByTimeAsync(299)
    expect(remembered(page.fake)).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(remembered(page.fake).map(({ request }) => request)).toEqual([
      { route: 'checklist', scrollTop: 70, zerosShown: false, folds: {}, sought: null, chart: firstChart },
    ])
    page.showKeys(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(remembered(page.fake)).toHaveLength(1)
  })

  it('and another view begins at its top', async () => {
    const page = await load()
    await page.startSync()
    page.goTo('checklist')
    expect(page.pageState().scrollTop).toBe(40)
    page.goTo('settings')
    expect(page.pageState()).toMatchObject({ route: 'settings', scrollTop: 0 })
    // The window may close at once: this did not wait.
    expect(remembered(page.fake).at(-1)?.request).toMatchObject({ route: 'settings' })
  })
})

describe('what a chart shows', () => {
  it('is remembered at once', async () => {
    const page = await load()
    await page.startSync()
    page.setChart({ range: '24h' })
    expect(remembered(page.fake).at(-1)?.request).toMatchObject({ chart: { subject: 'total', range: '24h' } })
  })
})

describe('a check that is sought', () => {
  it('is unfolded in the checklist, and main remembers that at once', async () => {
    const page = await load()
    await page.startSync()
    page.goTo('overview')
    page.setFold('two-factor', false)
    page.seek('two-factor')
    expect(page.usePageStore.getState()).toMatchObject({ route: 'checklist', sought: 'two-factor' })
    expect(remembered(page.fake).at(-1)?.request).toMatchObject({
      route: 'checklist',
      scrollTop: 0,
      folds: { 'two-factor': true },
    })
    page.endSeeking()
    expect(page.usePageStore.getState().sought).toBeNull()
  })
})

describe('time', () => {
  it('is main’s, and goes on between views', async () => {
    const page = await load()
    await page.startSync()
    await vi.advanceTimersByTimeAsync(5000)
    expect(page.useTimeStore.getState().nowMs).toBe(exampleView.nowMs + 5000)
  })
})

describe('actions', () => {
  it('say what came of them', async () => {
    const page = await load()
    await expect(page.refresh(firstAccountId)).resolves.toBe(true)
    expect(page.useFeedbackStore.getState().said).toEqual({ text: 'Refreshed.', tone: 'note' })
    expect(page.fake.calls).toEqual([{ name: 'account.refresh', request: { account: firstAccountId } }])
  })

  it('show why they failed', async () => {
    const failure = { kind: 'settings-not-written', cause: 'disk-full' } as const
    const page = await load({ 'preferences.change': () => Promise.resolve(err(failure)) })
    await expect(page.changePreferences({ theme: 'dark' })).resolves.toBe(false)
    const text = failureText(failure)
    expect(page.useFeedbackStore.getState().said).toEqual({ text, tone: 'problem' })
  })

  it('only say it where the view shows it already', async () => {
    const page = await load({ 'account.refresh': () => Promise.resolve(err({ kind: 'offline' })) })
    await expect(page.refresh(firstAccountId)).resolves.toBe(false)
    const text = failureText({ kind: 'offline' })
    expect(page.useFeedbackStore.getState().said).toEqual({ text, tone: 'note' })
  })

  it('show what no view would, also during the set-up', async () => {
    const failure = { kind: 'unexpected', reference: 'AB12' } as const
    const page = await load({ 'setup.verify': () => Promise.resolve(err(failure)) })
    await page.verifyToken()
    expect(page.useFeedbackStore.getState().said).toEqual({ text: failureText(failure), tone: 'problem' })
  })

  it('of the set-up leave their failures to the set-up’s own view', async () => {
    const page = await load({ 'setup.verify': () => Promise.resolve(err({ kind: 'offline' })) })
    await expect(page.verifyToken()).resolves.toBe(false)
    expect(page.useFeedbackStore.getState().said).toBeNull()
  })

  it('whose failure stands beside them only say it, and give it', async () => {
    const failure = { kind: 'fix-gone' } as const
    const page = await load({ 'fix.apply': () => Promise.resolve(err(failure)) })
    await expect(page.applyFix('gitignore-complete', 'ignore-1')).resolves.toEqual(failure)
    expect(page.useFeedbackStore.getState().said).toEqual({ text: failureText(failure), tone: 'note' })
    await expect(page.undoFix('applied-1')).resolves.toBeNull()
  })

  it('give what main answered where that is shown', async () => {
    const page = await load()
    const preview = await page.previewFix('gitignore-complete', 'ignore-1')
    expect(preview).toMatchObject({ ok: true, value: { isNew: true } })
    expect(page.fake.calls).toEqual([
      { name: 'fix.preview', request: { check: 'gitignore-complete', fix: 'ignore-1' } },
    ])
  })

  it('fail as a value when main is gone', async () => {
    const page = await load({ 'account.refresh': () => Promise.reject(new Error('gone')) })
    await expect(page.refresh(firstAccountId)).resolves.toBe(false)
    expect(page.useFeedbackStore.getState().said?.tone).toBe('problem')
  })

  it('are busy until they are answered', async () => {
    const answer = Promise.withResolvers<Answer<'checklist.run'>>()
    const page = await load({ 'checklist.run': () => answer.promise })
    const running = page.runChecklist()
    expect(page.useFeedbackStore.getState().busy.has('checklist.run')).toBe(true)
    answer.resolve(ok())
    await running
    expect(page.useFeedbackStore.getState().busy.size).toBe(0)
  })
})

describe('uncaught errors', () => {
  it.each([
    ['error', 'script'],
    ['unhandledrejection', 'promise'],
  ] as const)('an %s is told to main as %s, without its words', async (event, where) => {
    const page = await load()
    await page.startSync()
    page.listeners.get(event)?.()
    expect(page.fake.calls.at(-1)).toEqual({ name: 'page.failed', request: { where } })
  })
})
