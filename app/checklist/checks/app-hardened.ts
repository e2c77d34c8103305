import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'

const { title, why } = checkTexts['app-hardened']

export const appHardened: Check = {
  id: 'app-hardened',
  title,
  why,
  run: () => ({ status: 'unknown', evidence: ['SKELETON'] }),
}
