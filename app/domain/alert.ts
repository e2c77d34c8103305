import type { AccountId } from './account.ts'
import type { AlertRule, WindowMinutes } from './alert-settings.ts'
import type { Amount, ShownAmount } from './amount.ts'
import { assertNever } from './assert-never.ts'
import type { CheckId } from './check.ts'
import type { CurrencyCode } from './currency.ts'
import type { HistorySubject } from './history.ts'
import type { Place, PageRoute } from './place.ts'
import type { EpochMs } from './time.ts'
import type { ExpiryMoment } from './token.ts'

/**
 * What was seen, told apart by `kind`: the name of its rule, `change` for a threshold, and `readable-again`, which no
 * notification tells. `Figure` is the mark in privacy mode.
 */
export type AlertFacts<Figure = Amount> =
  | {
      readonly kind: 'change'
      readonly threshold: string
      readonly subject: HistorySubject
      readonly direction: 'falls' | 'rises'
      readonly windowMinutes: WindowMinutes
      /** Of the amounts: the display currency for a total. */
      readonly currency: CurrencyCode
      readonly from: Figure
      readonly to: Figure
      /** Of `from`, without a sign; null where that was nothing. */
      readonly percent: Figure | null
    }
  | {
      readonly kind: 'falls-to-zero'
      readonly subject: HistorySubject
      readonly currency: CurrencyCode
      /** What there was; null for a total whose currencies have no common worth. */
      readonly from: Figure | null
    }
  | { readonly kind: 'token-expiring'; readonly moment: ExpiryMoment; readonly endsAtMs: EpochMs }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'token-rejected'; readonly sinceMs: EpochMs }
  | { readonly kind: 'token-age'; readonly ageMs: number }
  | {
      readonly kind: 'new-session'
      /** As the site names it; empty for none. */
      readonly name: string
      /** City and country, as far as the site knows them. */
      readonly place: string | null
      /** How many more came at the same time. */
      readonly others: number
    }
  | { readonly kind: 'new-api-key'; readonly name: string; readonly others: number }
  | { readonly kind: 'two-factor-off' }
  | { readonly kind: 'email-unverified' }
  | { readonly kind: 'account-flagged'; readonly flag: AccountFlag }
  | { readonly kind: 'self-exclusion'; readonly isOn: boolean }
  | { readonly kind: 'check-fails'; readonly check: CheckId }
  | { readonly kind: 'unreadable'; readonly sinceMs: EpochMs }
  | { readonly kind: 'readable-again'; readonly sinceMs: EpochMs }
  | {
      readonly kind: 'bet-limit'
      readonly game: string
      readonly currency: CurrencyCode
      readonly amount: Figure
      readonly min: Figure | null
      readonly max: Figure | null
      /** How many more bets were outside of the limits at the same time. */
      readonly others: number
    }
  | {
      readonly kind: 'daily-loss'
      readonly covers: 'own' | 'all'
      readonly currency: CurrencyCode
      readonly lost: Figure
      readonly limit: Figure
    }

export type AlertKind = AlertFacts['kind']
export type AccountFlag = 'banned' | 'suspended' | 'muted'

export interface Alert<Figure = Amount> {
  /** Counts up; a later one is larger. */
  readonly id: number
  /** Null for what concerns no account, as a check of this machine. */
  readonly account: AccountId | null
  readonly atMs: EpochMs
  readonly facts: AlertFacts<Figure>
  /** How often the same was seen again within its rule's quiet time. */
  readonly again: number
  /** When it was last seen; `atMs` while that was once. */
  readonly lastAtMs: EpochMs
  readonly isSeen: boolean
}

export const alertGroups = ['balance', 'token', 'account', 'checks', 'bets', 'reading'] as const
/** What an alert is about. */
export type AlertGroup = (typeof alertGroups)[number]

export const alertGroupOf: Readonly<Record<AlertKind, AlertGroup>> = {
  change: 'balance',
  'falls-to-zero': 'balance',
  'token-expiring': 'token',
  'token-expired': 'token',
  'token-rejected': 'token',
  'token-age': 'token',
  'new-session': 'account',
  'new-api-key': 'account',
  'two-factor-off': 'account',
  'email-unverified': 'account',
  'account-flagged': 'account',
  'self-exclusion': 'account',
  'check-fails': 'checks',
  'bet-limit': 'bets',
  'daily-loss': 'bets',
  unreadable: 'reading',
  'readable-again': 'reading',
}

export type ShownAlert = Alert<ShownAmount>

/** The rule that an alert comes from; null for a threshold, which has settings of its own, and for what only is listed. */
export function ruleOf({ kind }: Pick<AlertFacts, 'kind'>): AlertRule | null {
  return kind === 'change' || kind === 'readable-again' ? null : kind
}

/** Where an alert is looked into. */
export function placeOf({ account, facts }: Pick<ShownAlert, 'account' | 'facts'>): Place {
  return {
    route: routeOf(facts.kind),
    account,
    check: facts.kind === 'check-fails' ? facts.check : null,
  }
}

function routeOf(kind: AlertKind): PageRoute {
  switch (kind) {
    case 'check-fails':
      return 'checklist'
    case 'change':
    case 'falls-to-zero':
    case 'token-expiring':
    case 'token-expired':
    case 'token-rejected':
    case 'token-age':
    case 'unreadable':
    case 'readable-again':
      return 'overview'
    case 'new-session':
    case 'new-api-key':
    case 'two-factor-off':
    case 'email-unverified':
    case 'account-flagged':
    case 'self-exclusion':
    case 'bet-limit':
    case 'daily-loss':
      return 'account'
    default:
      return assertNever(kind)
  }
}
