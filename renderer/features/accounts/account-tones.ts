import type { AccountState } from '../../../app/domain/account-state.ts'
import type { Tone } from '../../ui/status.tsx'

export const accountTones: Readonly<Record<AccountState, Tone>> = {
  fine: 'good',
  stale: 'warn',
  'no-token': 'unknown',
  attention: 'bad',
}
