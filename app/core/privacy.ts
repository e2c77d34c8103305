import type { AlertSettings, ShownAlertSettings } from '../domain/alert-settings.ts'
import type { Alert, AlertFacts, ShownAlert } from '../domain/alert.ts'
import { assertNever } from '../domain/assert-never.ts'
import { hiddenMark, zero, type ShownAmount } from '../domain/amount.ts'
import { currencyLabel } from '../domain/currency.ts'
import type { PricedBalance, ShownBalance, ShownSnapshot, Snapshot } from '../domain/snapshot.ts'
import { gatherZeros, isHeld } from '../domain/zeros.ts'

/**
 * What may be shown of a reading. With `isPrivate` no amount of it leaves the core, and the rows stand by name:
 * their own order tells which is worth more.
 */
export function shownSnapshot(snapshot: Snapshot, isPrivate: boolean): ShownSnapshot {
  const { total } = snapshot
  const balances = snapshot.balances.filter(isHeld)
  const others = snapshot.balances.filter((balance) => !isHeld(balance))
  const zeros = gatherZeros(others, isPrivate ? hiddenMark : zero)
  if (!isPrivate) return { ...snapshot, balances, zeros }
  return {
    ...snapshot,
    balances: balances.map(hiddenBalance).toSorted(byName),
    zeros,
    total: total && { ...total, amount: hiddenMark, unpriced: total.unpriced.toSorted() },
  }
}

function hiddenBalance({ currency, value, unpriced }: PricedBalance): ShownBalance {
  return { currency, available: hiddenMark, vault: hiddenMark, value: value && hiddenMark, unpriced }
}

/** For `toSorted`: as the rows stand in privacy mode. */
export function byName(one: ShownBalance, other: ShownBalance): number {
  return currencyLabel(one.currency) < currencyLabel(other.currency) ? -1 : 1
}

/** An alert as it may be shown: in privacy mode what was seen, without how much. */
export function shownAlert(alert: Alert, isPrivate: boolean): ShownAlert {
  return isPrivate ? { ...alert, facts: hiddenFacts(alert.facts) } : alert
}

function hiddenFacts(facts: AlertFacts): AlertFacts<ShownAmount> {
  switch (facts.kind) {
    case 'change':
      return { ...facts, from: hiddenMark, to: hiddenMark, percent: facts.percent && hiddenMark }
    case 'falls-to-zero':
      return { ...facts, from: facts.from && hiddenMark }
    case 'bet-limit':
      return {
        ...facts,
        amount: hiddenMark,
        min: facts.min && hiddenMark,
        max: facts.max && hiddenMark,
      }
    case 'daily-loss':
      return { ...facts, lost: hiddenMark, limit: hiddenMark }
    case 'token-expiring':
    case 'token-expired':
    case 'token-rejected':
    case 'token-age':
    case 'new-session':
    case 'new-api-key':
    case 'two-factor-off':
    case 'email-unverified':
    case 'account-flagged':
    case 'self-exclusion':
    case 'check-fails':
    case 'unreadable':
    case 'readable-again':
      return facts
    default:
      return assertNever(facts)
  }
}

/** The owner's thresholds and limits are amounts too. */
export function shownAlertSettings(settings: AlertSettings, isPrivate: boolean): ShownAlertSettings {
  if (!isPrivate) return settings
  return {
    ...settings,
    thresholds: settings.thresholds.map((threshold) => {
      const { size } = threshold
      return size.kind === 'amount'
        ? { ...threshold, size: { ...size, amount: hiddenMark } }
        : { ...threshold, size }
    }),
    betLimits: settings.betLimits.map(({ currency, min, max }) => ({
      currency,
      min: min && hiddenMark,
      max: max && hiddenMark,
    })),
    lossLimits: settings.lossLimits.map((limit) => ({ ...limit, amount: hiddenMark })),
  }
}
