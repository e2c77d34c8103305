import type { CorePorts } from '../core.ts'
import type { ScanReport } from '../domain/scan.ts'

export interface WatchedScan {
  readonly ports: CorePorts
  /** What the last scan came to; null while none has ended. */
  last(): ScanReport | null
}

/**
 * Ports that remember what the scan said: an exit code must follow from what was looked at, and the checks tell
 * of that in words only.
 */
export function watchScan(ports: CorePorts): WatchedScan {
  const { scanner } = ports
  let last: ScanReport | null = null
  return {
    ports: {
      ...ports,
      scanner: {
        async scan(request, control) {
          last = await scanner.scan(request, control)
          return last
        },
        close: () => scanner.close(),
      },
    },
    last: () => last,
  }
}
