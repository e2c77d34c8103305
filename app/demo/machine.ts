import { err } from '../domain/result.ts'
import type { Machine } from '../ports/machine.ts'

/** A machine for the demo: nothing of the owner's is looked at. */
export function createDemoMachine(): Machine {
  return {
    scanFiles: () => Promise.resolve([]),
    diskEncryption: () => Promise.resolve({ kind: 'encrypted', by: 'LUKS' }),
    clipboardHistory: () => Promise.resolve({ kind: 'none-seen' }),
    rights: (path) => Promise.resolve({ kind: 'rights', path, mode: 0o700, isOurs: true, isDirectory: true }),
    changeMode: () => Promise.resolve(err('missing')),
  }
}
