import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { findBrowser } from '../../electron/bootstrap/browser.mjs'
import { onExit } from './app.ts'
import { controlSocket } from './records.ts'

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1000,800',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
]

/** Windows are seen where there is a display to show them, unless `STAKEWATCH_HEADLESS` says otherwise. */
export function isHeadless(): boolean {
  if (process.env['STAKEWATCH_HEADLESS']) return true
  if (process.platform !== 'linux') return false
  return !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
}

/** A Chromium of this machine, or the one that `STAKEWATCH_CHROMIUM` names; null for none. */
export function findChromium(): string | null {
  return findBrowser({ headless: isHeadless() })
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

interface OpenBrowser {
  readonly context: BrowserContext
  readonly profile: string
  /** The tab that Chromium opens by itself. */
  spare: Page | null
}

let browser: Promise<OpenBrowser> | null = null

/** Starts Chromium if it is not running, without waiting for it. */
export function warmBrowser(): void {
  // Whoever opens a page will meet the failure, and report it.
  open().catch(() => undefined)
}

async function open(): Promise<OpenBrowser> {
  browser ??= launch()
  return browser
}

async function launch(): Promise<OpenBrowser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium found: install one or set STAKEWATCH_CHROMIUM')
  const { chromium } = await import('playwright')
  const profile = mkdtempSync(join(tmpdir(), 'standin-chromium-'))
  const headless = isHeadless()
  const start = async (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      chromiumSandbox,
      viewport: headless ? { width: 1000, height: 700 } : null,
      args: [...quietFlags, ...(controlSocket === null ? [] : ['--remote-debugging-port=0'])],
    })
  // Chromium has no sandbox for root, nor where the system forbids what it is made of.
  const context = isRoot() ? await start(false) : await start(true).catch(async () => start(false))
  onExit(async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  })
  return { context, profile, spare: headless ? null : (context.pages()[0] ?? null) }
}

/** A new page in our Chromium; headed, the first one takes the tab that is there. */
export async function openPage(): Promise<Page> {
  const opened = await open()
  const { spare } = opened
  opened.spare = null
  return spare ?? opened.context.newPage()
}

const lookEveryMs = 20
const portBoundMs = 10_000

/** The port on which a test may join this Chromium by its own protocol. */
export async function debuggingPort(): Promise<number> {
  const { profile } = await open()
  const file = join(profile, 'DevToolsActivePort')
  // Chromium writes it a moment after its pipe, by which we drive it, is there.
  for (let waitedMs = 0; waitedMs < portBoundMs; waitedMs += lookEveryMs) {
    const port = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    if (port > 0) return port
    await delay(lookEveryMs)
  }
  throw new Error('Chromium did not open its debugging port')
}

/**
 * The process id of a page's process; 0 for none. Chromium's protocol does not tell whose page it shows, but it starts
 * them all alike.
 */
export async function rendererProcess(): Promise<number> {
  const { context } = await open()
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) return 0
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.find(({ type }) => type === 'renderer')?.id ?? 0
}
