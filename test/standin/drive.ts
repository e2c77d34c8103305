import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright'
import type { Ask } from './commands.ts'
import { targetIdOf } from './target-id.ts'
import { connectControl, type Control } from './control-client.ts'

const lookEveryMs = 20
/** The app bounds its own quitting well below this. */
const stuckMs = 15_000
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
  readonly pid: number
  /** The page of the window that is open, or about to be. */
  readonly page: () => Promise<Page>
  readonly ask: Ask
  /** All that it has written to standard output and error. */
  readonly output: () => string
  /** Settles with the exit code when it ends, by itself or not. */
  readonly ended: Promise<number | null>
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
  const control = await Promise.race([
    connectControl(socket),
    ended.then((code) => (code === 0 ? nobody : endedEarly(output()))),
  ])
  let browser: Browser | null = null
  return {
    startedAtMs,
    pid: child.pid ?? -1,
    ask: control.ask,
    output,
    ended,
    async page() {
      for (;;) {
        const { port, targetId } = await control.ask('debugging')
        browser ??= await joinBrowser(port)
        const page = targetId === null ? null : await pageWithId(browser, targetId)
        if (page) return page
        await delay(lookEveryMs)
      }
    },
    async quit() {
      // It may have ended by itself.
      await Promise.race([control.ask('quit').catch(() => undefined), ended])
      const stuck = setTimeout(() => void child.kill('SIGKILL'), stuckMs)
      const code = await ended
      clearTimeout(stuck)
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

/** A second instance ends by itself, perhaps before anybody could ask it anything. */
const nobody: Control = {
  ask: async () => Promise.reject(new Error('the app has ended')),
  close: () => undefined,
}

function endedEarly(output: string): never {
  throw new Error(`the app ended before it could be driven:\n${output}`)
}

async function joinBrowser(port: number): Promise<Browser> {
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`)
}

/** The page with this id, once this process knows of it. */
async function pageWithId(browser: Browser, targetId: string): Promise<Page | null> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    // A page that closes while it is asked is not the one.
    if ((await targetIdOf(page).catch(() => null)) === targetId) return page
  }
  return null
}
