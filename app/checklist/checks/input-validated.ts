import { checkTexts } from '../../strings/en/checks.ts'
import {
  acceptedText,
  guardsFailedText,
  guardsText,
  noGuardsText,
  nothingSentText,
} from '../../strings/en/evidence/exercises.ts'
import { outcomeOf } from '../check-outcome.ts'
import type { Check } from '../context.ts'
import { findingId } from '../finding-id.ts'

const { title, why } = checkTexts['input-validated']

/** The contract's own guards, exercised now with requests that they must refuse. */
export const inputValidated: Check = {
  id: 'input-validated',
  title,
  why,
  async run({ exerciseGuards }) {
    if (!exerciseGuards) return { status: 'unknown', evidence: [noGuardsText] }
    const exercise = await exerciseGuards()
    const { refused, accepted } = exercise
    if (accepted.length === 0 && refused === 0) return { status: 'unknown', evidence: [nothingSentText] }
    return outcomeOf({
      evidence: [accepted.length === 0 ? guardsText(exercise) : guardsFailedText(exercise)],
      findings: accepted.map((operation) => ({
        id: findingId('input-validated', operation),
        severity: 'fail',
        text: acceptedText(operation),
      })),
      isComplete: true,
    })
  },
}
