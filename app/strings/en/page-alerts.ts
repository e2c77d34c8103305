import type { AlertGroup } from '../../domain/alert.ts'
import type { AlertsView } from '../../domain/view.ts'
import { formatClockTime } from '../format.ts'
import type { EpochMs } from '../../domain/time.ts'

/** Words of the list of alerts. */
export const alertStrings = {
  title: 'Alerts',
  empty: 'Nothing has happened that you want to be told of.',
  emptyKind: 'None of this kind.',
  filter: 'Show',
  all: 'All',
  groups: {
    balance: 'Balance',
    token: 'Token',
    account: 'Account',
    checks: 'Checks',
    bets: 'Bets',
    reading: 'Reading',
  } satisfies Record<AlertGroup, string>,
  open: 'Open',
  clear: 'Clear list',
  settings: 'What you are told',
  new: 'new',
  today: 'Today',
  yesterday: 'Yesterday',
  machine: 'This machine',
  problems: {
    'set-aside':
      'The file of alerts was damaged. It is kept beside the new one, and nothing of it is listed here.',
    newer: 'The file of alerts is from a newer Stakewatch, so nothing of this run is kept.',
    denied: 'The file of alerts cannot be read, so nothing of this run is kept.',
  } satisfies Record<NonNullable<AlertsView['problem']>, string>,
} as const

/** `3 more times, the last at 14:05`. */
export function againText(again: number, lastAtMs: EpochMs): string {
  const times = again === 1 ? 'Once more, at' : `${again} more times, the last at`
  return `${times} ${formatClockTime(lastAtMs)}`
}

/** `2 new` beside the name of the view. */
export function unseenText(unseen: number): string {
  return `${unseen} new`
}
