import type { Fix } from '../../domain/check.ts'
import { checkTexts, timeoutText } from '../../strings/en/checks.ts'
import { outcomeOf } from '../check-outcome.ts'
import { lookIntoCode } from '../code-look.ts'
import type { Check } from '../context.ts'
import { gapFinding } from '../finding-id.ts'

const id = 'timeout-set'
const { title, why } = checkTexts[id]

/** Longer than this, and a host that hangs looks like one that is merely slow. */
const patientSeconds = 60

const goToSettings: Fix = { kind: 'go', id: 'settings', where: 'settings' }

/** Every request of ours ends after a set time, and so does that of Stake clients in the watched folders. */
export const timeoutSet: Check = {
  id,
  title,
  why,
  async run(context) {
    const isLong = context.timeoutSeconds > patientSeconds
    const own = timeoutText(context.timeoutSeconds, isLong)
    const code = await lookIntoCode(context, id)
    const long = isLong ? [gapFinding(id, 'long', 'warn', own.join(' '))] : []
    return outcomeOf({
      evidence: [...own, ...code.evidence],
      findings: [...long, ...code.findings],
      isComplete: code.isComplete,
      fixes: isLong ? [goToSettings] : [],
    })
  },
}
