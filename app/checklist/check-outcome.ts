import type { CheckStatus, Fix } from '../domain/check.ts'
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

export function outcomeOf({ evidence, findings, isComplete, fixes = [] }: Parts): CheckOutcome {
  return {
    status: statusFor(findings, isComplete),
    evidence,
    ...(findings.length > 0 && { findings }),
    ...(fixes.length > 0 && { fixes }),
  }
}

/** The worst that is not allowed in the folder itself; without any a pass, or `unknown` where not all was seen. */
export function statusFor(findings: readonly FoundFinding[], isComplete: boolean): CheckStatus {
  return worstOf(findings.filter(({ allowedBy }) => !allowedBy)) ?? (isComplete ? 'pass' : 'unknown')
}

/** Null of none. */
export function worstOf(
  findings: readonly Pick<FoundFinding, 'severity'>[],
): FoundFinding['severity'] | null {
  if (findings.some(({ severity }) => severity === 'fail')) return 'fail'
  return findings.length > 0 ? 'warn' : null
}
