import type { ScanProgress, ScanReport, ScanRequest } from '../domain/scan.ts'

export interface ScanControl {
  /** Called a few times a second at most. */
  readonly onProgress?: (progress: ScanProgress) => void
  readonly signal?: AbortSignal
}

/** Looks for secrets in folders, files and git histories, in threads of its own. */
export interface Scanner {
  /** Never rejects for what is on the disk; one that is cancelled answers what it has, and says so. */
  scan(request: ScanRequest, control?: ScanControl): Promise<ScanReport>
  /** Ends every thread and subprocess, and waits for it. */
  close(): Promise<void>
}
