import type { Fix } from '../../domain/check.ts'
import { checkTexts, timeoutText } from '../../strings/en/checks.ts'
import { lookIntoCode } from '../code-look.ts'
import type { Check, FoundFinding } from '../context.ts'
import { findingId, outcomeOf } from '../check-outcome.ts'

const { title, why } = checkTexts['timeout-set']

/** Longer than this, and a host that hangs looks like one that is merely slow. */
const patientSeconds = 60

const goToSettings: Fix = { kind: 'go', id: 'settings', where: 'settings' }

/** Every request of ours ends after a set time, and so does that of Stake clients in the watched folders. */
export const timeoutSet: Check = {
  id: 'timeout-set',
  title,
  why,
  async run(context) {
    const isLong = context.timeoutSeconds > patientSeconds
    const own = timeoutText(context.timeoutSeconds, isLong)
    const code = await lookIntoCode(context, 'timeout-set', { 'client-without-timeout': 'warn' })
    const long: readonly FoundFinding[] = isLong
      ? [{ id: findingId('timeout-set:long'), severity: 'warn', text: own.join(' ') }]
      : []
    return outcomeOf({
      evidence: [...own, ...code.evidence],
      findings: [...long, ...code.findings],
      isComplete: code.isComplete,
      fixes: isLong ? [goToSettings] : [],
    })
  },
}
