import { Big } from 'big.js'
import { limitBroken } from '../alerts/bet-limits.ts'
import { unusualAccess, type FirstSeen } from '../checklist/access.ts'
import type {
  AccountDetails,
  Detail,
  JudgedEntry,
  OutsideLimit,
  ShownAccess,
  ShownBet,
  ShownBets,
  ShownVip,
} from '../domain/account-details.ts'
import type { AccountId } from '../domain/account.ts'
import { hiddenMark, type Amount } from '../domain/amount.ts'
import type { BetLimit, CasinoBet, RecentBets } from '../domain/bet.ts'
import type { ApiFailure } from '../domain/failure.ts'
import type { AccountAccess, VipProgress } from '../domain/snapshot.ts'
import type { EpochMs } from '../domain/time.ts'
import { accessIds } from './checklist-context.ts'
import type { Kernel } from './kernel.ts'
import type { Dated } from './state.ts'

export interface DetailNeeds {
  /** In privacy mode no amount leaves the core, nor what tells how much was staked in all. */
  readonly isPrivate: boolean
  /** Of these sessions and API keys, those that are no news, with when each was first seen. */
  readonly knownAccess: (ids: readonly string[]) => FirstSeen
}

/** What the account's own page may know. */
export function accountDetails(
  kernel: Kernel,
  id: AccountId,
  { isPrivate, knownAccess }: DetailNeeds,
): AccountDetails {
  const { alerts } = kernel.settings.current()
  const nowMs = kernel.ports.clock.now()
  const { partFailures, security, kyc, standing, vip, access, bets } = kernel.account(id)
  const judged = (value: AccountAccess) => shownAccess(value, knownAccess(accessIds(value)), nowMs)
  return {
    account: id,
    security: detail(security, partFailures.security),
    kyc: detail(kyc, partFailures.kyc),
    standing: detail(standing, partFailures.standing),
    vip: shown(detail(vip, partFailures.vip), (value) => (isPrivate ? hiddenVip(value) : value)),
    access: shown(detail(access, partFailures.access), judged),
    bets: shown(detail(bets, partFailures.bets), (value) => shownBets(value, alerts.betLimits, isPrivate)),
  }
}

function detail<Value>(reading: Dated<Value> | null, failure: Dated<ApiFailure> | null): Detail<Value> {
  return {
    value: reading?.value ?? null,
    readAtMs: reading?.atMs ?? null,
    failure: failure?.value ?? null,
  }
}

function shown<Value, Shown>(
  { value, ...rest }: Detail<Value>,
  show: (value: Value) => Shown,
): Detail<Shown> {
  return { ...rest, value: value === null ? null : show(value) }
}

function hiddenVip({ percent }: VipProgress): ShownVip {
  return { flag: null, percent: percent && hiddenMark }
}

function shownAccess(access: AccountAccess, firstSeen: FirstSeen, nowMs: EpochMs): ShownAccess {
  const judged = unusualAccess(access, firstSeen, nowMs)
  const of = (kind: JudgedEntry['kind']) => judged.filter((one) => one.kind === kind)
  const active = (kind: JudgedEntry['kind']) =>
    of(kind)
      .filter(({ entry }) => entry.isActive)
      .toSorted(unusualFirst)
  const ended = (kind: JudgedEntry['kind']) => of(kind).filter(({ entry }) => !entry.isActive).length
  return {
    sessions: active('session'),
    apiKeys: active('api-key'),
    ended: { sessions: ended('session'), apiKeys: ended('api-key') },
  }
}

/** Then the last used first. */
function unusualFirst(one: JudgedEntry, other: JudgedEntry): number {
  const [isOdd, isOtherOdd] = [one, other].map(({ oddities }) => oddities.length > 0)
  if (isOdd !== isOtherOdd) return isOdd ? -1 : 1
  return (other.entry.lastUsedAtMs ?? 0) - (one.entry.lastUsedAtMs ?? 0)
}

function shownBets(
  { bets, otherKinds, unreadable }: RecentBets,
  limits: readonly BetLimit[],
  isPrivate: boolean,
): ShownBets {
  const hasLimits = limits.length > 0
  return {
    bets: bets.map((bet) => shownBet(bet, limits, isPrivate)),
    otherKinds,
    unreadable,
    hasLimits,
  }
}

function shownBet({ iid, ...bet }: CasinoBet, limits: readonly BetLimit[], isPrivate: boolean): ShownBet {
  const show = (amount: Amount) => (isPrivate ? hiddenMark : amount)
  const outside = outsideOf({ iid, ...bet }, limits)
  return {
    ...bet,
    amount: show(bet.amount),
    payout: show(bet.payout),
    result: resultOf(bet),
    outside: outside && { ...outside, limit: outside.limit && show(outside.limit) },
  }
}

function resultOf({ isOpen, amount, payout }: Pick<CasinoBet, 'isOpen' | 'amount' | 'payout'>) {
  if (isOpen) return 'open'
  const gain = new Big(payout).cmp(amount)
  return gain === 0 ? 'even' : gain > 0 ? 'won' : 'lost'
}

function outsideOf(
  bet: CasinoBet,
  limits: readonly BetLimit[],
): (OutsideLimit & { readonly limit: Amount | null }) | null {
  const broken = limitBroken(bet, limits)
  if (!broken) return null
  const isAbove = broken.max !== null && new Big(bet.amount).gt(broken.max)
  return isAbove ? { side: 'above', limit: broken.max } : { side: 'below', limit: broken.min }
}
