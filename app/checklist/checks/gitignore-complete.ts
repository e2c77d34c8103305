import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['gitignore-complete']

export const gitignoreComplete: Check = {
  id: 'gitignore-complete',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
