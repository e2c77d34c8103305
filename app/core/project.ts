import { tokenHealth } from '../expiry/health.ts'
import { isStale } from '../monitor/schedule.ts'
import { displayChoices } from '../pricing/display-choices.ts'
import { priceBalances, ratesLastMs, type RatesAtHand } from '../pricing/price.ts'
import type { AccountId } from '../domain/account.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { Balance, ShownSnapshot, Total } from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'
import type { TokenFacts } from '../domain/token.ts'
import type { AccountView, Freshness, TokenView } from '../domain/view.ts'
import { isLive } from './balances.ts'
import type { Kernel } from './kernel.ts'
import { shownSnapshot } from './privacy.ts'
import { lastSeenAtMs } from './watch.ts'
import type { AccountState, Dated } from './state.ts'

/** What a window, tray or terminal may know of one account. */
export function accountView(
  kernel: Kernel,
  record: AccountRecord,
  isPrivate: boolean,
): Omit<AccountView, 'recent'> {
  const state = kernel.account(record.id)
  const nowMs = kernel.ports.clock.now()
  return {
    id: record.id,
    name: record.name,
    label: record.label,
    host: record.host,
    inTotal: record.inTotal,
    notifies: record.notifies,
    token: tokenView(record, state, nowMs),
    snapshot: pricedOf(kernel, state, isPrivate)?.snapshot ?? null,
    security: state.security && { ...state.security.value, readAtMs: state.security.atMs },
    freshness: freshnessOf(kernel, state),
    rotationNotice: record.rotationNotice,
  }
}

function tokenView(record: AccountRecord, state: AccountState, nowMs: EpochMs): TokenView {
  const facts = factsNow(record, state)
  const declared = tokenHealth(facts, nowMs)
  const kept = state.token !== null || state.keychain !== null || declared.state === 'expired'
  return {
    health: kept ? declared : tokenHealth(null, nowMs),
    mask: state.token?.toString() ?? null,
    storedAtMs: kept ? record.token.storedAtMs : null,
    rotationDays: record.token.rotationDays,
    refused:
      facts.rejectedAtMs === null ? null : { sinceMs: facts.rejectedAtMs, againAtMs: state.refusedAgainAtMs },
    storage: state.storage,
    keychain: state.keychain,
  }
}

/** A refusal counts from the moment it is seen, also where it is not written down (in a terminal). */
function factsNow(record: AccountRecord, state: AccountState): TokenFacts {
  if (state.failure?.kind !== 'token-rejected' || record.token.rejectedAtMs !== null) return record.token
  return { ...record.token, rejectedAtMs: state.failingSinceMs }
}

// Pricing 180 balances takes a millisecond and the view is made often: the last result is kept for as long
// as what went into it is the same.
const priced = new WeakMap<AccountState, Priced>()

interface Priced {
  readonly key: readonly unknown[]
  readonly snapshot: ShownSnapshot
  /** Never hidden: what is made of it has to be. */
  readonly total: Total | null
}

/** What an account comes to, also in privacy mode; null while nothing of it can be priced. For use in the core only. */
export function totalOf(kernel: Kernel, id: AccountId, isPrivate: boolean): Total | null {
  return pricedOf(kernel, kernel.account(id), isPrivate)?.total ?? null
}

function pricedOf(kernel: Kernel, state: AccountState, isPrivate: boolean): Priced | null {
  if (!state.balances) return null
  const display = kernel.settings.current().preferences.displayCurrency
  const rates = ratesAtHand(kernel, state)
  const key = [state.balances, state.rates, rates?.isOld, display, isPrivate]
  const known = priced.get(state)
  if (known?.key.every((part, index) => part === key[index])) return known
  const pricing = priceBalances(state.balances.value, rates, display)
  const snapshot = shownSnapshot({ ...pricing, takenAtMs: state.balances.atMs }, isPrivate)
  const made = { key, snapshot, total: pricing.total }
  priced.set(state, made)
  return made
}

/** What some balances come to in a currency, by the account's rates; null while nothing of them can be priced. */
export function totalIn(
  kernel: Kernel,
  state: AccountState,
  balances: readonly Balance[],
  currency: CurrencyCode,
): Total | null {
  return priceBalances(balances, ratesAtHand(kernel, state), currency).total
}

/** The last rates that were read of an account, and whether they still say anything. */
export function ratesAtHand(kernel: Kernel, { rates }: AccountState): RatesAtHand | null {
  return rates && { ...rates.value, readAtMs: rates.atMs, isOld: ageMs(kernel, rates) > ratesLastMs }
}

/** By the clock that says more: one stands still while the machine sleeps, the other may be set back. */
function ageMs({ ports: { clock } }: Kernel, { atMs, atElapsedMs }: Dated<unknown>): number {
  return Math.max(clock.now() - atMs, clock.elapsedMs() - atElapsedMs)
}

/** What the total can be shown in, by the account's rates. */
export function displayChoicesOf(kernel: Kernel, id: AccountId | null): readonly CurrencyCode[] {
  return displayChoices(id && ratesAtHand(kernel, kernel.account(id)))
}

export function freshnessOf({ ports }: Kernel, state: AccountState): Freshness {
  const { failure, watch } = state
  const nowMs = ports.clock.now()
  const lastSuccessAtMs = lastSeenAtMs(state)
  return {
    refreshing: state.reading !== null,
    live: isLive(state) ? 'on' : 'off',
    lastSuccessAtMs,
    failure,
    partial: { rates: state.ratesFailure, security: state.partFailures.security?.value ?? null },
    failingSinceMs: state.failingSinceMs,
    failures: state.failures,
    // Kept on the clock that never goes back, and shown on the one on the wall.
    nextTryAtMs: watch.dueAtMs === null ? null : nowMs + watch.dueAtMs - ports.clock.elapsedMs(),
    pace: watch.pace,
    stale: isStale(lastSuccessAtMs, failure !== null, watch.pace, nowMs),
  }
}
