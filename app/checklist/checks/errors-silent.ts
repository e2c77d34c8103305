import { checkTexts } from '../../strings/en/checks.ts'
import { leakText, leakyText, nothingProducedText, silentText } from '../../strings/en/evidence/exercises.ts'
import { outcomeOf } from '../check-outcome.ts'
import type { Check, FoundFinding } from '../context.ts'
import { findingId } from '../finding-id.ts'

const { title, why } = checkTexts['errors-silent']

/** Every kind of failure, brought about now with planted secrets, and what is said of it searched for them. */
export const errorsSilent: Check = {
  id: 'errors-silent',
  title,
  why,
  async run({ exerciseErrors }) {
    const exercise = await exerciseErrors()
    if (exercise.kinds === 0 || exercise.texts === 0) {
      return { status: 'unknown', evidence: [nothingProducedText] }
    }
    const found = exercise.leaks.map((leak): readonly [string, FoundFinding] => {
      const id = findingId('errors-silent', leak.kind, leak.what)
      return [id, { id, severity: 'fail', text: leakText(leak) }]
    })
    return outcomeOf({
      evidence: [exercise.leaks.length === 0 ? silentText(exercise) : leakyText(exercise)],
      // The same secret of the same kind in several texts is one finding.
      findings: [...new Map(found).values()],
      isComplete: true,
    })
  },
}
