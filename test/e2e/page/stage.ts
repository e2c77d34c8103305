import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright'
import { expect, test as base } from 'playwright/test'
import type { Handlers, Opening } from '../../../app/contract/bridge.ts'
import { isOperationName, operationNames } from '../../../app/contract/operations.ts'
import type { View } from '../../../app/domain/view.ts'
import { findBrowser } from '../../../electron/bootstrap/browser.mjs'
import { createFakeBridge, type Call, type FakeBridge } from '../../fakes/bridge.ts'
import { readPage, servePage, type BuiltPage } from './built-page.ts'

/** The built page in one Chromium, behind the app's own headers and a fake bridge. */
export interface Stage {
  readonly page: Page
  readonly files: BuiltPage
  /** Loads the page anew, with `opening` as what main answers. */
  open(opening: Opening, handlers?: Partial<Handlers>): Promise<void>
  /** A picture for people to look at, when they are asked for. */
  shoot(name: string): Promise<void>
  /** Elements that are wider than their place and do not scroll. */
  overflow(): Promise<readonly string[]>
  /** Tells the page a new view. */
  push(view: View): Promise<void>
  /** What the page asked of main since it was opened. */
  calls(): readonly Call[]
  /** What the console and uncaught errors said since it was opened. */
  noise(): readonly string[]
  /** What axe finds wrong with the page as it is now: with its colours, with all but them, or with all of it. */
  axeFindings(about?: AxeSubject): Promise<readonly string[]>
  close(): Promise<void>
}

export type AxeSubject = 'colours' | 'structure' | 'all'

/** What every stage of a worker shares: to start a browser for each file took its time. */
interface Backstage {
  readonly files: BuiltPage
  readonly browser: Browser
  readonly origin: string
}

export const test = base.extend<object, { readonly backstage: Backstage }>({
  backstage: [
    // Playwright wants an object pattern here, also where nothing is used.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const files = readPage()
      const browser = await launchChromium()
      const server = await servePage(files)
      await use({ files, browser, origin: server.origin })
      await browser.close()
      await server.close()
    },
    { scope: 'worker' },
  ],
})

/**
 * One stage for all tests of a file, opened before the first and closed after the last. Whatever the console says
 * fails the test in which it was said.
 */
export function stageOfFile(): Omit<Stage, 'close'> {
  let opened: Stage | null = null
  const stage = (): Stage => opened ?? fail('the stage is open while tests run')
  test.beforeAll(async ({ backstage }) => {
    opened = await openStage(backstage)
  })
  test.afterAll(async () => {
    await opened?.close()
  })
  test.afterEach(() => {
    expect(stage().noise()).toEqual([])
  })
  return {
    get page() {
      return stage().page
    },
    get files() {
      return stage().files
    },
    open: async (opening, handlers) => stage().open(opening, handlers),
    shoot: async (name) => stage().shoot(name),
    overflow: async () => stage().overflow(),
    push: async (view) => stage().push(view),
    calls: () => stage().calls(),
    noise: () => stage().noise(),
    axeFindings: async (about) => stage().axeFindings(about),
  }
}

function fail(message: string): never {
  throw new Error(message)
}

async function openStage({ files, browser, origin }: Backstage): Promise<Stage> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' })
  let fake: FakeBridge | null = null
  let noise: string[] = []

  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`))
  await page.exposeFunction('askFake', async (name: string, request: unknown) => {
    if (!fake || !isOperationName(name)) throw new Error(`nobody to answer ${name}`)
    const call = fake.bridge.call[name] as (asked: unknown) => Promise<unknown>
    return call(request)
  })
  await page.addInitScript(plantBridge, operationNames)

  return {
    page,
    files,
    async open(opening, handlers) {
      fake = createFakeBridge(opening, handlers)
      noise = []
      await page.goto(`${origin}/`)
      await page.locator('h1').first().waitFor({ state: 'attached' })
    },
    async push(view) {
      await page.evaluate(
        (next) => window.dispatchEvent(new CustomEvent('fake-view', { detail: next })),
        view,
      )
    },
    async shoot(name) {
      const directory = process.env['STAKEWATCH_SCREENSHOTS']
      if (directory) await page.screenshot({ path: `${directory}/${name}.png` })
    },
    overflow: async () => page.evaluate(tooWide),
    calls: () => fake?.calls ?? [],
    noise: () => noise,
    axeFindings: async (about) => axeFindings(page, about),
    close: async () => page.close(),
  }
}

/** Runs in the page before its own scripts: `window.stakewatch` in the shape that preload gives it. */
function plantBridge(names: readonly string[]): void {
  const ask = Reflect.get(window, 'askFake') as (name: string, request: unknown) => Promise<unknown>
  // A file crosses to preload as it is; to the fake, which is elsewhere, only its name does.
  const call = Object.fromEntries(
    names.map((name) => [
      name,
      (asked: unknown) => ask(name, asked instanceof File ? { name: asked.name } : asked),
    ]),
  )
  const on = Object.fromEntries(
    ['view', 'route'].map((name) => [
      name,
      (listener: (payload: unknown) => void) => {
        const deliver = (event: Event) => event instanceof CustomEvent && listener(event.detail)
        window.addEventListener(`fake-${name}`, deliver)
        return () => window.removeEventListener(`fake-${name}`, deliver)
      },
    ]),
  )
  Object.defineProperty(window, 'stakewatch', { value: { call, on } })
}

/** Runs in the page. */
function tooWide(): readonly string[] {
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const { display, overflowX, textOverflow } = getComputedStyle(element)
    // What ends in an ellipsis is cut on purpose, and shown whole on focus.
    if (textOverflow === 'ellipsis' || display === 'inline' || overflowX === 'auto' || overflowX === 'scroll')
      return false
    return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
  })
  return wide.map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`)
}

async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // What V8 would make faster is thrown away with the page a second later: a sixth of the time went into it.
      '--js-flags=--no-maglev --no-turbofan',
    ],
  })
}

function chromiumPath(): string {
  return findBrowser({ headless: true }) ?? fail('no Chromium on PATH; install it or set STAKEWATCH_CHROMIUM')
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const colourRules = ['color-contrast', 'link-in-text-block']

async function axeFindings(page: Page, about: AxeSubject = 'all'): Promise<readonly string[]> {
  // Planted only in pages that it looks at: it is as large as the page's own script.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(
    async ({ rules, runs }) => {
      const axe = Reflect.get(window, 'axe') as typeof import('axe-core')
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(runs === 'colours' && { runOnly: { type: 'rule', values: rules } }),
        ...(runs === 'structure' && {
          rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
        }),
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
      )
    },
    { rules: colourRules, runs: about },
  )
}
