import { hiddenMark, isNegative, isZero, type ShownAmount } from '../../domain/amount.ts'
import type { CurrencyCode } from '../../domain/currency.ts'
import type { Change } from '../../domain/history.ts'
import { formatMoney } from '../format.ts'

/** Which way it went; null where amounts are hidden, since the way alone would tell of them. */
export type Direction = 'up' | 'down' | 'same'

export function directionOf({ amount }: Change): Direction | null {
  if (amount === hiddenMark) return null
  if (isZero(amount)) return 'same'
  return isNegative(amount) ? 'down' : 'up'
}

/** What a picture of it says to who does not see it. */
export const directionWords: Readonly<Record<Direction, string>> = {
  up: 'up',
  down: 'down',
  same: 'unchanged',
}

/** `+311.50 USD (+1.15 %)`, `−0.00012000 BTC`, `unchanged`, or the mark. */
export function changeText({ amount, percent }: Change, currency: CurrencyCode): string {
  if (amount === hiddenMark) return formatMoney(amount, currency)
  if (isZero(amount)) return directionWords.same
  const money = `${plusOf(amount)}${formatMoney(amount, currency)}`
  return percent === null || percent === hiddenMark ? money : `${money} (${percentText(percent)})`
}

/** The same, and over which time. */
export function dayChangeText(change: Change, currency: CurrencyCode): string {
  return `${changeText(change, currency)} in 24 hours`
}

function percentText(percent: Exclude<ShownAmount, typeof hiddenMark>): string {
  return `${plusOf(percent)}${percent.replace('-', '−')}\u00a0%`
}

function plusOf(amount: Exclude<ShownAmount, typeof hiddenMark>): string {
  return isNegative(amount) || isZero(amount) ? '' : '+'
}
