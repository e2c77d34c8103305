import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const boundMs = 1500

const notifications = 'org.freedesktop.Notifications'

/** Each program with what it says when nobody is to be disturbed. */
const questions: readonly (readonly [string, readonly string[], RegExp])[] = [
  // KDE's own property of the notification service; other services do not know it, which is no answer.
  [
    'gdbus',
    [
      'call',
      '--session',
      '--timeout=1',
      `--dest=${notifications}`,
      '--object-path=/org/freedesktop/Notifications',
      '--method=org.freedesktop.DBus.Properties.Get',
      notifications,
      'Inhibited',
    ],
    /^\(<true>,\)/,
  ],
  // GNOME's switch "Do Not Disturb".
  ['gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners'], /^false\b/],
]

/**
 * Whether the desktop says that nobody is to be disturbed. Electron does not tell, and on macOS (Focus) and Windows (do
 * not disturb) nothing else does: there the system itself keeps what it is given in its notification centre, silently.
 */
export async function desktopIsUndisturbed(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return false
  const answers = await Promise.all(
    questions.map(([program, words, meaning]) => says(program, words, meaning)),
  )
  return answers.includes(true)
}

/** False as well where the program is not there, or the desktop does not answer it. */
async function says(program: string, words: readonly string[], meaning: RegExp): Promise<boolean> {
  try {
    const { stdout } = await run(program, [...words], { timeout: boundMs })
    return meaning.test(stdout)
  } catch {
    return false
  }
}
