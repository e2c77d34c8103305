import type { ScanHit, ScanReport } from '../domain/scan.ts'
import {
  codeLookedAtText,
  codeText,
  foldersNotReadText,
  hitsLeftOutText,
  noFolderText,
  notScannedText,
  scanBrokeText,
  scanStoppedText,
  type CodeRule,
} from '../strings/en/evidence/connection.ts'
import type { CheckContext, FoundFinding } from './context.ts'

export interface CodeLook {
  readonly evidence: readonly string[]
  readonly findings: readonly FoundFinding[]
  /** False where folders should have been looked into and were not, or not to the end. */
  readonly isComplete: boolean
}

/** What the scan found of some rules about code in the watched folders, each with its severity. */
export async function lookIntoCode(
  { scan, folders }: Pick<CheckContext, 'scan' | 'folders'>,
  check: 'https-only' | 'timeout-set',
  severities: Readonly<Partial<Record<CodeRule, FoundFinding['severity']>>>,
): Promise<CodeLook> {
  if (!scan) return { evidence: [notScannedText], findings: [], isComplete: true }
  if (folders.length === 0) return { evidence: [noFolderText], findings: [], isComplete: true }
  const report = await reportOf(scan)
  if (!report) return { evidence: [scanBrokeText], findings: [], isComplete: false }
  const findings = report.hits.flatMap((hit) => findingOf(hit, severities))
  const gaps = gapsIn(report)
  const looked = report.folders.filter(({ outcome }) => outcome === 'scanned').length
  const seen = { files: report.files, folders: looked, places: findings.length }
  return {
    evidence: [codeLookedAtText(check, seen), ...gaps],
    findings,
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

function gapsIn({ folders, cancelled, hitsLeftOut }: ScanReport): readonly string[] {
  const notRead = folders.filter(({ outcome }) => outcome !== 'scanned').length
  return [
    ...(notRead > 0 ? [foldersNotReadText(notRead)] : []),
    ...(cancelled ? [scanStoppedText] : []),
    ...(hitsLeftOut > 0 ? [hitsLeftOutText(hitsLeftOut)] : []),
  ]
}

function findingOf(
  { rule, source, shown, id, place, allowedBy }: ScanHit,
  severities: Readonly<Partial<Record<CodeRule, FoundFinding['severity']>>>,
): readonly FoundFinding[] {
  if (source !== 'folder' || !isCodeRule(rule)) return []
  const severity = severities[rule]
  if (!severity) return []
  return [{ id, severity, text: codeText(rule, shown), place, ...(allowedBy && { allowedBy }) }]
}

function isCodeRule(rule: ScanHit['rule']): rule is CodeRule {
  return rule === 'http-stake' || rule === 'no-certificate-check' || rule === 'client-without-timeout'
}
