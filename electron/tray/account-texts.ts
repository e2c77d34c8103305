import { assertNever } from '../../app/domain/assert-never.ts'
import type { FailureKind } from '../../app/domain/failure.ts'
import type { ShownSnapshot } from '../../app/domain/snapshot.ts'
import type { AccountView, Freshness, TokenView } from '../../app/domain/view.ts'
import { dayChangeText, directionOf } from '../../app/strings/en/change.ts'
import {
  desktopWords as words,
  liveText,
  staleText,
  tokenLeftText,
  updatedAndNextText,
  updatedText,
} from '../../app/strings/en/desktop.ts'
import { trayNextText } from '../../app/strings/en/refresh.ts'
import { formatMoney } from '../../app/strings/format.ts'

/** Balances in the menu: what is at a glance is not a table. */
const shownBalances = 3

/** What the menu says of one account, below its total. */
export function accountFacts(account: AccountView, nowMs: number): readonly string[] {
  const balances = account.snapshot ? balanceTexts(account.snapshot) : []
  const { token, freshness } = account
  const lines = [freshnessText(account, nowMs), trayNextText(freshness, nowMs), tokenText(token)]
  return [dayText(account), ...balances, ...lines].filter((line) => line !== '')
}

/** What the last day changed of the total; empty where there is nothing to tell, or amounts are hidden. */
export function dayText({ recent: { day }, snapshot }: AccountView): string {
  const total = snapshot?.total
  return total && day && directionOf(day) !== null ? dayChangeText(day, total.currency) : ''
}

/** The first balances that are worth something, in the order of the dashboard. */
function balanceTexts(snapshot: ShownSnapshot): readonly string[] {
  return snapshot.balances
    .slice(0, shownBalances)
    .map(({ available, currency }) => formatMoney(available, currency))
}

/** Empty where the token's own line says it. */
export function freshnessText({ freshness }: AccountView, nowMs: number): string {
  const { lastSuccessAtMs: atMs, stale, failure, live } = freshness
  if (atMs !== null && !stale) return live === 'on' ? liveText : updatedText(atMs, nowMs)
  const cause = failure === null ? '' : causeText(failure.kind)
  return [atMs === null ? '' : staleText(atMs, nowMs), cause].filter((part) => part !== '').join('. ')
}

/** The same in a tooltip, where the next reading has no line of its own. */
export function briefFreshness(account: AccountView, nowMs: number): string {
  const { lastSuccessAtMs: atMs, nextTryAtMs, stale, live } = account.freshness
  if (atMs === null || stale || live === 'on') return freshnessText(account, nowMs)
  return updatedAndNextText(atMs, nextTryAtMs, nowMs)
}

function causeText(kind: NonNullable<Freshness['failure']>['kind']): string {
  if (kind === 'blocked') return words.blocked
  if (kind === 'offline') return words.offline
  // The token's own line says it.
  return kind.startsWith('token-') || kind.startsWith('keychain-') ? '' : words.trouble
}

function keychainText(kind: FailureKind): string {
  if (kind === 'token-sealed') return words.tokenSealed
  return kind === 'keychain-locked' ? words.keychainLocked : words.keychainTrouble
}

export function tokenText({ health, keychain }: TokenView): string {
  if (keychain !== null) return keychainText(keychain.kind)
  switch (health.state) {
    case 'missing':
      return words.tokenMissing
    case 'unknown':
      return words.tokenUnknown
    case 'expired':
      return words.tokenExpired
    case 'rejected':
      return words.tokenRejected
    case 'valid':
    case 'expiring':
      return health.remainingMs === null ? words.tokenUnknown : tokenLeftText(health.remainingMs)
    default:
      return assertNever(health.state)
  }
}
