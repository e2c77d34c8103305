import { minuteMs } from '../../domain/time.ts'
import type { ExpiryMoment } from '../../domain/token.ts'
import { formatDuration } from '../format.ts'

type Reminded =
  | { readonly kind: 'expiry'; readonly moment: ExpiryMoment; readonly remainingMs: number }
  | { readonly kind: 'rotation'; readonly ageMs: number }

interface Notice {
  readonly title: string
  readonly body: string
}

/** A native notification about the token: no name and no amount, since anybody may see it. */
export function reminderNotice(reminder: Reminded): Notice {
  if (reminder.kind === 'rotation') {
    return {
      title: `The access token is ${formatDuration(reminder.ageMs)} old`,
      body: 'That is past the age you chose. Make a new one at Stake and replace it in Stakewatch.',
    }
  }
  if (reminder.moment === 'end') {
    return {
      title: 'The access token has expired',
      body: 'It is no longer sent, so nothing is read. Make a new one at Stake and replace it in Stakewatch.',
    }
  }
  // Looked at once a minute: what is a few seconds short of three days is three days.
  const left = formatDuration(Math.ceil(reminder.remainingMs / minuteMs) * minuteMs)
  return {
    title: `The access token ends in ${left}`,
    body: 'Make a new one at Stake before then and replace it in Stakewatch.',
  }
}
