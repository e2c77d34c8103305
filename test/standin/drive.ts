import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright'
import type { Ask } from './commands.ts'
import { connectControl, type Control } from './control-client.ts'
import { shownOrigin } from './preload-shim.ts'

const lookEveryMs = 20
const root = join(import.meta.dirname, '../..')
/** The built main, which every host runs unchanged. */
export const builtMain = join(root, 'out/main/main.js')

export interface DriveOptions {
  readonly args?: readonly string[]
  /** Instead of this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Modules that Node loads before the app. */
  readonly imports?: readonly string[]
}

export interface DrivenApp {
  /** Wall clock just before the process was started. */
  readonly startedAtMs: number
  /** The page of the window that is open, or about to be. */
  readonly page: () => Promise<Page>
  readonly ask: Ask
  /** All that it has written to standard output and error. */
  readonly output: () => string
  /** Quits as from the menu, and waits for the process to end; its exit code. */
  readonly quit: () => Promise<number | null>
}

/** Starts the built app in the stand-in, headless, to be driven from this process. */
export async function driveStandIn(options: DriveOptions = {}): Promise<DrivenApp> {
  const directory = await mkdtemp(join(tmpdir(), 'driven-'))
  const socket = join(directory, 'control')
  const imports = [...(options.imports ?? []), join(import.meta.dirname, 'register.mjs')]
  const startedAtMs = Date.now()
  const child = spawn(
    process.execPath,
    [...imports.flatMap((path) => ['--import', path]), builtMain, ...(options.args ?? [])],
    {
      env: { ...(options.env ?? process.env), STAKEWATCH_STANDIN_CONTROL: socket, STAKEWATCH_HEADLESS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = outputOf(child)
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  // Whoever drives the app may fail before it quits it.
  const kill = () => void child.kill()
  process.once('exit', kill)
  const control = await Promise.race([connectControl(socket), ended.then(() => endedEarly(output()))])
  let browser: Browser | null = null
  return {
    startedAtMs,
    ask: control.ask,
    output,
    async page() {
      browser ??= await joinBrowser(control)
      return currentPage(browser)
    },
    async quit() {
      // It may have ended by itself.
      await control.ask('quit').catch(() => undefined)
      const code = await ended
      process.off('exit', kill)
      await browser?.close()
      control.close()
      await rm(directory, { recursive: true, force: true })
      return code
    },
  }
}

function outputOf(child: ChildProcess): () => string {
  const written: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => written.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => written.push(chunk))
  return () => Buffer.concat(written).toString()
}

function endedEarly(output: string): never {
  throw new Error(`the app ended before it could be driven:\n${output}`)
}

async function joinBrowser(control: Control): Promise<Browser> {
  const port = await control.ask('debuggingPort')
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`)
}

/** The page of the app; it may still be on its way. */
async function currentPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no context')
  for (;;) {
    const page = context.pages().findLast((one) => one.url().startsWith(shownOrigin))
    if (page) return page
    await delay(lookEveryMs)
  }
}
