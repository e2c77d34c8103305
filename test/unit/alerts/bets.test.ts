import { describe, expect, it } from 'vitest'
import { judgeBets, localDay, mostSeenBets, type BetSettings } from '../../../app/alerts/bets.ts'
import { firstAccountMemory } from '../../../app/alerts/memory.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { CasinoBet } from '../../../app/domain/bet.ts'
import { usd } from '../../../app/domain/currency.ts'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import { amount, currency } from '../../fakes/views.ts'

const noonMs = new Date(2026, 5, 12, 12).getTime()

function bet(id: string, staked: string, back = '0', rest: Partial<CasinoBet> = {}): CasinoBet {
  return {
    id,
    iid: null,
    game: 'Dice',
    currency: usd,
    amount: amount(staked),
    payout: amount(back),
    atMs: noonMs - hourMs,
    multiplier: null,
    isOpen: false,
    ...rest,
  }
}

const limits: BetSettings = {
  betLimits: [{ currency: usd, min: null, max: amount('5') }],
  lossLimits: [],
}
const losses = (covers: 'own' | 'all', most: string): BetSettings => ({
  betLimits: [],
  lossLimits: [{ covers, currency: usd, amount: amount(most) }],
})

/** A bitcoin is worth ten dollars here. */
const convert: Parameters<typeof judgeBets>[3] = (value, from, to) => {
  if (from === to) return value
  return from === currency('btc') ? amount(String(Number(value) * 10)) : null
}

function found(settings: BetSettings, readings: readonly (readonly CasinoBet[])[], nowMs = noonMs) {
  let memory = firstAccountMemory(firstAccountId).bets
  return readings.map((bets) => {
    const judged = judgeBets(memory, bets, settings, convert, nowMs)
    memory = judged.memory
    return judged.found.map((facts) => {
      if (facts.kind === 'bet-limit') return `${facts.amount}, ${facts.others} others`
      return facts.kind === 'daily-loss' ? `lost ${facts.lost}` : facts.kind
    })
  })
}

describe('bets outside of the limits', () => {
  it('are told once, those of one reading together, and not those of the first reading', () => {
    const old = bet('old', '100')
    const one = bet('one', '5.01')
    const readings = [
      [old],
      [one, bet('fine', '5'), old],
      [bet('two', '6'), bet('three', '7'), one, old],
      [one],
    ]
    expect(found(limits, readings)).toEqual([[], ['5.01, 0 others'], ['6, 1 others'], []])
  })

  it('are told while the round goes on, and not again at its end', () => {
    const open = bet('a', '6', '0', { isOpen: true })
    expect(found(limits, [[], [open], [bet('a', '6', '12')]])).toEqual([[], ['6, 0 others'], []])
  })
})

describe('the day’s loss', () => {
  it('is what was staked less what came back, and told once it reaches the limit', () => {
    const readings = [
      [bet('a', '30', '10')],
      [bet('b', '29.99', '0'), bet('a', '30', '10')],
      [bet('c', '0.01', '0')],
      [bet('d', '100', '0')],
    ]
    expect(found(losses('own', '50'), readings)).toEqual([[], [], ['lost 50'], []])
  })

  it('counts a round that goes on at its end', () => {
    const open = bet('a', '60', '0', { isOpen: true })
    expect(found(losses('own', '50'), [[], [open], [bet('a', '60', '60')]])).toEqual([[], [], []])
    expect(found(losses('own', '50'), [[], [open], [bet('a', '60')]])).toEqual([[], [], ['lost 60']])
  })

  it('is that of the local day', () => {
    const yesterday = { atMs: noonMs - dayMs }
    expect(found(losses('own', '50'), [[bet('a', '60', '0', yesterday)]])).toEqual([[]])
    expect(localDay(noonMs)).toBe('2026-06-12')
  })

  it('covers one currency, or all that have a price', () => {
    const bets = [
      bet('a', '2', '0', { currency: currency('btc') }),
      bet('b', '31'),
      bet('c', '1000', '0', { currency: currency('odd') }),
    ]
    expect(found(losses('own', '50'), [bets])).toEqual([[]])
    expect(found(losses('all', '50'), [bets])).toEqual([['lost 51']])
  })

  it('begins anew on the next day', () => {
    const first = judgeBets(
      firstAccountMemory(firstAccountId).bets,
      [bet('a', '60')],
      losses('own', '50'),
      convert,
      noonMs,
    )
    const nextMs = noonMs + dayMs
    const bets = [bet('b', '55', '0', { atMs: nextMs }), bet('a', '60')]
    const next = judgeBets(first.memory, bets, losses('own', '50'), convert, nextMs)
    expect(next.found).toMatchObject([{ kind: 'daily-loss', lost: '55' }])
  })
})

it('remembers so many bets and no more', () => {
  const bets = Array.from({ length: mostSeenBets + 50 }, (_, index) => bet(`b${index}`, '1'))
  const { memory } = judgeBets(firstAccountMemory(firstAccountId).bets, bets, limits, convert, noonMs)
  expect(memory.seen).toHaveLength(mostSeenBets)
})
