import type { FindingId } from '../../../app/domain/check.ts'
import type { ScanHit, ScanReport, ScanRule } from '../../../app/domain/scan.ts'
import { cleanReport } from './context.ts'

/** A place in a watched folder where a rule about code applies. */
export function codeHit(rule: ScanRule, shown: string, change: Partial<ScanHit> = {}): ScanHit {
  return {
    rule,
    source: 'folder',
    habitat: null,
    detail: null,
    isYours: false,
    place: { kind: 'file', folder: '/home/somebody/bot', path: 'bot/client.py', line: 7, column: 3 },
    shown,
    id: `${rule}:7` as FindingId,
    allowedBy: null,
    ...change,
  }
}

export function scanFinding(...hits: readonly ScanHit[]): () => Promise<ScanReport> {
  return () => Promise.resolve({ ...cleanReport, hits })
}

export function scanGiving(change: Partial<ScanReport>): () => Promise<ScanReport> {
  return () => Promise.resolve({ ...cleanReport, ...change })
}

export function brokenScan(): Promise<ScanReport> {
  return Promise.reject(new Error('a bug'))
}
