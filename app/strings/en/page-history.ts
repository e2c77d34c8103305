import type { HistoryDays } from '../../domain/history.ts'
import type { EpochMs } from '../../domain/time.ts'
import { formatDay } from '../format.ts'
import { formatBytes } from '../quantity.ts'

/** Words of the settings' part about the history. */
export const historyStrings = {
  title: 'History',
  kept: 'What is kept',
  none: 'Nothing yet. It begins with the first reading.',
  retention: 'Keep the history for',
  retentionHelp: 'What is older is taken away a little at a time.',
  export: 'Export the history',
  exportHelp: 'Every change of balances, totals and rates, with exact amounts and times in UTC.',
  exportPrivate: 'Amounts are hidden, so they are not written to a file either. Show them first.',
  exportCsv: 'CSV…',
  exportCsvLabel: 'CSV: export the history as a table',
  exportJson: 'JSON…',
  exportJsonLabel: 'JSON: export the history to import it again',
  import: 'Import a history',
  importHelp: 'A JSON file that Stakewatch exported, of this account. What is known already stays as it is.',
  importAction: 'Import…',
  importLabel: 'Import… a history',
  keep: 'Keep it',
} as const

/** The row that wipes the history of one account. */
export function wipeAccountStrings(name: string) {
  return {
    forget: 'Wipe the history of this account',
    forgetHelp: 'Its charts begin anew. Account and token stay.',
    forgetAction: 'Wipe…',
    forgetTitle: `Wipe the history of ${name}?`,
    forgetBody: [
      'Every change of its balances and totals that Stakewatch remembers is removed from this machine.',
      'This cannot be undone. Export it first if you may want it back.',
    ],
    keep: historyStrings.keep,
  } as const
}

/** The row that wipes all of it. */
export const wipeAllStrings = {
  forget: 'Wipe the history of all accounts',
  forgetHelp: 'All charts begin anew. Accounts and tokens stay.',
  forgetAction: 'Wipe all…',
  forgetTitle: 'Wipe the history of all accounts?',
  forgetBody: [
    'Every change of balances, totals and rates that Stakewatch remembers is removed from this machine.',
    'This cannot be undone. Export what you may want back first, account by account.',
  ],
  keep: 'Keep them',
} as const

export function retentionText(days: HistoryDays | null): string {
  if (days === null) return 'ever'
  return days === 365 ? 'a year' : `${days} days`
}

/** `Since 3 Apr 2026. All histories take 1.2 MB on this machine.` */
export function keptText(sinceMs: EpochMs | null, bytes: number | null): string {
  if (sinceMs === null) return historyStrings.none
  const size = bytes === null ? '' : ` All of it takes ${formatBytes(bytes)} on this machine.`
  return `Since ${formatDay(sinceMs)}.${size}`
}

/** Said once, after a damaged history was found. */
export function historySetAsideText(file: string): string {
  return `The history was damaged. It was set aside as ${file}, and a new one begun. Balances and token are not affected.`
}
