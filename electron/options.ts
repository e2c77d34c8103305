import { resolve } from 'node:path'
import { hiddenFlag } from '../app/domain/login-start.ts'

/** What the command line asks of the desktop app; switches meant for Chromium are not ours and pass by. */
export interface Options {
  readonly demo: boolean
  /** No window where there is a tray: a start at login. */
  readonly hidden: boolean
  /** Absolute path, or null for the platform's own place. */
  readonly dataDir: string | null
  /** `glance` or `checklist` and the words after it, or null when a window is wanted. */
  readonly terminal: readonly string[] | null
}

/** Reads the arguments after the executable (and after the script, when not packaged). */
export function readOptions(argv: readonly string[]): Options {
  const first = argv.findIndex((word) => !word.startsWith('-'))
  const command = argv[first]
  const isForTerminal = command === 'glance' || command === 'checklist'
  return { ...flags(argv), terminal: isForTerminal ? argv.slice(first) : null }
}

function flags(argv: readonly string[]): Omit<Options, 'terminal'> {
  const at = argv.indexOf('--data-dir')
  const following = at < 0 ? undefined : argv[at + 1]
  const joined = argv.find((word) => word.startsWith('--data-dir='))?.slice('--data-dir='.length)
  const given = joined ?? (following?.startsWith('--') ? undefined : following)
  return {
    demo: argv.includes('--demo'),
    hidden: argv.includes(hiddenFlag),
    dataDir: given ? resolve(given) : null,
  }
}
