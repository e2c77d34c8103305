import { parseAmount } from '../domain/amount.ts'
import type { BetLimit } from '../domain/bet.ts'
import { parseCurrencyCode, usd } from '../domain/currency.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import { decimal, demoIdOf, httpDate } from './forms.ts'

interface DemoStake {
  readonly game: string
  readonly currency: string
  /** In hundredths of a unit of the currency. */
  readonly stake: bigint
}

const stakes: readonly DemoStake[] = [
  { game: 'Dice', currency: 'usdt', stake: 250n },
  { game: 'Mines', currency: 'usdt', stake: 400n },
  { game: 'Plinko', currency: 'doge', stake: 1_500n },
  { game: 'Limbo', currency: 'usdt', stake: 125n },
  { game: 'Blackjack', currency: 'usdt', stake: 500n },
  { game: 'Keno', currency: 'trx', stake: 1_200n },
]

/** What the stake is multiplied by, in hundredths, one after the other: a little less than one on the average. */
const multipliers = [0n, 198n, 0n, 125n, 0n, 310n, 0n, 0n, 142n, 198n, 0n, 0n, 105n]

const everyMs = 7 * minuteMs
const listed = 50
/** What the owner of the demo account does not want to stake at once. */
export const demoBetLimit: BetLimit = {
  currency: parseCurrencyCode('usdt') ?? usd,
  min: null,
  max: parseAmount('100'),
}

/** Somebody was carried away now and then, so that among the newest there is something to say about a bet. */
const carriedAwayEvery = 9
const carriedAwayTimes = 100n
const sportsEvery = 17

/** The newest bets at a time: as time goes by, new ones come before those that were there. */
export function demoBetsJson(nowMs: EpochMs): string {
  const newest = Math.floor(nowMs / everyMs)
  return `[${Array.from({ length: listed }, (_, age) => betJson(newest - age, age === 0)).join(',')}]`
}

function betJson(number: number, isOpen: boolean): string {
  const head = `"id":"${demoIdOf('be70', number)}","iid":"house:${number}"`
  const isTooMuch = number % carriedAwayEvery === 3
  if (number % sportsEvery === 0 && !isTooMuch)
    return `{${head},"game":{"name":"Sports"},"bet":{"__typename":"SportBet"}}`
  const { game, currency, stake } = pick(stakes, number)
  const amount = isTooMuch ? stake * carriedAwayTimes : stake
  const multiplier = isOpen ? 0n : pick(multipliers, number)
  const fields = [
    '"__typename":"CasinoBet"',
    `"active":${isOpen}`,
    `"amount":${decimal(amount, 2)}`,
    `"payout":${decimal(amount * multiplier, 4)}`,
    `"payoutMultiplier":${decimal(multiplier, 2)}`,
    `"currency":"${currency}"`,
    `"createdAt":"${httpDate(number * everyMs)}"`,
  ]
  return `{${head},"game":{"name":"${game}"},"bet":{${fields.join(',')}}}`
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[((number % items.length) + items.length) % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
