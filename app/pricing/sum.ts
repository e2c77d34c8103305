import { Big } from 'big.js'
import { parseAmount, type Amount } from '../domain/amount.ts'

/** Exact; null when it is longer than any amount can be. */
export function sumOf(amounts: readonly Amount[]): Amount | null {
  return parseAmount(amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed())
}
