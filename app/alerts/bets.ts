import { Big } from 'big.js'
import type { AlertFacts } from '../domain/alert.ts'
import { isNegative, parseAmount, zero, type Amount } from '../domain/amount.ts'
import type { BetLimit, CasinoBet, LossLimit } from '../domain/bet.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import type { EpochMs } from '../domain/time.ts'
import { limitBroken } from './bet-limits.ts'
import { amountEntries, type Amounts, type Judged, type KnownBets } from './memory.ts'

/** More than are ever read at once: a bet is told of and counted once. */
export const mostSeenBets = 400

export interface BetSettings {
  readonly betLimits: readonly BetLimit[]
  readonly lossLimits: readonly LossLimit[]
}

/** What an amount is worth in another currency; null without rates for both. */
export type Convert = (amount: Amount, from: CurrencyCode, to: CurrencyCode) => Amount | null

/**
 * Bets outside of the owner's limits among those that were not seen before, and limits of the day's loss that are
 * reached. Bets of the first reading are only counted. The day is the local one; what is lost on it is what was staked
 * less what came back, of every bet that was seen: of more bets between two readings than one reading has, the rest
 * is not known, so it is never more than the truth.
 */
export function judgeBets(
  before: KnownBets,
  bets: readonly CasinoBet[],
  { betLimits, lossLimits }: BetSettings,
  convert: Convert,
  nowMs: EpochMs,
): Judged<KnownBets> {
  const seen = new Set(before.seen)
  const unseen = bets.filter(({ id }) => !seen.has(id) && !seen.has(openName(id)))
  const memory = counted(before, bets, localDay(nowMs))
  const reached = lossLimits.flatMap((limit) => lossFacts(limit, memory, convert))
  const names = reached.map(({ name }) => name).filter((name) => !memory.reached.includes(name))
  return {
    memory: names.length === 0 ? memory : { ...memory, reached: [...memory.reached, ...names] },
    found: [
      ...(before.seen === null ? [] : outsideFacts(unseen, betLimits)),
      ...reached.filter(({ name }) => names.includes(name)).map(({ facts }) => facts),
    ],
  }
}

/** Of the local calendar, as `2026-06-12`. */
export function localDay(atMs: EpochMs): string {
  const date = new Date(atMs)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** A round that goes on is held against the limits at once, and counted when it has ended. */
const openName = (id: string) => `${id} open`

function counted(before: KnownBets, bets: readonly CasinoBet[], day: string): KnownBets {
  const names = bets.map(({ id, isOpen }) => (isOpen ? openName(id) : id))
  const seen = new Set(before.seen)
  const isSameDay = before.day === day
  if (isSameDay && before.seen !== null && names.every((name) => seen.has(name))) return before
  const nets: Record<string, Amount> = isSameDay ? { ...before.nets } : {}
  for (const { id, currency, amount, payout, atMs, isOpen } of bets) {
    if (isOpen || seen.has(id) || localDay(atMs) !== day) continue
    const net = new Big(nets[currency] ?? zero).plus(payout).minus(amount)
    nets[currency] = parseAmount(net.toFixed()) ?? zero
  }
  const ids = new Set([...names, ...seen])
  return { seen: [...ids].slice(0, mostSeenBets), day, nets, reached: isSameDay ? before.reached : [] }
}

function outsideFacts(bets: readonly CasinoBet[], limits: readonly BetLimit[]): readonly AlertFacts[] {
  const [first, ...others] = bets.flatMap((bet) => {
    const limit = limitBroken(bet, limits)
    return limit ? [{ bet, limit }] : []
  })
  if (!first) return []
  const { game, currency, amount } = first.bet
  const { min, max } = first.limit
  return [{ kind: 'bet-limit', game, currency, amount, min, max, others: others.length }]
}

function lossFacts(
  { covers, currency, amount: limit }: LossLimit,
  { nets }: KnownBets,
  convert: Convert,
): readonly { readonly name: string; readonly facts: AlertFacts }[] {
  const net = covers === 'own' ? (nets[currency] ?? zero) : netOfAll(nets, currency, convert)
  const lost = new Big(net).times(-1)
  if (lost.lt(limit)) return []
  const exact = parseAmount(lost.toFixed()) ?? limit
  // A limit that was changed is another one, and may be reached as well.
  const name = `${covers} ${currency} ${limit}`
  return [{ name, facts: { kind: 'daily-loss', covers, currency, lost: exact, limit } }]
}

/** A loss that has no price is left out, and a win too: so a limit may be told of late, and never wrongly. */
function netOfAll(nets: Amounts, currency: CurrencyCode, convert: Convert): Amount {
  const sum = amountEntries(nets).reduce((so, [from, net]) => {
    const worth = convert(sizeOf(net), from, currency)
    if (worth === null) return so
    return isNegative(net) ? so.minus(worth) : so.plus(worth)
  }, new Big(0))
  return parseAmount(sum.toFixed()) ?? zero
}

function sizeOf(amount: Amount): Amount {
  return parseAmount(new Big(amount).abs().toFixed()) ?? zero
}
