import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['file-permissions']

export const filePermissions: Check = {
  id: 'file-permissions',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
