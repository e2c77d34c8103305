import type { ScanProgress, ScanReport, ScanRequest } from '../../app/domain/scan.ts'
import type { Scanner } from '../../app/ports/scanner.ts'

export interface FakeScanner extends Scanner {
  readonly requests: ScanRequest[]
  /** Scans that were told to end. */
  stopped: number
  closed: boolean
  /** Scans wait from now on; the returned function ends those that wait, and lets the next ones pass. */
  hold(): () => void
  /** Tells the progress of the scan that began last. */
  progress(seen: ScanProgress): void
}

const nothing: Omit<ScanReport, 'folders' | 'cancelled'> = {
  hits: [],
  hitsLeftOut: 0,
  history: [],
  filesRead: [],
  envFiles: [],
  repositories: [],
  unread: [],
  files: 0,
  unchanged: 0,
  bytes: 0,
  tookMs: 0,
}

/** A scanner that finds nothing, and whose scans can be made to wait; one that is told to end does so at once. */
export function createFakeScanner(report: Partial<ScanReport> = {}): FakeScanner {
  let gate = Promise.withResolvers<void>()
  gate.resolve()
  let tell: ((seen: ScanProgress) => void) | undefined
  const scanner: FakeScanner = {
    requests: [],
    stopped: 0,
    closed: false,
    hold() {
      gate = Promise.withResolvers<void>()
      return gate.resolve
    },
    progress: (seen) => tell?.(seen),
    async scan(request, { onProgress, signal } = {}) {
      scanner.requests.push(request)
      tell = onProgress
      let isUnderWay = true
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      signal?.addEventListener('abort', () => {
        if (isUnderWay) scanner.stopped += 1
        resolve()
      })
      await Promise.race([gate.promise, ended])
      isUnderWay = false
      const folders = request.folders.map((folder) => ({ folder, outcome: 'scanned' as const }))
      return { ...nothing, folders, cancelled: signal?.aborted ?? false, ...report }
    },
    async close() {
      scanner.closed = true
      await Promise.resolve()
    },
  }
  return scanner
}
