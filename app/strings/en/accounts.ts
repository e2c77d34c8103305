import type { AccountState } from '../../domain/account-state.ts'
import { longestLabel, mostAccounts } from '../../domain/account-label.ts'
import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { EverythingView } from '../../domain/view.ts'
import { listed } from '../quantity.ts'
import { cut } from '../visible.ts'

/** How an account is, beside its name. */
export const accountStateWords: Readonly<Record<AccountState, string>> = {
  fine: 'fine',
  stale: 'stale',
  'no-token': 'no token',
  attention: 'needs attention',
}

/** The same, where it stands by itself. */
export const accountStateTitles: Readonly<Record<AccountState, string>> = {
  fine: 'Fine',
  stale: 'Stale',
  'no-token': 'No token',
  attention: 'Needs attention',
}

/** Words of what has to do with several accounts. */
export const accountsStrings = {
  showing: 'Showing',
  switcher: 'Choose an account',
  accounts: 'Accounts',
  add: 'Add an account',
  addHelp: `Up to ${mostAccounts}, each with a token of its own.`,
  full: `Stakewatch watches ${mostAccounts} accounts at the most. Forget the token of one to make room.`,
  all: 'All accounts',
  noTotal: 'No total yet',
  up: 'Move up',
  down: 'Move down',
  show: 'Settings',
  name: 'Name',
  nameHelp: `Your own, up to ${longestLabel} characters, for this machine only. Empty for the name at Stake.`,
  nameProblem: `Give up to ${longestLabel} characters, all of them ones that can be seen.`,
  inTotal: 'Count it in the total of all accounts',
  inTotalHelp: 'Otherwise it is named beside the total as left out.',
  notifies: 'Notify me about this account',
  notifiesHelp: 'Its state is shown in the window and the tray all the same.',
} as const

/** `. Savings: needs attention`, after the name of the account that is shown. */
export function troubleText(name: string, state: AccountState): string {
  return `. ${name}: ${accountStateWords[state]}`
}

/** `Another account is not fine: Savings.`, `2 other accounts are not fine: Savings and otter.` */
export function troubleElsewhereText(names: readonly string[]): string {
  if (names.length === 1) return `Another account is not fine: ${listed(names)}.`
  return `${names.length} other accounts are not fine: ${listed(names)}.`
}

export function showAccountText(name: string): string {
  return `Show ${cut(name, 20)}`
}

export function accountShownText(name: string): string {
  return `${name} is shown.`
}

export function accountMovedText(name: string, place: number, all: number): string {
  return `${name} is number ${place} of ${all}.`
}

export function forgetTitleText(name: string): string {
  return `Forget the token of ${name}?`
}

const whyLeftOut: Readonly<Record<EverythingView['leftOut'][number]['why'], string>> = {
  excluded: 'as you chose',
  unread: 'not read yet',
  unpriced: 'nothing of it can be priced',
}

/** `Left out: Savings (as you chose) and otter (not read yet)`; empty for none. */
export function accountsLeftOutText(
  left: readonly { readonly name: string; readonly why: keyof typeof whyLeftOut }[],
): string {
  if (left.length === 0) return ''
  return `Left out: ${listed(left.map(({ name, why }) => `${name} (${whyLeftOut[why]})`))}`
}

/** `No rate for SAND and BONK`; empty for none. */
export function unratedText(currencies: readonly CurrencyCode[]): string {
  return currencies.length === 0 ? '' : `No rate for ${listed(currencies.map(currencyLabel))}`
}

/** `Stale: Savings and otter`; empty for none. */
export function accountsStaleText(names: readonly string[]): string {
  return names.length === 0 ? '' : `Stale: ${listed(names)}`
}
