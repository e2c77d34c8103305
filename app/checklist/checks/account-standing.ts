import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['account-standing']

export const accountStanding: Check = {
  id: 'account-standing',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
