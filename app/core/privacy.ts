import { hiddenMark, isZero } from '../domain/amount.ts'
import { currencyLabel } from '../domain/currency.ts'
import type { PricedBalance, ShownBalance, ShownSnapshot, Snapshot } from '../domain/snapshot.ts'

/**
 * What may be shown of a reading. With `isPrivate` no amount of it leaves the core, and the rows stand by name:
 * their own order tells which is worth more.
 */
export function shownSnapshot(snapshot: Snapshot, isPrivate: boolean): ShownSnapshot {
  const { balances, total } = snapshot
  if (!isPrivate) return { ...snapshot, balances: balances.map(shownBalance) }
  return {
    ...snapshot,
    balances: balances.map(hiddenBalance).toSorted(byName),
    total: total && { ...total, amount: hiddenMark, unpriced: total.unpriced.toSorted() },
  }
}

function shownBalance(balance: PricedBalance): ShownBalance {
  return { ...balance, isHeld: !isZero(balance.available) || !isZero(balance.vault) }
}

function hiddenBalance(balance: PricedBalance): ShownBalance {
  return {
    currency: balance.currency,
    available: hiddenMark,
    vault: hiddenMark,
    value: balance.value && hiddenMark,
    unpriced: balance.unpriced,
    isHeld: shownBalance(balance).isHeld,
  }
}

function byName(one: ShownBalance, other: ShownBalance): number {
  return currencyLabel(one.currency) < currencyLabel(other.currency) ? -1 : 1
}
