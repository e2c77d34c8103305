import { parseAmount, zero, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode } from '../domain/currency.ts'
import type { Balance } from '../domain/snapshot.ts'
import { dayMs, hourMs, minuteMs, type EpochMs } from '../domain/time.ts'
import { availableUnits } from './answer.ts'
import { demoHoldings, type DemoHolding } from './currencies.ts'
import { decimal } from './forms.ts'

export interface DemoMoment {
  readonly atMs: EpochMs
  /** How soon the next one was expected. */
  readonly nextInMs: number
  readonly balances: readonly Balance[]
}

const pastDays = 60

/** When nobody was watching: from so long ago until so long ago. */
const gaps = [
  { fromMs: 46 * dayMs, toMs: 43.4 * dayMs },
  { fromMs: 19.3 * dayMs, toMs: 18.5 * dayMs },
  { fromMs: 5.2 * dayMs, toMs: 4.7 * dayMs },
  { fromMs: 10.5 * hourMs, toMs: 8 * hourMs },
] as const

/** How many currencies move from one moment to the next. */
const movesAtOnce = 2

/** What the demo account held in the last days; the same at the same time. */
export function demoPast(nowMs: EpochMs): readonly DemoMoment[] {
  const held = new Map(demoHoldings.map((holding) => [holding, balanceAt(holding, nowMs, pastDays * dayMs)]))
  return momentsAgo().map(({ agoMs, nextInMs }, turn) => {
    for (let move = 0; move < movesAtOnce; move++) {
      const holding = demoHoldings[(turn * movesAtOnce + move * 4) % demoHoldings.length]
      if (holding) held.set(holding, balanceAt(holding, nowMs, agoMs))
    }
    return { atMs: nowMs - agoMs, nextInMs, balances: [...held.values()] }
  })
}

/** Seldom long ago, often of late. */
function momentsAgo(): readonly { readonly agoMs: number; readonly nextInMs: number }[] {
  const early = steps(pastDays * dayMs, 8 * dayMs, 6 * hourMs)
  const lately = steps(8 * dayMs, dayMs, 2 * hourMs)
  const today = steps(dayMs, 0, 20 * minuteMs)
  return [...early, ...lately, ...today].filter(
    ({ agoMs }) => !gaps.some((gap) => agoMs < gap.fromMs && agoMs > gap.toMs),
  )
}

function steps(fromAgoMs: number, toAgoMs: number, stepMs: number) {
  const number = Math.round((fromAgoMs - toAgoMs) / stepMs)
  return Array.from({ length: number }, (_, index) => ({
    agoMs: fromAgoMs - index * stepMs,
    nextInMs: stepMs,
  }))
}

function balanceAt(holding: DemoHolding, nowMs: EpochMs, agoMs: number): Balance {
  const { currency, decimals, vault } = holding
  const thousandths = BigInt(Math.round(shareThen(currency, agoMs / dayMs) * 1000))
  const units = (availableUnits(holding, nowMs - agoMs) * thousandths) / 1000n
  return {
    currency: parseCurrencyCode(currency) ?? fail(currency),
    available: amount(decimal(units, decimals)),
    vault: amount(decimal(vault, decimals)),
  }
}

/** What there was so many days ago, as a part of what there is: a little less, with good days and bad ones. */
function shareThen(currency: string, days: number): number {
  if (currency === 'bonk') return 1
  const own = currency.charCodeAt(0) + currency.charCodeAt(1)
  const wave = (pace: number, size: number) => size * (Math.sin(days / pace + own) - Math.sin(own))
  return Math.max(0.1, 1 + wave(6.1, 0.14) + wave(1.3, 0.05) + wave(0.21, 0.015) - days * 0.004)
}

function amount(text: string): Amount {
  return parseAmount(text) ?? zero
}

function fail(currency: string): never {
  throw new Error(`no currency: ${currency}`)
}
