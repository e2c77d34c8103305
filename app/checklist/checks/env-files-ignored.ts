import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['env-files-ignored']

export const envFilesIgnored: Check = {
  id: 'env-files-ignored',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
