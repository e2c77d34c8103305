import { accountState, worstAccount } from '../../app/domain/account-state.ts'
import type { AccountId } from '../../app/domain/account.ts'
import type { AccountView, ChecklistView, EverythingView, View } from '../../app/domain/view.ts'
import {
  accountLine,
  allAccountsText,
  checklistText,
  desktopWords as words,
  unseenAlertsText,
} from '../../app/strings/en/desktop.ts'
import { shownAccountName } from '../../app/strings/account-name.ts'
import { leftOutCount } from '../../app/strings/en/rates.ts'
import { stoppedText } from '../../app/strings/en/refresh.ts'
import { formatMoney } from '../../app/strings/format.ts'
import { accountFacts, briefFreshness, dayText, freshnessText, tokenText } from './account-texts.ts'

export const trayStates = ['fine', 'attention', 'stale', 'no-token'] as const
/** What the icon says; each state has its own shape. */
export type TrayState = (typeof trayStates)[number]

export type TrayAction =
  | 'refresh'
  | 'privacy'
  | 'lock'
  | 'open'
  | 'checklist'
  | 'activity'
  | 'set-up'
  | 'quit'
  | { readonly select: AccountId }

export type TrayLine =
  | { readonly kind: 'fact'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | {
      readonly kind: 'account'
      readonly label: string
      readonly account: AccountId
      readonly isSelected: boolean
    }
  | { readonly kind: 'separator' }

export interface TrayPicture {
  readonly state: TrayState
  readonly tooltip: string
  /** Beside the icon on macOS; empty for nothing. */
  readonly title: string
  readonly menu: readonly TrayLine[]
}

/** What the tray shows of a view: nothing but this function decides it. */
export function trayPicture(view: View): TrayPicture {
  const account = view.accounts.find(({ id }) => id === view.selected) ?? null
  if (view.lock.locked) return lockedPicture(view)
  const { title, total, told, choices } = view.everything
    ? headOfAll(view, view.everything)
    : headOfOne(view, account)
  const checks = checksText(view.checklist)
  const facts = [...(account ? accountFacts(account, view.nowMs) : []), checks]
  const headline = view.demo ? `${words.appName} · ${words.demo}` : words.appName
  return {
    state: trayState(view),
    tooltip: [headline, total, ...told, checks].filter((line) => line !== '').join('\n'),
    title,
    menu: [
      { kind: 'fact', label: total },
      ...choices,
      ...facts.filter((label) => label !== '').map((label) => ({ kind: 'fact', label }) as const),
      { kind: 'separator' },
      ...actions(account, view),
      { kind: 'separator' },
      { kind: 'action', label: words.quit, action: 'quit' },
    ],
  }
}

/** What stands above all else. */
interface Head {
  readonly title: string
  readonly total: string
  /** In the tooltip, under the total. */
  readonly told: readonly string[]
  /** One for each account, where there are several. */
  readonly choices: readonly TrayLine[]
}

function headOfOne(view: View, account: AccountView | null): Head {
  const total = totalText(view, account)
  return {
    title: account?.snapshot?.total ? total : '',
    total: [total, leftOut(account)].filter((part) => part !== '').join(', '),
    told: account ? [dayText(account), briefFreshness(account, view.nowMs), tokenText(account.token)] : [],
    choices: [],
  }
}

/** Beside the icon stands the sum, which does not change with whom is looked at. */
function headOfAll(view: View, { total, leftOut: left, stale }: EverythingView): Head {
  const sum = total && formatMoney(total.amount, total.currency)
  const worst = worstAccount(view.accounts)
  return {
    title: sum ?? '',
    total: allAccountsText(sum, {
      currencies: total?.unpriced.length ?? 0,
      accounts: left.filter(({ why }) => why !== 'excluded').length,
      stale: stale.length,
    }),
    told: worst && accountState(worst) !== 'fine' ? [troubleOf(worst, view.nowMs)] : [],
    choices: [
      { kind: 'separator' },
      ...view.accounts.map((account) => ({
        kind: 'account' as const,
        account: account.id,
        isSelected: account.id === view.selected,
        label: accountLine(shownAccountName(account), totalText(view, account), accountState(account)),
      })),
      { kind: 'separator' },
    ],
  }
}

function troubleOf(account: AccountView, nowMs: number): string {
  const isOfToken = accountState(account) !== 'stale'
  return `${shownAccountName(account)}: ${isOfToken ? tokenText(account.token) : freshnessText(account, nowMs)}`
}

/** How the token is, of the account that is worst off, and nothing of the account; the window asks for the passphrase. */
function lockedPicture(view: View): TrayPicture {
  const worst = worstAccount(view.accounts)
  const pace = worst?.freshness.pace ?? null
  const stopped = pace?.hindrance === 'locked' ? stoppedText(pace) : null
  const facts = [
    words.locked,
    ...(stopped === null ? [] : [stopped]),
    ...(worst ? [tokenText(worst.token)] : []),
  ]
  return {
    state: trayState(view),
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

function actions(account: AccountView | null, { preferences, lock, alerts }: View): readonly TrayLine[] {
  return [
    ...(account ? [{ kind: 'action', label: words.refresh, action: 'refresh' } as const] : []),
    { kind: 'action', label: preferences.privacy ? words.showAmounts : words.hideAmounts, action: 'privacy' },
    ...(lock.options ? [{ kind: 'action', label: words.lock, action: 'lock' } as const] : []),
    { kind: 'action', label: words.openWindow, action: 'open' },
    { kind: 'action', label: words.openChecklist, action: 'checklist' },
    ...(alerts.unseen > 0
      ? [{ kind: 'action', label: unseenAlertsText(alerts.unseen), action: 'activity' } as const]
      : []),
    { kind: 'action', label: account ? words.replaceToken : words.setUp, action: 'set-up' },
  ]
}

/** That of the account that is worst off, or of the checklist. */
function trayState(view: View): TrayState {
  if (!view.ready) return 'stale'
  const worst = worstAccount(view.accounts)
  const state = worst ? accountState(worst) : 'no-token'
  if (state === 'no-token') return state
  return view.checklist.results.some(({ status }) => status === 'fail') ? 'attention' : state
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
  return leftOutCount(account.snapshot.balances.filter(({ value }) => value === null))
}
