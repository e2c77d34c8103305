import { describe, expect, it } from 'vitest'
import { believeRates } from '../../../app/alerts/rates.ts'
import type { KnownRates } from '../../../app/alerts/memory.ts'
import { amount, currency } from '../../fakes/views.ts'

const btc = currency('btc')

/** Which of these readings of one rate are believed. */
function believed(...rates: readonly (string | null)[]): readonly boolean[] {
  let memory: KnownRates = { believed: {}, doubted: null }
  return rates.map((rate, index) => {
    const reading = { atMs: index, rates: new Map(rate === null ? [] : [[btc, amount(rate)]]) }
    const judged = believeRates(memory, reading, [btc])
    memory = judged.memory
    return judged.isBelieved
  })
}

describe('rates', () => {
  it.each([
    ['that move as markets do', ['64000', '60000', '30000', '7501'], [true, true, true, true]],
    ['that jump, and jump back', ['64000', '6.4', '64000'], [true, false, true]],
    ['that jump, and stay there', ['64000', '6400', '6300', '6200'], [true, false, true, true]],
    ['that jump about', ['64000', '640', '6', '0.1'], [true, false, false, false]],
    ['that are not there', ['64000', null, '64000'], [true, true, true]],
  ])('%s', (_, rates, expected) => {
    expect(believed(...rates)).toEqual(expected)
  })

  it('are not confirmed by being looked at twice', () => {
    const first = believeRates({ believed: { btc: amount('64000') }, doubted: null }, reading(5), [btc])
    expect(first.isBelieved).toBe(false)
    expect(believeRates(first.memory, reading(5), [btc]).isBelieved).toBe(false)
    expect(believeRates(first.memory, reading(6), [btc]).isBelieved).toBe(true)
  })
})

const reading = (atMs: number) => ({ atMs, rates: new Map([[btc, amount('6')]]) })
