import { assertNever } from '../../domain/assert-never.ts'
import type { ForgetOutcome, ForgottenPart } from '../../domain/forgetting.ts'

/** Words of the screen that says what became of forgetting everything. */
export const forgottenStrings = {
  all: {
    title: 'Nothing is left',
    lead: 'Stakewatch looked again after removing each part and found nothing.',
  },
  some: {
    title: 'Not everything could be removed',
    lead: 'What is still there is said below, with the reason.',
  },
  outcomes: {
    removed: 'Removed',
    kept: 'Kept',
    failed: 'Still there',
  } satisfies Record<ForgetOutcome['kind'], string>,
  keptBecause: 'Kept until the token is gone, so that it is not lost sight of.',
  beyond:
    'At Stake the token stays valid. To end it, revoke it there or sign out of the session it belongs to. Chromium, in which this window runs, keeps technical files of its own; nothing of yours is in them.',
  again: 'Try again',
  goBack: 'Go back',
  beginAnew: 'Begin anew',
} as const

export function partText(part: ForgottenPart): string {
  switch (part.what) {
    case 'token':
      return `The token of ${part.name ?? 'the unnamed account'} on ${part.host}, in ${part.backend}`
    case 'login-start':
      return 'The entry that starts Stakewatch at login'
    case 'settings':
      return 'Settings, the account’s facts and the window’s place'
    case 'checklist':
      return 'The checklist’s results and history, and what its scan remembers'
    case 'alerts':
      return 'The alerts, and what the next reading is compared with'
    case 'history':
      return 'The history of balances and rates'
    case 'logs':
      return 'Logs'
    default:
      return assertNever(part)
  }
}
