import type { Scanner } from '../ports/scanner.ts'

export interface ScannerParts {
  /** The built or source file of the thread that does the work. */
  readonly worker: URL
}

export function createScanner(_parts: ScannerParts): Scanner {
  return {
    scan: () => Promise.reject(new Error('SKELETON')),
    close: () => Promise.resolve(),
  }
}
