import { err } from '../domain/result.ts'
import type { Machine } from '../ports/machine.ts'

export function createMachine(): Machine {
  return {
    scanFiles: () => Promise.resolve([]),
    diskEncryption: () => Promise.resolve({ kind: 'unknown', why: 'not-told' }),
    clipboardHistory: () => Promise.resolve({ kind: 'unknown', why: 'not-told' }),
    rights: (path) => Promise.resolve({ kind: 'denied', path }),
    changeMode: () => Promise.resolve(err('other')),
  }
}
