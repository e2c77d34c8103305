import type { TokenState } from '../../domain/token.ts'
import { count, formatDuration } from '../format.ts'

/** Words of the overview. */
export const overviewStrings = {
  title: 'Overview',
  noTotal: 'No total yet',
  noTotalPriced: 'No rate to price it with',
  refresh: 'Refresh',
  refreshing: 'Refreshing',
  neverRead: 'Nothing has been read from Stake yet',
  updated: 'Updated',
  stale: 'Stale',
  lastRead: 'last read',
  live: 'Live',
  onHost: 'on',
  unnamed: 'Unnamed account',

  attentionTitle: 'Needs attention',
  needs: {
    tokenMissing: 'There is no token, so nothing can be read.',
    tokenExpired: 'The token has expired, so it is no longer sent. Make a new one at Stake and replace it.',
    tokenRefused:
      'Stake refused this token. A fault at Stake or the wrong mirror looks the same, so ask again before you give it up.',
    tokenRejected: 'Stake refuses this token, also when asked again. Make a new one at Stake and replace it.',
    rates: 'The exchange rates could not be read, so values may be missing.',
    security: 'The account’s protection could not be read.',
  },
  act: {
    setUp: 'Set up a token',
    replace: 'Replace the token',
    refresh: 'Refresh now',
    probe: 'Ask Stake again',
    unlock: 'Try again',
    checklist: 'See the checklist',
    currency: 'Choose another currency',
    unlockFirst: 'Nothing is read until the keychain gives the token again.',
  },

  balances: {
    title: 'Balances',
    currency: 'Currency',
    available: 'Available',
    vault: 'Vault',
    value: 'Value',
    none: 'This account holds nothing at the moment.',
    unread: 'The balances appear here after the first reading.',
    hideZeros: 'Hide zero balances',
  },

  token: {
    title: 'Access token',
    mask: 'Token',
    noMask: 'not at hand',
    left: 'left',
    expires: 'Expires',
    stored: 'Stored',
    rotation: 'Rotation',
    never: 'never',
    storage: 'Kept',
    next: {
      missing: 'Set up a token to begin.',
      unknown: 'Nobody has said when it ends. Declare an expiry when you next replace it.',
      valid: 'Nothing to do.',
      expiring: 'Make a new one at Stake before it ends, then replace it here.',
      expired: 'It is no longer sent. Make a new one at Stake and replace it here.',
      rejected: 'It was refused again when you asked. Make a new one at Stake and replace it here.',
    } satisfies Record<TokenState, string>,
    refusedOnce: 'A fault at Stake or the wrong mirror looks the same. Ask again before you give it up.',
    refusedSince: 'First refused',
    refusedAgain: 'Asked again',
    rotationDue: 'It is older than the age you chose. Make a new one at Stake and replace it.',
    unreadable: 'Cannot be read',
    setUp: 'Set up',
    replace: 'Replace',
  },

  account: {
    title: 'Account',
    twoFactor: 'Two-factor',
    email: 'E-mail',
    on: 'On',
    off: 'Off',
    verified: 'Verified',
    unverified: 'Not verified',
    unknown: 'Not known',
    unread: 'Not read yet',
  },

  checklist: {
    title: 'Checklist',
    run: 'Run again',
    runFirst: 'Run it',
    running: 'Running',
    none: 'No check has run yet.',
    checked: 'Checked',
    seeAll: 'See all',
  },
} as const

/** `Nothing needs your attention. Token valid for 23 days, all 6 checks pass.` */
export function allWellText(remainingMs: number | null, checks: number): string {
  const token = remainingMs === null ? '' : `Token valid for ${formatDuration(remainingMs)}`
  const checked = checks === 0 ? '' : `all ${count(checks, 'check')} pass`
  const both = [token, checked].filter((part) => part !== '').join(', ')
  const sentence = both === '' ? '' : ` ${both.charAt(0).toUpperCase()}${both.slice(1)}.`
  return `Nothing needs your attention.${sentence}`
}

export function tokenExpiringText(remainingMs: number): string {
  return `The token ends in ${formatDuration(remainingMs)}. Make a new one at Stake and replace it before then.`
}

export function rotationDueText(ageMs: number): string {
  return `The token is ${formatDuration(ageMs)} old, past the age you chose for it.`
}

export function checksFailText(titles: readonly string[]): string {
  return titles.length === 1
    ? `A check fails: ${named(titles)}.`
    : `${titles.length} checks fail: ${named(titles)}.`
}

export function checksWarnText(titles: readonly string[]): string {
  return titles.length === 1
    ? `A check warns: ${named(titles)}.`
    : `${titles.length} checks warn: ${named(titles)}.`
}

/** The first three; a sentence that names twenty is not read. */
function named(titles: readonly string[]): string {
  return `${titles.slice(0, 3).join(', ')}${titles.length > 3 ? ` and ${titles.length - 3} more` : ''}`
}

export function showZerosText(hidden: number): string {
  return `Show ${count(hidden, 'zero balance')}`
}

export function rotationText(days: number | null): string {
  return days === null ? overviewStrings.token.never : `every ${count(days, 'day')}`
}

export function moreChecksText(number: number): string {
  return `and ${number} more`
}
