import type { Glance } from '../domain/glance.ts'
import type { EpochMs } from '../domain/time.ts'
import type { AccountView, View } from '../domain/view.ts'

/** The terminal's object for one account that has been read at least once. */
export function glanceOf(view: View, account: AccountView): Glance {
  const { snapshot, token } = account
  return {
    schema: 1,
    demo: view.demo,
    account: { id: account.id, name: account.name ?? '', host: account.host },
    total: {
      amount: snapshot?.total?.amount ?? null,
      currency: view.preferences.displayCurrency,
      unpriced: snapshot?.total?.unpriced ?? unpricedOf(account),
    },
    balances: (snapshot?.balances ?? []).map(({ currency, available, vault, value, unpriced, isHeld }) => ({
      currency,
      available,
      vault,
      value,
      held: isHeld,
      unpriced,
    })),
    token: {
      state: token.health.state,
      expiresAt: iso(token.health.expiresAtMs),
      storedAt: iso(token.storedAtMs),
      storage: { backend: token.storage.backend, persistent: token.storage.persistent },
    },
    updatedAt: iso(account.freshness.lastSuccessAtMs),
    stale: account.freshness.stale,
  }
}

function unpricedOf(account: AccountView): Glance['total']['unpriced'] {
  return (account.snapshot?.balances ?? [])
    .filter(({ value, isHeld }) => value === null && isHeld)
    .map(({ currency }) => currency)
}

function iso(atMs: EpochMs | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}
