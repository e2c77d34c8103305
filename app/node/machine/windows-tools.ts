import { win32 } from 'node:path'

export type Env = Readonly<Record<string, string | undefined>>

/** The absolute path of a program of Windows' own. A variable that names no folder on a drive is not believed. */
export function systemProgram(env: Env, ...parts: readonly string[]): string {
  const named = env['SystemRoot'] ?? ''
  const root = /^[a-z]:\\/i.test(named) ? named : 'C:\\Windows'
  return win32.join(root, 'System32', ...parts)
}
