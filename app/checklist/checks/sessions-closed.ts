import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['sessions-closed']

export const sessionsClosed: Check = {
  id: 'sessions-closed',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
