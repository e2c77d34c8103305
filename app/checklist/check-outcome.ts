import type { CheckStatus, FindingId, Fix } from '../domain/check.ts'
import { parseFindingId } from '../domain/check.ts'
import type { CheckOutcome, FoundFinding } from './context.ts'

/** The fix that leads to Stake's security settings. */
export const goToStakeSecurity: Fix = { kind: 'go', id: 'stake-security', where: 'stake-security' }

interface Parts {
  readonly evidence: readonly string[]
  readonly findings: readonly FoundFinding[]
  /** False where something could not be looked at: without a finding, that is no pass. */
  readonly isComplete: boolean
  readonly fixes?: readonly Fix[]
}

/** The worst that is not allowed in the folder itself; without any a pass, or `unknown` where not all was seen. */
export function outcomeOf({ evidence, findings, isComplete, fixes = [] }: Parts): CheckOutcome {
  return {
    status: statusOf(findings, isComplete),
    evidence,
    ...(findings.length > 0 && { findings }),
    ...(fixes.length > 0 && { fixes }),
  }
}

function statusOf(findings: readonly FoundFinding[], isComplete: boolean): CheckStatus {
  const open = findings.filter(({ allowedBy }) => allowedBy === undefined)
  if (open.some(({ severity }) => severity === 'fail')) return 'fail'
  if (open.length > 0) return 'warn'
  return isComplete ? 'pass' : 'unknown'
}

/** A name that is made of our own words and of ids, which fit. */
export function findingId(text: string): FindingId {
  const id = parseFindingId(text.slice(0, 64))
  if (!id) throw new Error('a name for a finding that does not fit')
  return id
}
