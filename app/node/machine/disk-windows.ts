import { win32 } from 'node:path'
import type { DiskEncryption } from '../../domain/machine.ts'
import { systemProgram, type Env } from './windows-tools.ts'
import { runTool, type ToolOutcome } from './run-tool.ts'

/** PowerShell alone takes seconds to start on a slow machine. */
const powershellBoundMs = 20_000

/**
 * BitLocker as the Explorer knows it: `manage-bde` and WMI want an administrator, the shell's own property does not.
 * Only a drive letter, looked at before, becomes part of the script.
 */
export async function windowsEncryption(path: string, env: Env): Promise<DiskEncryption> {
  const drive = driveOf(path)
  if (drive === null) return { kind: 'unknown', why: 'not-told' }
  const program = systemProgram(env, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  const property = `(New-Object -ComObject Shell.Application).NameSpace('${drive}\\').Self.ExtendedProperty('System.Volume.BitLockerProtection')`
  const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', property]
  return parseBitLocker(await runTool(program, words, powershellBoundMs))
}

/** `C:`; null for a share on the network. */
export function driveOf(path: string): string | null {
  const root = win32.parse(path.replace(/^\\\\\?\\(?=[a-z]:)/i, '')).root
  const letter = /^([a-z]):[\\/]?$/i.exec(root)?.[1]
  return letter === undefined ? null : `${letter.toUpperCase()}:`
}

/**
 * The property's values, which Microsoft does not document: 1 on, 2 off, 3 encrypting, 4 decrypting, 5 suspended,
 * 6 on and locked, 8 waiting to be activated. While suspended or waiting the key lies beside the data. A drive that
 * BitLocker does not know answers 0 or nothing.
 */
export function parseBitLocker(answer: ToolOutcome): DiskEncryption {
  if (answer.kind !== 'ended') return { kind: 'unknown', why: answer.kind }
  const value = answer.code === 0 ? answer.output.trim() : ''
  if (['1', '6'].includes(value)) return { kind: 'encrypted', by: 'BitLocker' }
  return ['2', '4', '5', '8'].includes(value) ? { kind: 'plain' } : { kind: 'unknown', why: 'not-told' }
}
