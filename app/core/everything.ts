import { hiddenMark } from '../domain/amount.ts'
import type { AccountView, EverythingView } from '../domain/view.ts'
import { sumOf } from '../pricing/sum.ts'
import type { Kernel } from './kernel.ts'
import { totalOf } from './project.ts'

/**
 * What the accounts come to together: the sum of what is shown of each, so that it can be checked by adding up. One
 * that does not count is named, with the reason. Null while there are fewer than two accounts.
 */
export function everythingOf(
  kernel: Kernel,
  accounts: readonly AccountView[],
  isPrivate: boolean,
): EverythingView | null {
  if (accounts.length < 2) return null
  const seen = accounts.map((account) => ({ account, total: totalOf(kernel, account.id, isPrivate) }))
  const counted = seen.flatMap(({ account, total }) => (account.inTotal && total ? [{ account, total }] : []))
  const sum = counted.length > 0 ? sumOf(counted.map(({ total }) => total.amount)) : null
  const unpriced = [...new Set(counted.flatMap(({ total }) => total.unpriced))]
  return {
    total: sum && {
      amount: isPrivate ? hiddenMark : sum,
      currency: kernel.settings.current().preferences.displayCurrency,
      unpriced: isPrivate ? unpriced.toSorted() : unpriced,
    },
    leftOut: seen.flatMap(({ account, total }) => {
      const why = whyLeftOut(account, total !== null)
      return why ? [{ account: account.id, why }] : []
    }),
    stale: counted.flatMap(({ account }) => (account.freshness.stale ? [account.id] : [])),
  }
}

function whyLeftOut(
  account: AccountView,
  hasTotal: boolean,
): EverythingView['leftOut'][number]['why'] | null {
  if (!account.inTotal) return 'excluded'
  if (hasTotal) return null
  return account.snapshot === null ? 'unread' : 'unpriced'
}
