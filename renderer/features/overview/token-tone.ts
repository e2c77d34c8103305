import type { TokenState } from '../../../app/domain/token.ts'
import type { Tone } from '../../ui/status.tsx'

export const tokenTones: Readonly<Record<TokenState, Tone>> = {
  missing: 'bad',
  unknown: 'unknown',
  valid: 'good',
  expiring: 'warn',
  expired: 'bad',
  rejected: 'bad',
}
