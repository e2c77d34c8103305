import { isNegative, zero, type Amount } from '../domain/amount.ts'
import type { CasinoBet, RecentBets } from '../domain/bet.ts'
import { parseCurrencyCode } from '../domain/currency.ts'
import { ok } from '../domain/result.ts'
import { cleanText, nameOf, time } from './fields.ts'
import { member } from './json.ts'
import { drift, readAmount, type Reader } from './parse.ts'

/** More than are asked for; what is beyond is left out. */
const mostBets = 100

/**
 * `data.user.houseBetList [ { id iid game { name } bet { __typename … } } ]`, each bet once, the newest first. A bet of
 * another kind, or one that is not understood, is counted and costs no other; where none of the casino's own is
 * understood at all, that is drift.
 */
export const readBets: Reader<RecentBets> = (data) => {
  const entries = member(member(data, 'user'), 'houseBetList')
  if (!Array.isArray(entries)) return drift('user.houseBetList')
  const bets = new Map<string, CasinoBet>()
  let otherKinds = 0
  let unreadable = 0
  for (const entry of entries.slice(0, mostBets)) {
    const kind = member(member(entry, 'bet'), '__typename')
    const bet = kind === 'CasinoBet' ? casinoBet(entry) : null
    if (bet) bets.set(bet.id, bet)
    else if (kind === 'CasinoBet' || typeof kind !== 'string') unreadable += 1
    else otherKinds += 1
  }
  if (bets.size === 0 && unreadable > 0) return drift('user.houseBetList[].bet')
  const newestFirst = [...bets.values()].toSorted((one, other) => other.atMs - one.atMs)
  return ok({ bets: newestFirst, otherKinds, unreadable })
}

function casinoBet(entry: unknown): CasinoBet | null {
  const bet = member(entry, 'bet')
  const id = member(entry, 'id')
  const isOpen = member(bet, 'active') === true
  const amount = positive(member(bet, 'amount'))
  // Of a round that goes on there may be no word yet on what comes back.
  const payout = positive(member(bet, 'payout')) ?? (isOpen ? zero : null)
  const currency = parseCurrencyCode(member(bet, 'currency'))
  const atMs = time(member(bet, 'createdAt'))
  const isWhole = typeof id === 'string' && id !== '' && amount && payout && currency && atMs !== null
  if (!isWhole) return null
  return {
    id: nameOf(id),
    iid: numberOf(member(entry, 'iid')),
    game: cleanText(member(member(entry, 'game'), 'name')) ?? '',
    currency,
    amount,
    payout: isOpen ? zero : payout,
    multiplier: isOpen ? null : positive(member(bet, 'payoutMultiplier')),
    isOpen,
    atMs,
  }
}

const iidForm = /^[a-z]{1,16}:\d{1,20}$/

function numberOf(iid: unknown): string | null {
  return typeof iid === 'string' && iidForm.test(iid) ? iid : null
}

function positive(value: unknown): Amount | null {
  const amount = readAmount(value)
  return amount === null || isNegative(amount) ? null : amount
}
