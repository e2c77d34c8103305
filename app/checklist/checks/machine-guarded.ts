import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['machine-guarded']

export const machineGuarded: Check = {
  id: 'machine-guarded',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
