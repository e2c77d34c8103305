import type { TerminalHost } from '../../app/cli/terminal.ts'
import type { CorePorts } from '../../app/core.ts'

export interface FakeTerminal extends TerminalHost {
  readonly printed: string[]
  readonly errors: string[]
  /** Every line of progress, the empty ones too. */
  readonly progressLines: string[]
  /** Of every time that the passphrase was asked for, the descriptor. */
  readonly asked: (number | null)[]
  /** As a signal does that ends a process with this code. */
  interrupt(code: number): void
}

/** A terminal that nobody types on, unless a passphrase is given. */
export function createFakeTerminal(
  ports: CorePorts,
  { passphrase = null, workingDir = '/work' }: { passphrase?: string | null; workingDir?: string } = {},
): FakeTerminal {
  const listeners = new Set<(code: number) => void>()
  const terminal: FakeTerminal = {
    printed: [],
    errors: [],
    progressLines: [],
    asked: [],
    workingDir,
    version: '1.2.3',
    colours: false,
    passphrase(fd) {
      terminal.asked.push(fd)
      return Promise.resolve(passphrase)
    },
    ports: ({ demo }) => ({ ...ports, demo }),
    out: (text) => void terminal.printed.push(text),
    error: (text) => void terminal.errors.push(text),
    progress: (line) => void terminal.progressLines.push(line),
    onInterrupt(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    interrupt(code) {
      for (const listener of listeners) listener(code)
    },
  }
  return terminal
}
