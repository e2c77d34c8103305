import type { HistoryDays } from '../../domain/history.ts'

/** Words of the settings' part about the history. */
export const historyStrings = {
  retention: 'Keep the history for',
} as const

export function retentionText(days: HistoryDays | null): string {
  if (days === null) return 'ever'
  return days === 365 ? 'a year' : `${days} days`
}
