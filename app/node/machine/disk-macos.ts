import { realpath } from 'node:fs/promises'
import type { DiskEncryption } from '../../domain/machine.ts'
import { runTool, type ToolOutcome } from './run-tool.ts'

/** FileVault is the start-up disk's; what lies on another one is not told of. See fdesetup(8). */
export async function macosEncryption(path: string): Promise<DiskEncryption> {
  const place = await realpath(path).catch(() => path)
  if (place.startsWith('/Volumes/')) return { kind: 'unknown', why: 'not-told' }
  return parseFileVault(await runTool('/usr/bin/fdesetup', ['status']))
}

/** The first line says whether it is on; a second one, how far it has come with encrypting or decrypting. */
export function parseFileVault(answer: ToolOutcome): DiskEncryption {
  if (answer.kind !== 'ended') return { kind: 'unknown', why: answer.kind }
  if (/^FileVault is Off\b/m.test(answer.output)) return { kind: 'plain' }
  if (!/^FileVault is On\b/m.test(answer.output) || /^Encryption in progress/m.test(answer.output))
    return { kind: 'unknown', why: 'not-told' }
  return /^Decryption in progress/m.test(answer.output)
    ? { kind: 'plain' }
    : { kind: 'encrypted', by: 'FileVault' }
}
