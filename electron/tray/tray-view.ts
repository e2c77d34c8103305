import { assertNever } from '../../app/domain/assert-never.ts'
import type { FailureKind } from '../../app/domain/failure.ts'
import type { ShownSnapshot } from '../../app/domain/snapshot.ts'
import type { AccountView, ChecklistView, Freshness, TokenView, View } from '../../app/domain/view.ts'
import {
  checklistText,
  desktopWords as words,
  staleText,
  tokenLeftText,
  updatedText,
} from '../../app/strings/en/desktop.ts'
import { leftOutCount } from '../../app/strings/en/rates.ts'
import { formatMoney } from '../../app/strings/format.ts'

export const trayStates = ['fine', 'attention', 'stale', 'no-token'] as const
/** What the icon says; each state has its own shape. */
export type TrayState = (typeof trayStates)[number]

export type TrayAction = 'refresh' | 'privacy' | 'lock' | 'open' | 'checklist' | 'set-up' | 'quit'

export type TrayLine =
  | { readonly kind: 'fact'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'separator' }

export interface TrayPicture {
  readonly state: TrayState
  readonly tooltip: string
  /** Beside the icon on macOS; empty for nothing. */
  readonly title: string
  readonly menu: readonly TrayLine[]
}

/** Balances in the menu: what is at a glance is not a table. */
const shownBalances = 3

/** What the tray shows of a view: nothing but this function decides it. */
export function trayPicture(view: View): TrayPicture {
  const account = view.accounts.find(({ id }) => id === view.selected) ?? null
  if (view.lock.locked) return lockedPicture(view, account)
  const total = totalText(view, account)
  const checks = checksText(view.checklist)
  const ofAccount = account ? accountFacts(account, view.nowMs) : []
  const headTotal = [total, leftOut(account)].filter((part) => part !== '').join(', ')
  const facts = [headTotal, ...ofAccount, checks].filter((line) => line !== '')
  const headline = view.demo ? `${words.appName} · ${words.demo}` : words.appName
  return {
    state: trayState(view, account),
    tooltip: [
      headline,
      headTotal,
      ...(account ? [freshnessText(account, view.nowMs), tokenText(account.token)] : []),
      checks,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    title: account?.snapshot?.total ? total : '',
    menu: [
      ...facts.map((label) => ({ kind: 'fact', label }) as const),
      { kind: 'separator' },
      ...actions(account, view),
      { kind: 'separator' },
      { kind: 'action', label: words.quit, action: 'quit' },
    ],
  }
}

/** How the token is, and nothing of the account; the window asks for the passphrase. */
function lockedPicture(view: View, account: AccountView | null): TrayPicture {
  const facts = [words.locked, ...(account ? [tokenText(account.token)] : [])]
  return {
    state: trayState(view, account),
    tooltip: [words.appName, ...facts].join('\n'),
    title: '',
    menu: [
      ...facts.map((label) => ({ kind: 'fact', label }) as const),
      { kind: 'separator' },
      { kind: 'action', label: words.unlock, action: 'open' },
      { kind: 'action', label: words.quit, action: 'quit' },
    ],
  }
}

function actions(account: AccountView | null, { preferences, lock }: View): readonly TrayLine[] {
  return [
    ...(account ? [{ kind: 'action', label: words.refresh, action: 'refresh' } as const] : []),
    { kind: 'action', label: preferences.privacy ? words.showAmounts : words.hideAmounts, action: 'privacy' },
    ...(lock.options ? [{ kind: 'action', label: words.lock, action: 'lock' } as const] : []),
    { kind: 'action', label: words.openWindow, action: 'open' },
    { kind: 'action', label: words.openChecklist, action: 'checklist' },
    { kind: 'action', label: account ? words.replaceToken : words.setUp, action: 'set-up' },
  ]
}

function trayState(view: View, account: AccountView | null): TrayState {
  if (!view.ready) return 'stale'
  if (account === null) return 'no-token'
  const { health, keychain } = account.token
  if (keychain !== null) return 'attention'
  switch (health.state) {
    case 'missing':
      return 'no-token'
    case 'expiring':
    case 'expired':
    case 'rejected':
      return 'attention'
    case 'unknown':
    case 'valid':
      if (view.checklist.results.some(({ status }) => status === 'fail')) return 'attention'
      return isStale(account.freshness) ? 'stale' : 'fine'
    default:
      return assertNever(health.state)
  }
}

function isStale(freshness: Freshness): boolean {
  return freshness.stale || (freshness.lastSuccessAtMs === null && freshness.failure !== null)
}

/** Empty before the first run, and while locked. */
function checksText({ results }: ChecklistView): string {
  if (results.length === 0) return ''
  const having = (wanted: 'pass' | 'fail') => results.filter(({ status }) => status === wanted).length
  return checklistText({ passing: having('pass'), failing: having('fail'), all: results.length })
}

function totalText(view: View, account: AccountView | null): string {
  if (!view.ready) return words.starting
  if (account === null) return words.noAccount
  if (account.snapshot === null) return words.noReading
  const { total } = account.snapshot
  return total === null ? words.unpricedTotal : formatMoney(total.amount, total.currency)
}

/** Empty where there is no total that anything could be left out of. */
function leftOut(account: AccountView | null): string {
  if (!account?.snapshot?.total) return ''
  return leftOutCount(account.snapshot.balances.filter(({ value, isHeld }) => isHeld && value === null))
}

function accountFacts(account: AccountView, nowMs: number): readonly string[] {
  const balances = account.snapshot ? balanceTexts(account.snapshot) : []
  return [...balances, freshnessText(account, nowMs), tokenText(account.token)].filter((line) => line !== '')
}

/** The first balances that are worth something, in the order of the dashboard. */
function balanceTexts(snapshot: ShownSnapshot): readonly string[] {
  const worth = snapshot.balances.filter(({ isHeld }) => isHeld)
  return worth.slice(0, shownBalances).map(({ available, currency }) => formatMoney(available, currency))
}

function freshnessText({ freshness }: AccountView, nowMs: number): string {
  const { lastSuccessAtMs: atMs, stale, failure } = freshness
  if (atMs !== null && !stale) return updatedText(atMs, nowMs)
  const cause = failure === null ? '' : causeText(failure.kind)
  return [atMs === null ? '' : staleText(atMs, nowMs), cause].filter((part) => part !== '').join('. ')
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

function tokenText({ health, keychain }: TokenView): string {
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
