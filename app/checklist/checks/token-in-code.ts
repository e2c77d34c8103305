import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['token-in-code']

export const tokenInCode: Check = {
  id: 'token-in-code',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
