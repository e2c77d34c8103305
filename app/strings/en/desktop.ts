import type { AccountState } from '../../domain/account-state.ts'
import type { EpochMs } from '../../domain/time.ts'
import { formatDuration } from '../format.ts'
import { counted, listed } from '../quantity.ts'
import { accountStateWords } from './accounts.ts'
import { trayMoment } from './refresh.ts'

/** Sentences of the tray, its menu and native notifications. */
export const desktopWords = {
  appName: 'Stakewatch',
  demo: 'Demo account',
  starting: 'Starting',
  noAccount: 'No token set up yet',
  noReading: 'Not read yet',
  unpricedTotal: 'Total cannot be priced',
  openWindow: 'Open Stakewatch',
  refresh: 'Refresh now',
  hideAmounts: 'Hide amounts',
  lock: 'Lock',
  locked: 'Locked',
  unlock: 'Unlock…',
  showAmounts: 'Show amounts',
  setUp: 'Set up a token…',
  replaceToken: 'Replace token…',
  exportPreferences: 'Export settings',
  importPreferences: 'Import settings',
  exportHistory: 'Export history',
  importHistory: 'Import history',
  chooseEnvFile: 'Choose a .env file',
  chooseFolder: 'Choose a folder to watch',
  openChecklist: 'Open the checklist',
  quit: 'Quit',
  bug: 'Stakewatch met a bug and has to end',
  keychainLocked: 'Token: the keychain is locked',
  keychainTrouble: 'Token: the keychain cannot be used',
  tokenSealed: 'Token: sealed until you unlock',
  tokenMissing: 'Token: none',
  tokenUnknown: 'Token: no expiry declared',
  tokenExpired: 'Token: expired',
  tokenRejected: 'Token: rejected by Stake',
  blocked: 'Blocked by Cloudflare; your token is fine',
  offline: 'Offline; your token is fine',
  trouble: 'Last try failed; your token is fine',
  trayNotice: {
    title: 'Stakewatch keeps watching',
    body: 'The window is closed. You find Stakewatch in the tray; quit it from there.',
  },
} as const

export function tokenLeftText(remainingMs: number): string {
  return `Token: ${formatDuration(remainingMs)} left`
}

/** While a socket tells of each change, the time would be that of its last beat, and change with every look. */
export const liveText = 'Updated live'

export function updatedText(atMs: EpochMs, nowMs: EpochMs): string {
  return `Updated ${trayMoment(atMs, nowMs)}`
}

export function staleText(atMs: EpochMs, nowMs: EpochMs): string {
  return `Stale: read ${trayMoment(atMs, nowMs)}`
}

/** `Updated at 14:05, next at 14:07`; a tooltip on Windows has room for 127 characters, this line and four others. */
export function updatedAndNextText(atMs: EpochMs, nextMs: EpochMs | null, nowMs: EpochMs): string {
  const updated = updatedText(atMs, nowMs)
  return nextMs === null ? updated : `${updated}, next ${trayMoment(nextMs, nowMs)}`
}

/** `All accounts: 24,691.36 USD, 1 account left out`; `total` is null where nothing can be added up. */
export function allAccountsText(
  total: string | null,
  count: { readonly currencies: number; readonly accounts: number; readonly stale: number },
): string {
  const left = [
    ...(count.currencies > 0 ? [counted(count.currencies, 'currency', 'currencies')] : []),
    ...(count.accounts > 0 ? [counted(count.accounts, 'account', 'accounts')] : []),
  ]
  const parts = [
    total ?? 'no total yet',
    ...(left.length > 0 ? [`${listed(left)} left out`] : []),
    ...(count.stale > 0 ? [`${count.stale} stale`] : []),
  ]
  return `All accounts: ${parts.join(', ')}`
}

/** `quiet_heron: 12,345.68 USD, needs attention`. */
export function accountLine(name: string, total: string, state: AccountState): string {
  return `${name}: ${[total, ...(state === 'fine' ? [] : [accountStateWords[state]])].join(', ')}`
}

/** `Checklist: 18 of 20 pass, 1 fails`. */
export function checklistText(count: {
  readonly passing: number
  readonly failing: number
  readonly all: number
}): string {
  const passing = `Checklist: ${count.passing} of ${count.all} pass`
  if (count.failing === 0) return passing
  return `${passing}, ${count.failing} ${count.failing === 1 ? 'fails' : 'fail'}`
}

/** `2 new alerts…`, which opens them. */
export function unseenAlertsText(unseen: number): string {
  return `${counted(unseen, 'new alert')}…`
}
