import { EventEmitter } from 'node:events'
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { App } from 'electron'
import { commandLine } from './command-line.ts'
import { controlSocket } from './records.ts'
import { preventable, type Part } from './types.ts'

const events = new EventEmitter()
const paths = new Map<string, string>([['temp', tmpdir()]])
const pathNames = new Set(['userData', 'sessionData', 'temp'])

/** Closes what is open before the process ends; each part adds its own. */
const closers: (() => Promise<void>)[] = []
/** Windows that are open, to be closed by quitting; each says whether it let itself be closed. */
const windows = new Set<{ close(): boolean }>()
let ready = false
let quitting = false

export function isReady(): boolean {
  return ready
}

/** Electron throws for most of its modules before `ready`. */
export function needReady(what: string): void {
  if (!ready) throw new Error(`${what} before app is ready`)
}

export function needNotReady(what: string): void {
  if (ready) throw new Error(`${what} can only be called before app is ready`)
}

export function onExit(close: () => Promise<void>): void {
  closers.push(close)
}

export function windowOpened(window: { close(): boolean }): void {
  windows.add(window)
}

export function windowClosed(window: { close(): boolean }): void {
  windows.delete(window)
  if (windows.size > 0 || quitting) return
  // With nobody to ask for the tray, an app that stayed in it could not be reached.
  if (controlSocket === null || events.listenerCount('window-all-closed') === 0) quit()
  else events.emit('window-all-closed')
}

export function emitApp(name: string, ...words: readonly unknown[]): void {
  events.emit(name, ...words)
}

function quit(): void {
  if (quitting) return
  const before = preventable()
  events.emit('before-quit', before)
  if (before.defaultPrevented) return
  quitting = true
  if (![...windows].every((window) => window.close())) {
    quitting = false
    return
  }
  const will = preventable()
  events.emit('will-quit', will)
  if (will.defaultPrevented) quitting = false
  else exit(0)
}

function exit(code = 0): void {
  quitting = true
  void Promise.allSettled(closers.map(async (close) => close())).then(() => {
    events.emit('quit', preventable(), code)
    process.exit(code)
  })
}

/** The lock is a file with our process id in the user data directory; another instance writes beside it. */
function requestSingleInstanceLock(): boolean {
  const lock = join(path('userData'), 'standin-lock')
  const message = join(path('userData'), 'standin-second-instance')
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    appendFileSync(message, `${JSON.stringify({ argv: process.argv, cwd: process.cwd() })}\n`)
    return false
  }
  writeFileSync(lock, String(process.pid))
  writeFileSync(message, '')
  let seen = 0
  const watcher = watch(message, () => {
    const lines = readFileSync(message, 'utf8').split('\n').slice(0, -1)
    for (const line of lines.slice(seen)) {
      const { argv, cwd } = JSON.parse(line) as { argv: string[]; cwd: string }
      events.emit('second-instance', preventable(), argv, cwd, null)
    }
    seen = Math.max(seen, lines.length)
  })
  onExit(async () => {
    watcher.close()
    for (const file of [lock, message]) rmSync(file, { force: true })
  })
  return true
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function path(name: string): string {
  const set = paths.get(name) ?? (name === 'sessionData' ? paths.get('userData') : undefined)
  if (set === undefined) throw new Error(`Failed to get '${name}' path`)
  return set
}

const parts = {
  isPackaged: false,
  commandLine: commandLine as App['commandLine'],
  enableSandbox: () => needNotReady('app.enableSandbox()'),
  isReady,
  async whenReady() {
    if (!ready) await new Promise((resolve) => events.once('ready', resolve))
  },
  /** Chromium's processes are Playwright's here: none of them is ours to measure. */
  getAppMetrics: () => [],
  getVersion: () => packageVersion(),
  getPath: path,
  setPath(name: string, to: string) {
    if (!pathNames.has(name)) throw new Error(`Failed to set path: no path is called '${name}'`)
    if (!statSync(to).isDirectory()) throw new Error('Path must be a directory')
    if (name === 'sessionData') needNotReady('app.setPath of session data')
    paths.set(name, to)
  },
  requestSingleInstanceLock,
  quit,
  exit,
} satisfies Part<
  App,
  | 'isPackaged'
  | 'commandLine'
  | 'enableSandbox'
  | 'isReady'
  | 'whenReady'
  | 'getAppMetrics'
  | 'getVersion'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

export const app = Object.assign(events, parts)

// Electron runs the whole main script before it becomes ready.
setImmediate(() => {
  ready = true
  events.emit('ready', preventable(), {})
})
