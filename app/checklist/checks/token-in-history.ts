import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['token-in-history']

export const tokenInHistory: Check = {
  id: 'token-in-history',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
