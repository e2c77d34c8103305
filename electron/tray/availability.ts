import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const watcher = 'org.kde.StatusNotifierWatcher'
const boundMs = 1500

/** The same question to the session bus by each of the two programs that desktops come with. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--timeout=1',
      '--dest=org.freedesktop.DBus',
      '--object-path=/org/freedesktop/DBus',
      '--method=org.freedesktop.DBus.NameHasOwner',
      watcher,
    ],
  ],
  [
    'busctl',
    [
      '--user',
      '--timeout=1',
      'call',
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'NameHasOwner',
      's',
      watcher,
    ],
  ],
]

/**
 * Whether a tray icon would be seen: always on macOS and Windows; on Linux when a StatusNotifier host is on
 * the session bus. Without one Electron would make an icon that nobody sees, and the app could not be reached.
 */
export async function desktopHasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [program, words] of questions) {
    const answer = await ask(program, words)
    if (answer !== null) return answer
  }
  return false
}

/** Null when the program is not there or the bus does not answer it. */
async function ask(program: string, words: readonly string[]): Promise<boolean | null> {
  try {
    const { stdout } = await run(program, [...words], { timeout: boundMs })
    return /\btrue\b/.test(stdout)
  } catch {
    return null
  }
}
