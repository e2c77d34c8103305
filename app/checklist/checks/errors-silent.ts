import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['errors-silent']

export const errorsSilent: Check = {
  id: 'errors-silent',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
