import { accountName } from '../domain/account-label.ts'
import type { Glance } from '../domain/glance.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { EpochMs } from '../domain/time.ts'
import type { AccountView, View } from '../domain/view.ts'
import { zeroBalances } from '../domain/zeros.ts'
import type { Kernel } from './kernel.ts'
import { byName } from './privacy.ts'
import { readAccount } from './reader.ts'
import type { Core, GlanceOutcome } from './types.ts'

/** Reads once, and answers what a terminal shows; `viewOf` gives the view, with amounts hidden where asked. */
export async function glanceAt(
  kernel: Kernel,
  { hideAmounts, wholeAccount = false, account: wanted = null }: Parameters<Core['glance']>[0],
  viewOf: (hideAmounts: boolean) => View,
): Promise<GlanceOutcome> {
  const records = wanted === null ? kernel.records() : called(kernel.records(), wanted)
  if (records.length === 0) {
    return { accounts: [], everything: null, failure: { kind: wanted ? 'account-unknown' : 'token-missing' } }
  }
  const options = { security: wholeAccount, persist: false }
  const failures = await Promise.all(
    records.map(async ({ id }) => [id, await readAccount(kernel, id, options)] as const),
  )
  const seen = viewOf(hideAmounts)
  const accounts = failures.flatMap(([id, failure]) => {
    const account = seen.accounts.find((known) => known.id === id)
    return account ? [{ glance: glanceOf(seen, account), failure }] : []
  })
  const failure = accounts.find((one) => one.failure !== null)?.failure ?? null
  return { accounts, everything: wanted === null ? seen.everything : null, failure }
}

/** Those that are called so by the owner or the site, or the one of this id; none where it could be several. */
function called(records: readonly AccountRecord[], wanted: string): readonly AccountRecord[] {
  const byId = records.filter(({ id }) => id === wanted)
  const found = byId.length > 0 ? byId : records.filter((record) => accountName(record) === wanted)
  return found.length === 1 ? found : []
}

/** The terminal's object for one account. */
function glanceOf(view: View, account: AccountView): Glance {
  const { snapshot, token } = account
  return {
    schema: 1,
    demo: view.demo,
    account: { id: account.id, name: account.label ?? account.name ?? '', host: account.host },
    total: {
      amount: snapshot?.total?.amount ?? null,
      currency: view.preferences.displayCurrency,
      unpriced: snapshot?.total?.unpriced ?? unpricedOf(account),
    },
    balances: balancesOf(account, view.preferences.privacy),
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

/** What is held, then the rest; in privacy mode all of it by name, so that the order does not tell them apart. */
function balancesOf({ snapshot }: AccountView, isPrivate: boolean): Glance['balances'] {
  if (snapshot === null) return []
  const all = [
    ...snapshot.balances.map((balance) => ({ ...balance, held: true })),
    ...zeroBalances(snapshot.zeros).map((balance) => ({ ...balance, held: false })),
  ]
  return isPrivate ? all.toSorted(byName) : all
}

function unpricedOf({ snapshot }: AccountView): Glance['total']['unpriced'] {
  return (snapshot?.balances ?? []).filter(({ value }) => value === null).map(({ currency }) => currency)
}

function iso(atMs: EpochMs | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}
