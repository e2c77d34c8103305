import type { Acceptance, CheckResult, CheckStatus, Finding, FindingId } from '../domain/check.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import { checkRunTexts } from '../strings/en/check-run.ts'
import { isAllowed, type CheckAnswer, type KeptFinding } from './answer.ts'
import { worstOf } from './check-outcome.ts'

/** The owner's word on a finding, as it was given. */
export interface OwnerAcceptance {
  readonly finding: FindingId
  readonly kind: 'snoozed' | 'accepted'
  readonly reason: string
  readonly sinceMs: EpochMs
  readonly untilMs: EpochMs
}

export type Acceptances = ReadonlyMap<FindingId, OwnerAcceptance>

/**
 * The token that Stakewatch keeps, lying about in plain text, is a matter of hours: whoever reads it has the
 * account. A day is enough to replace it, and no word on it holds for longer, nor does anything in the folder.
 */
const longestForYoursMs = dayMs

/**
 * A clock that is put right moves by a time zone at most. One that was further ahead when the word was given
 * would make it hold for far longer than was meant: until that time has come, it does not count.
 */
const clockSlackMs = dayMs

/**
 * What is shown of a check at `nowMs`. Findings that the folder allows, or that the owner has put aside, stay
 * and do not count; the status is the worst that is left, and `pass` where nothing is. What could not be checked
 * stays `unknown`, whatever was accepted.
 */
export function resultOf(answer: CheckAnswer, acceptances: Acceptances, nowMs: EpochMs): CheckResult {
  const { id, evidence, fixes, checkedAtMs, tookMs } = answer
  const findings = answer.findings.map((finding) => judged(finding, acceptances, nowMs))
  const status = statusOf(answer, findings)
  return { id, status, evidence, findings, fixes, checkedAtMs, tookMs }
}

function statusOf(answer: CheckAnswer, findings: readonly Finding[]): CheckStatus {
  if (answer.status === 'unknown') return 'unknown'
  const counting = findings.filter(({ acceptance }) => acceptance === null)
  const { unlisted } = answer
  return worstOf(unlisted === null ? counting : [...counting, { severity: unlisted }]) ?? 'pass'
}

function judged(finding: KeptFinding, acceptances: Acceptances, nowMs: EpochMs): Finding {
  const { id, severity, text, place, isYours } = finding
  return {
    id,
    severity,
    text,
    place,
    ...(isYours && { isYours }),
    acceptance: acceptanceOf(finding, acceptances.get(id) ?? null, nowMs),
  }
}

function acceptanceOf(
  finding: KeptFinding,
  given: OwnerAcceptance | null,
  nowMs: EpochMs,
): Acceptance | null {
  const { allowedBy, isYours } = finding
  if (allowedBy !== null && isAllowed(finding)) {
    return { kind: allowedBy, reason: checkRunTexts.allowed[allowedBy], untilMs: null }
  }
  if (given === null) return null
  const untilMs = isYours ? Math.min(given.untilMs, given.sinceMs + longestForYoursMs) : given.untilMs
  if (nowMs >= untilMs || nowMs < given.sinceMs - clockSlackMs) return null
  return { kind: isYours ? 'snoozed' : given.kind, reason: given.reason, untilMs }
}
