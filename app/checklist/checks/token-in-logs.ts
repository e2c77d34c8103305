import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['token-in-logs']

export const tokenInLogs: Check = {
  id: 'token-in-logs',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
