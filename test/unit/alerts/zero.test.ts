import { describe, expect, it } from 'vitest'
import type { Amounts } from '../../../app/alerts/memory.ts'
import { fallenToZero } from '../../../app/alerts/zero.ts'
import { usd } from '../../../app/domain/currency.ts'
import { amount, currency } from '../../fakes/views.ts'

type Reading = Readonly<Record<string, string>>

function found(...readings: readonly Reading[]) {
  let memory: Amounts | null = null
  return readings.map((reading) => {
    const amounts = new Map(Object.entries(reading).map(([code, text]) => [currency(code), amount(text)]))
    const judged = fallenToZero(memory, { amounts, display: usd })
    memory = judged.memory
    return judged.found.map((facts) => (facts.kind === 'falls-to-zero' ? [facts.subject, facts.from] : facts))
  })
}

describe('what falls to zero', () => {
  it('is told once, of a currency that was held', () => {
    const rest = { eth: '1' }
    expect(found({ btc: '0.5', ...rest }, { btc: '0', ...rest }, { btc: '0', ...rest })).toEqual([
      [],
      [['btc', '0.5']],
      [],
    ])
  })

  it('is told again once it was held again', () => {
    const told = found({ btc: '1' }, { btc: '0' }, { btc: '1' }, { btc: '0' })
    expect(told).toEqual([[], [['btc', '1']], [], [['btc', '1']]])
  })

  it('is no news at the first reading, nor where nothing was held', () => {
    expect(found({ btc: '0' }, { btc: '0', eth: '0' })).toEqual([[], []])
  })

  it('is the total where nothing at all is left', () => {
    expect(found({ btc: '1', eth: '2' }, { btc: '0', eth: '0' })[1]).toEqual([['total', null]])
  })

  it('is not a currency that a reading does not have', () => {
    expect(found({ btc: '1', eth: '1' }, { eth: '1' }, { btc: '0', eth: '1' })).toEqual([
      [],
      [],
      [['btc', '1']],
    ])
  })
})
