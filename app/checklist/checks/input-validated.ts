import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['input-validated']

export const inputValidated: Check = {
  id: 'input-validated',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
