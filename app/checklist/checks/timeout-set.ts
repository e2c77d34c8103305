import { checkTexts, timeoutText } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['timeout-set']

/** Longer than this, and a host that hangs looks like one that is merely slow. */
const patientSeconds = 60

/** Every request ends after a set time, so that a silent host cannot hold one open for ever. */
export const timeoutSet: Check = {
  id: 'timeout-set',
  title,
  why,
  run({ timeoutSeconds }) {
    const isLong = timeoutSeconds > patientSeconds
    return { status: isLong ? 'warn' : 'pass', evidence: timeoutText(timeoutSeconds, isLong) }
  },
}
