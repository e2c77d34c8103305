import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { unforeseenText, type Closed } from '../app/core.ts'
import type { Clock } from '../app/ports/clock.ts'
import { desktopWords } from '../app/strings/en/desktop.ts'

/** How long quitting waits for the core: a keychain that does not answer must not keep the app alive. */
const closeBoundMs = 3000

/** So long a keychain may go on with what it has begun; to keep a token takes one of them most of a second. */
const heldBoundMs = 1500

export interface Life {
  /** Windows that close now close for good. */
  readonly isQuitting: () => boolean
}

/**
 * Runs `close` once before the app quits, bounded in time. Where the keychain still holds a call and goes on holding it,
 * because its prompt is on the screen, the process ends itself at the very end of quitting: the call's thread
 * would keep it, invisible and with the single-instance lock, until somebody answers the prompt.
 */
export function closeBeforeQuit(
  clock: Clock,
  close: () => Promise<Closed>,
  endProcess: () => void = () => process.kill(process.pid, 'SIGKILL'),
): Life {
  let state: 'open' | 'closing' | 'closed' = 'open'
  let stuck = true
  const quit = () => {
    if (state === 'closed') return
    state = 'closed'
    app.quit()
  }
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    clock.after(closeBoundMs, quit)
    close().then(async ({ held }) => {
      if (held) clock.after(heldBoundMs, quit)
      await held
      stuck = false
      return quit()
    }, quit)
  })
  app.on('quit', () => {
    if (stuck) endProcess()
  })
  return { isQuitting: () => state !== 'open' }
}

/**
 * What a bug throws ends the app, told without secrets: Electron's own dialog would show the bare stack, and
 * go on with an app that nobody knows the state of.
 */
export function endOnBug(exitCode = 1): void {
  let isEnding = false
  process.on('uncaughtException', (error) => {
    // What goes wrong while it ends comes of the first one.
    if (isEnding) return
    isEnding = true
    const text = unforeseenText(error)
    process.stderr.write(`${text}\n`)
    dialog.showErrorBox(desktopWords.bug, text)
    app.exit(exitCode)
  })
}

/** Chromium's own files go into a directory of ours beside the settings. Before `ready`. */
export function useProfile(dataDir: string): void {
  const chromium = join(dataDir, 'chromium')
  mkdirSync(chromium, { recursive: true, mode: 0o700 })
  app.setPath('userData', dataDir)
  app.setPath('sessionData', chromium)
}

/** For a demo and for the terminal: Chromium's files of this run only, gone when it ends. Before `ready`. */
export function useTemporaryProfile(): void {
  const directory = mkdtempSync(join(tmpdir(), 'stakewatch-'))
  app.setPath('userData', directory)
  app.setPath('sessionData', directory)
  app.on('quit', () => rmSync(directory, { recursive: true, force: true }))
}
