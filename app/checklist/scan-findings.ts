import type { Place } from '../domain/check.ts'
import type { ScanHit, ScanReport, ScanRule } from '../domain/scan.ts'
import {
  allowedText,
  cancelledText,
  folderText,
  foundText,
  hitText,
  leftOutText,
  noFolderText,
  noScanText,
  nothingFoundText,
  readText,
  unreadText,
  yoursFoundText,
} from '../strings/en/evidence/scan.ts'
import { statusFor } from './check-outcome.ts'
import type { CheckContext, CheckOutcome, FoundFinding } from './context.ts'

const severityOf: Readonly<Record<ScanRule, FoundFinding['severity']>> = {
  'stake-token': 'fail',
  'stake-jwt': 'fail',
  'other-secret': 'warn',
  'http-stake': 'fail',
  'no-certificate-check': 'warn',
  'client-without-timeout': 'warn',
}

const logName = /\.log(?:\.\d+)?$/i

export function isStakeToken({ rule }: ScanHit): boolean {
  return rule === 'stake-token' || rule === 'stake-jwt'
}

export function isSecret(hit: ScanHit): boolean {
  return isStakeToken(hit) || hit.rule === 'other-secret'
}

/** Written by a program or a shell, not by the owner. */
export function isLogged({ source, place }: ScanHit): boolean {
  if (source === 'log' || source === 'shell-history') return true
  return source === 'folder' && place.kind === 'file' && logName.test(place.path)
}

export function foundFinding(hit: ScanHit): FoundFinding {
  return {
    id: hit.id,
    severity: hit.isYours ? 'fail' : severityOf[hit.rule],
    text: hitText(hit),
    place: hit.place,
    ...(hit.allowedBy !== null && { allowedBy: hit.allowedBy }),
  }
}

/** Where the scan did not get to. */
export function gapsOf({ cancelled, folders }: ScanReport): readonly string[] {
  return [
    ...(cancelled ? [cancelledText] : []),
    ...folders.flatMap(({ folder, outcome }) => (outcome === 'scanned' ? [] : [folderText(folder, outcome)])),
  ]
}

/** The same for whoever goes by the hits: what is not listed may be anything. */
export function hitGapsOf(report: ScanReport): readonly string[] {
  const { hitsLeftOut } = report
  return [...(hitsLeftOut > 0 ? [leftOutText(hitsLeftOut)] : []), ...gapsOf(report)]
}

/** What the scan read of the watched folders, and what it did not. */
export function coverageOf(report: ScanReport): readonly string[] {
  return [readText(report), ...report.unread.filter(({ count }) => count > 0).map(unreadText)]
}

/** The scan's report, or why there is none. */
export async function scannedFolders({
  scan,
  folders,
}: CheckContext): Promise<{ readonly report: ScanReport } | { readonly outcome: CheckOutcome }> {
  if (!scan) return { outcome: { status: 'unknown', evidence: [noScanText] } }
  if (folders.length === 0) return { outcome: { status: 'unknown', evidence: [noFolderText] } }
  return { report: await scan() }
}

/** What comes of secrets that the scan found: `gaps` is where it did not get to, `looked` where it did. */
export function secretsOutcome(
  hits: readonly ScanHit[],
  { gaps, looked }: { readonly gaps: readonly string[]; readonly looked: readonly string[] },
): CheckOutcome {
  const counting = hits.filter(({ allowedBy }) => allowedBy === null)
  const allowed = hits.length - counting.length
  const findings = hits.map(foundFinding)
  return {
    status: statusFor(findings, gaps.length === 0),
    evidence: [
      ...(gaps.length > 0 && hits.length === 0 ? [] : summaryOf(counting)),
      ...(allowed > 0 ? [allowedText(allowed)] : []),
      ...gaps,
      ...looked,
    ],
    findings,
  }
}

function summaryOf(hits: readonly ScanHit[]): readonly string[] {
  if (hits.length === 0) return [nothingFoundText]
  const tokens = hits.filter(isStakeToken).length
  const files = new Set(hits.map(({ place }) => `${place.folder ?? ''}\0${place.path ?? placeName(place)}`))
    .size
  return [
    foundText(tokens, hits.length - tokens, files),
    ...(hits.some(({ isYours }) => isYours) ? [yoursFoundText] : []),
  ]
}

function placeName(place: Place): string {
  return place.kind === 'commit' ? place.blob : place.path
}
