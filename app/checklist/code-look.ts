import type { ScanReport, ScanRule } from '../domain/scan.ts'
import { codeLookedAtText, scanBrokeText } from '../strings/en/evidence/connection.ts'
import { noFolderText, noScanText } from '../strings/en/evidence/scan.ts'
import type { CheckContext, FoundFinding } from './context.ts'
import { foundFinding, hitGapsOf } from './scan-findings.ts'

export interface CodeLook {
  readonly evidence: readonly string[]
  readonly findings: readonly FoundFinding[]
  /** False where folders should have been looked into and were not, or not to the end. */
  readonly isComplete: boolean
}

const rules = {
  'https-only': new Set<ScanRule>(['http-stake', 'no-certificate-check']),
  'timeout-set': new Set<ScanRule>(['client-without-timeout']),
}

/** What the scan found in the watched folders of the rules about code that are a check's. */
export async function lookIntoCode(
  { scan, folders }: Pick<CheckContext, 'scan' | 'folders'>,
  check: keyof typeof rules,
): Promise<CodeLook> {
  if (!scan) return { evidence: [noScanText], findings: [], isComplete: true }
  if (folders.length === 0) return { evidence: [noFolderText], findings: [], isComplete: true }
  const report = await reportOf(scan)
  if (!report) return { evidence: [scanBrokeText], findings: [], isComplete: false }
  const hits = report.hits.filter(({ source, rule }) => source === 'folder' && rules[check].has(rule))
  const gaps = hitGapsOf(report)
  const looked = report.folders.filter(({ outcome }) => outcome === 'scanned').length
  const seen = { files: report.files, folders: looked, places: hits.length }
  return {
    evidence: [codeLookedAtText(check, seen), ...gaps],
    findings: hits.map(foundFinding),
    isComplete: gaps.length === 0,
  }
}

/** A scan that breaks is a bug that the checks about it tell of; what else this one knows is not lost for it. */
async function reportOf(scan: () => Promise<ScanReport>): Promise<ScanReport | null> {
  try {
    return await scan()
  } catch {
    return null
  }
}
