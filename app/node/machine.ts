import { homedir } from 'node:os'
import type { ClipboardHistory, DiskEncryption } from '../domain/machine.ts'
import { secondMs } from '../domain/time.ts'
import type { Machine } from '../ports/machine.ts'
import { linuxClipboard, macosClipboard, windowsClipboard } from './machine/clipboard.ts'
import { linuxEncryption } from './machine/disk-linux.ts'
import { macosEncryption } from './machine/disk-macos.ts'
import { windowsEncryption } from './machine/disk-windows.ts'
import { filePlaces } from './machine/file-places.ts'
import { changeMode, rightsOf } from './machine/rights.ts'
import { existingFiles } from './machine/scan-files.ts'
import type { Surroundings } from './paths.ts'

/** Longer than the slowest tool may take. A disk of the network's that has gone away answers nothing at all. */
const callBoundMs = 30 * secondMs

/** The machine that this process runs on. Tools of the system are run by their absolute paths, without a shell. */
export function createMachine(
  surroundings: Surroundings = { platform: process.platform, home: homedir(), env: process.env },
): Machine {
  return {
    scanFiles: () => bounded(existingFiles(filePlaces(surroundings)), []),
    diskEncryption: (path) =>
      bounded<DiskEncryption>(encryptionOf(path, surroundings), { kind: 'unknown', why: 'no-answer' }),
    clipboardHistory: () =>
      bounded<ClipboardHistory>(clipboardOf(surroundings), { kind: 'unknown', why: 'no-answer' }),
    rights: (path) => bounded(rightsOf(path), { kind: 'denied', path }),
    // Not bounded: what might still happen cannot be said not to have happened.
    changeMode,
  }
}

function encryptionOf(path: string, { platform, env }: Surroundings): Promise<DiskEncryption> {
  if (platform === 'darwin') return macosEncryption(path)
  if (platform === 'win32') return windowsEncryption(path, env)
  return linuxEncryption(path)
}

function clipboardOf({ platform, env }: Surroundings): Promise<ClipboardHistory> {
  if (platform === 'darwin') return macosClipboard()
  if (platform === 'win32') return windowsClipboard(env)
  return linuxClipboard()
}

async function bounded<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  const { promise, resolve } = Promise.withResolvers<Value>()
  const timer = setTimeout(() => resolve(otherwise), callBoundMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
