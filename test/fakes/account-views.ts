import { parseAccountId, type AccountId } from '../../app/domain/account.ts'
import { parseHost } from '../../app/domain/host.ts'
import { dayMs, hourMs } from '../../app/domain/time.ts'
import type { AccountView, View } from '../../app/domain/view.ts'
import { accountWith, amount, exampleAccount, exampleSnapshot, exampleView, nowMs } from './views.ts'

export function accountId(text: string): AccountId {
  return parseAccountId(text) ?? exampleAccount.id
}

export const mirror = parseHost('stake.bet') ?? exampleAccount.host
export const longName = 'the_patient_and_rather_long_named_heron1'

function holding(total: string): AccountView['snapshot'] {
  const { currency } = exampleSnapshot.total ?? { currency: exampleView.preferences.displayCurrency }
  return { ...exampleSnapshot, total: { amount: amount(total), currency, unpriced: [] } }
}

const late = { stale: true, lastSuccessAtMs: nowMs - 3 * hourMs, failingSinceMs: nowMs - 3 * hourMs }

export const otter = accountWith({
  account: {
    id: accountId('otter'),
    name: 'river_otter',
    label: 'Savings',
    host: mirror,
    snapshot: holding('1204.5'),
  },
})
export const badger = accountWith({
  account: { id: accountId('badger'), name: 'night_badger', snapshot: null },
  token: { refused: { sinceMs: nowMs - 3 * hourMs, againAtMs: null } },
  health: { state: 'rejected' },
  freshness: { ...late, lastSuccessAtMs: null, failure: { kind: 'token-rejected', how: 'session-ended' } },
})

/** Three accounts: one is as ever, one has a name of the owner's, and one was never read. */
export const severalView: View = {
  ...exampleView,
  accounts: [exampleAccount, otter, badger],
  everything: {
    total: {
      amount: amount('28516'),
      currency: exampleView.preferences.displayCurrency,
      unpriced: exampleSnapshot.total?.unpriced ?? [],
    },
    leftOut: [{ account: badger.id, why: 'unread' }],
    stale: [],
  },
}

const further = [
  accountWith({ account: { id: accountId('lynx'), name: longName, snapshot: holding('12345678901234.56') } }),
  accountWith({
    account: { id: accountId('stoat'), name: 'stoat', snapshot: holding('0') },
    freshness: { ...late, failure: { kind: 'offline' } },
  }),
  accountWith({
    account: {
      id: accountId('hare'),
      name: 'hare',
      inTotal: false,
      notifies: false,
      snapshot: holding('88.12'),
    },
    health: { state: 'expiring', expiresAtMs: nowMs + 2 * dayMs, remainingMs: 2 * dayMs - hourMs },
  }),
  accountWith({
    account: { id: accountId('wren'), name: null, host: mirror, snapshot: null },
    token: { mask: null, storedAtMs: null },
    health: { state: 'missing', expiresAtMs: null, remainingMs: null, ageMs: null },
    freshness: { lastSuccessAtMs: null },
  }),
  accountWith({
    account: {
      id: accountId('newt'),
      label: 'The one for the bot and nothing else 🐢',
      snapshot: holding('3.5'),
    },
  }),
]

/** As many as there may be, of every state, with names that are too long. */
export const eightView: View = {
  ...severalView,
  accounts: [...severalView.accounts, ...further],
  everything: {
    total: {
      amount: amount('12345678929754.06'),
      currency: exampleView.preferences.displayCurrency,
      unpriced: exampleSnapshot.total?.unpriced ?? [],
    },
    leftOut: [
      { account: badger.id, why: 'unread' },
      { account: accountId('hare'), why: 'excluded' },
      { account: accountId('wren'), why: 'unread' },
    ],
    stale: [accountId('stoat')],
  },
}
