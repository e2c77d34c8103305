import {
  parseFindingId,
  type CheckId,
  type CheckStatus,
  type FindingId,
  type Fix,
  type Place,
} from '../domain/check.ts'
import type { EpochMs } from '../domain/time.ts'
import { moreFindingsText, wholeCheckText } from '../strings/en/check-run.ts'
import { worstOf } from './check-outcome.ts'
import type { Check, CheckOutcome, FoundFinding } from './context.ts'
import { isClean, scrub } from './scrub.ts'

/** A finding as it is kept: what the check said of it, and not yet what the owner says. */
export interface KeptFinding {
  readonly id: FindingId
  readonly severity: 'fail' | 'warn'
  readonly text: string
  readonly place: Place | null
  readonly allowedBy: 'comment' | 'baseline' | null
  readonly isYours: boolean
}

/** What one run of a check came to. From it, the acceptances and the time follows the result that is shown. */
export interface CheckAnswer {
  readonly id: CheckId
  /** Where there are findings only whether it is `unknown`: the rest follows from them. */
  readonly status: CheckStatus
  readonly evidence: readonly string[]
  readonly findings: readonly KeptFinding[]
  /** The worst of the findings that are not listed, because there are too many; null where none is left out. */
  readonly unlisted: 'fail' | 'warn' | null
  readonly fixes: readonly Fix[]
  readonly checkedAtMs: EpochMs
  readonly tookMs: number
  /** Somebody stopped the run before it came to anything. */
  readonly cancelled: boolean
}

/** What is kept and shown of them; a terminal, which keeps nothing, lists more. */
export const mostFindings = 200
export const mostEvidence = 60
export const mostFixes = 100
export const longestText = 600
export const longestPath = 4096

export interface Times {
  readonly checkedAtMs: EpochMs
  readonly tookMs: number
}

export interface AnswerOptions {
  readonly cancelled?: boolean
  /** How many findings are listed. */
  readonly most?: number
}

/** Brings an outcome into the form that is kept: bounded in size, every finding once, nothing secret in it. */
export function answerOf(
  check: Pick<Check, 'id' | 'title'>,
  outcome: CheckOutcome,
  yours: ReadonlySet<string>,
  times: Times,
  { cancelled = false, most = mostFindings }: AnswerOptions = {},
): CheckAnswer {
  const found = keptFindings(check, outcome, yours, most)
  const listed = found.slice(0, most)
  const rest = found.slice(most).filter((finding) => !isAllowed(finding))
  const more = found.length - listed.length
  const evidence = outcome.evidence.slice(0, mostEvidence).map((line) => scrub(line, longestText))
  return {
    id: check.id,
    status: outcome.status,
    evidence: more > 0 ? [...evidence, moreFindingsText(more)] : evidence,
    findings: listed,
    unlisted: worstOf(rest),
    fixes: (outcome.fixes ?? []).filter(isClean).slice(0, mostFixes),
    ...times,
    cancelled,
  }
}

/** A folder may allow what lies in it, but not the owner's own token. */
export function isAllowed({ allowedBy, isYours }: Pick<KeptFinding, 'allowedBy' | 'isYours'>): boolean {
  return allowedBy !== null && !isYours
}

/** Where some have to be left out, those that count most stand first. */
function keptFindings(
  check: Pick<Check, 'id' | 'title'>,
  { status, findings = [] }: CheckOutcome,
  yours: ReadonlySet<string>,
  most: number,
): readonly KeptFinding[] {
  const byId = new Map<string, KeptFinding>()
  for (const finding of [...findings, ...wholeCheck(check, status, findings.length)]) {
    const kept = keptFinding(finding, yours)
    const known = byId.get(kept.id)
    if (!known || weight(kept) > weight(known)) byId.set(kept.id, kept)
  }
  const all = [...byId.values()]
  return all.length <= most ? all : all.toSorted((one, other) => weight(other) - weight(one))
}

function weight(finding: KeptFinding): number {
  return (isAllowed(finding) ? 0 : 4) + (finding.isYours ? 2 : 0) + (finding.severity === 'fail' ? 1 : 0)
}

function wholeCheck({ id, title }: Pick<Check, 'id' | 'title'>, status: CheckStatus, found: number) {
  const own = parseFindingId(id)
  if (found > 0 || own === null || (status !== 'fail' && status !== 'warn')) return []
  return [{ id: own, severity: status, text: wholeCheckText(title) }]
}

function keptFinding(finding: FoundFinding, yours: ReadonlySet<string>): KeptFinding {
  const { id, severity, place, allowedBy, isYours } = finding
  return {
    id,
    severity,
    text: scrub(finding.text, longestText),
    place: place ? keptPlace(place) : null,
    allowedBy: allowedBy ?? null,
    isYours: isYours === true || yours.has(id),
  }
}

function keptPlace(place: Place): Place {
  if (place.kind === 'file') return { ...place, path: scrub(place.path, longestPath) }
  return { ...place, path: place.path === null ? null : scrub(place.path, longestPath) }
}
