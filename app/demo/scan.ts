import type { ScanReport } from '../domain/scan.ts'
import type { Repositories } from '../ports/repositories.ts'
import type { Scanner } from '../ports/scanner.ts'

const nothing: ScanReport = {
  hits: [],
  hitsLeftOut: 0,
  folders: [],
  history: [],
  filesRead: [],
  envFiles: [],
  repositories: [],
  unread: [],
  files: 0,
  unchanged: 0,
  bytes: 0,
  tookMs: 0,
  cancelled: false,
}

/** A scan for the demo, of folders that do not exist. */
export function createDemoScanner(): Scanner {
  return {
    scan: ({ folders }) =>
      Promise.resolve({
        ...nothing,
        folders: folders.map((folder) => ({ folder, outcome: 'scanned' as const })),
      }),
    close: () => Promise.resolve(),
  }
}

export function createDemoRepositories(): Repositories {
  return {
    look: (root) => Promise.resolve({ root, outcome: 'read', envFiles: [], uncovered: [] }),
  }
}
