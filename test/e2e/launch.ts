import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron, chromium, type Browser, type Page } from 'playwright'
import type { Ask } from '../standin/commands.ts'
import { connectControl, type Control } from './control-client.ts'

const lookEveryMs = 20
const root = join(import.meta.dirname, '../..')
const main = join(root, 'out/main/main.js')

export interface LaunchOptions {
  readonly args?: readonly string[]
  /** Instead of this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Modules that Node loads first; only the stand-in can. */
  readonly imports?: readonly string[]
}

export interface RunningApp {
  readonly host: 'electron' | 'stand-in'
  /** The page of the window that is open now. */
  readonly page: () => Promise<Page>
  /** Asks the stand-in about the desktop. Throws under real Electron: specs that need it are skipped there. */
  readonly ask: Ask
  /** All that it has written to standard output and error. */
  readonly output: () => string
  /** Quits as from the menu, and waits for the process to end; its exit code. */
  readonly quit: () => Promise<number | null>
}

/** Electron's executable where its runtime is installed, else null. */
export function electronRuntime(): string | null {
  const named = join(root, 'node_modules/electron/path.txt')
  const file = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const directory = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  const path = join(directory, file)
  return existsSync(path) ? path : null
}

/** Starts the built app: in real Electron where its runtime is present, otherwise in the stand-in. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const runtime = electronRuntime()
  return runtime === null ? launchStandIn(options) : launchElectron(runtime, options)
}

async function launchElectron(executablePath: string, options: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath,
    args: [main, ...(options.args ?? [])],
    ...(options.env && { env: options.env }),
  })
  const written: Buffer[] = []
  app.process().stdout?.on('data', (chunk: Buffer) => written.push(chunk))
  app.process().stderr?.on('data', (chunk: Buffer) => written.push(chunk))
  return {
    host: 'electron',
    page: async () => app.firstWindow(),
    ask: async () => Promise.reject(new Error('the desktop can be asked in the stand-in only')),
    output: () => Buffer.concat(written).toString(),
    async quit() {
      await app.close()
      return app.process().exitCode
    },
  }
}

async function launchStandIn(options: LaunchOptions): Promise<RunningApp> {
  const directory = await mkdtemp(join(tmpdir(), 'e2e-'))
  const socket = join(directory, 'control')
  const imports = [join(root, 'test/standin/register.mjs'), ...(options.imports ?? [])]
  const child = spawn(
    process.execPath,
    [...imports.flatMap((path) => ['--import', path]), main, ...(options.args ?? [])],
    {
      cwd: directory,
      env: { ...(options.env ?? process.env), STAKEWATCH_STANDIN_CONTROL: socket, STAKEWATCH_HEADLESS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const written: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk))
  const output = () => Buffer.concat(written).toString()
  const ended = exitOf(child)
  const control = await Promise.race([connectControl(socket), ended.then(() => endedEarly(output()))])
  let browser: Browser | null = null

  return {
    host: 'stand-in',
    async page() {
      browser ??= await joinBrowser(control)
      return currentPage(browser)
    },
    ask: control.ask,
    output,
    async quit() {
      await control.ask('quit').catch(() => undefined)
      const code = await ended
      await browser?.close().catch(() => undefined)
      control.close()
      await rm(directory, { recursive: true, force: true })
      return code
    },
  }
}

function endedEarly(output: string): never {
  throw new Error(`the app ended before it could be driven:\n${output}`)
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

async function joinBrowser(control: Control): Promise<Browser> {
  const port = await control.ask('debuggingPort')
  return chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`)
}

/** The page of the app; it may still be on its way. */
async function currentPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]
  if (!context) throw new Error('Chromium has no context')
  for (;;) {
    const page = context.pages().findLast(isOurs)
    if (page) return page
    await delay(lookEveryMs)
  }
}

function isOurs(page: Page): boolean {
  return page.url().startsWith('https://app.stakewatch.test/')
}
