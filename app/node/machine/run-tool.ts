import { execFile } from 'node:child_process'
import { secondMs } from '../../domain/time.ts'

export type ToolOutcome =
  | { readonly kind: 'ended'; readonly code: number; readonly output: string }
  | { readonly kind: 'no-tool' | 'no-answer' }

/** A tool of the system's that answers at once does so in a fraction of this; PowerShell needs some of it. */
const toolBoundMs = 10 * secondMs
const mostOutputBytes = 1024 * 1024

/** Runs a tool by its absolute path: no shell, no `PATH`, no input, and no longer than a while. Never rejects. */
export function runTool(
  program: string,
  words: readonly string[],
  boundMs: number = toolBoundMs,
): Promise<ToolOutcome> {
  const options = {
    timeout: boundMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
    maxBuffer: mostOutputBytes,
    env: { ...process.env, LC_ALL: 'C' },
  } as const
  return new Promise((resolve) => {
    const child = execFile(program, words, options, (error, stdout) => {
      if (!error) resolve({ kind: 'ended', code: 0, output: stdout })
      else if (typeof error.code === 'number') resolve({ kind: 'ended', code: error.code, output: stdout })
      else resolve({ kind: missing.has(String(error.code)) ? 'no-tool' : 'no-answer' })
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end()
  })
}

const missing: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])
