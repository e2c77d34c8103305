import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Ends a program that hangs; how long the bus may take is bound by the programs, at a second. */
const boundMs = 5000

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
    ],
  ],
]

/** Whether somebody on a Linux desktop's session bus answers to `name`; false also where there is no bus. */
export async function hasBusName(name: string): Promise<boolean> {
  for (const [program, words] of questions) {
    const answer = await ask(program, [...words, name])
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
