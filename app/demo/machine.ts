import { err } from '../domain/result.ts'
import type { ScanFile } from '../domain/scan.ts'
import type { Machine } from '../ports/machine.ts'
import { demoFolders } from './folders.ts'

const { home, data } = demoFolders

/** What lies in the demo's home directory, of all that a machine is searched for. */
export const demoScanFiles: readonly ScanFile[] = [
  { source: 'startup', path: `${home}/.profile` },
  { source: 'startup', path: `${home}/.bashrc` },
  { source: 'shell-history', path: `${home}/.bash_history` },
  { source: 'log', path: `${home}/.npm/_logs/2026-02-03T18_40_11_602Z-debug-0.log` },
]

/** A machine for the demo: nothing of the owner's is looked at. */
export function createDemoMachine(scanFiles: readonly ScanFile[] = []): Machine {
  return {
    scanFiles: () => Promise.resolve(scanFiles),
    diskEncryption: () => Promise.resolve({ kind: 'encrypted', by: 'LUKS' }),
    clipboardHistory: () => Promise.resolve({ kind: 'none-seen' }),
    rights(path) {
      const isDirectory = path === data || path === `${data}/logs`
      return Promise.resolve({
        kind: 'rights',
        path,
        mode: isDirectory ? 0o700 : 0o600,
        isOurs: true,
        isDirectory,
      })
    },
    changeMode: () => Promise.resolve(err('missing')),
  }
}
