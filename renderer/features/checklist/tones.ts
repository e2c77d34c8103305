import type { CheckStatus } from '../../../app/domain/check.ts'
import type { Tone } from '../../ui/status.tsx'

export const checkTones: Readonly<Record<CheckStatus, Tone>> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  unknown: 'unknown',
}
