/** What the engine says of a check, whichever it is. */
export const checkRunTexts = {
  cancelled: 'The run was stopped before this was checked.',
  overdue: 'This could not be checked: it did not end within a minute.',
  allowed: {
    comment: 'A comment in the file allows it.',
    baseline: 'The folder’s baseline file allows it.',
  },
} as const

/** A check that found something wrong, and nothing of it by itself: it can be put aside as a whole. */
export function wholeCheckText(title: string): string {
  return `The whole check: ${title}`
}

/** What is said of one account, where there are several. */
export function accountLineText(name: string, line: string): string {
  return `${name}: ${line}`
}

export function moreFindingsText(more: number): string {
  return more === 1 ? '1 more finding is not listed here.' : `${more} more findings are not listed here.`
}
