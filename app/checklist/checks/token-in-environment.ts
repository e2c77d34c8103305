import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['token-in-environment']

export const tokenInEnvironment: Check = {
  id: 'token-in-environment',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
