import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['token-power']

export const tokenPower: Check = {
  id: 'token-power',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
