import { describe, expect, it } from 'vitest'
import { passedThresholds, type ThresholdMemory } from '../../../app/alerts/thresholds.ts'
import type { Threshold } from '../../../app/domain/alert-settings.ts'
import { usd } from '../../../app/domain/currency.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { amount, currency } from '../../fakes/views.ts'

const btc = currency('btc')
const startMs = Date.UTC(2026, 5, 1)

const falls20: Threshold = {
  id: 'a',
  isOn: true,
  subject: 'total',
  direction: 'falls',
  size: { kind: 'percent', percent: amount('20') },
  windowMinutes: 1440,
  quietMinutes: 0,
}

interface Step {
  readonly afterMs?: number
  readonly total?: string | null
  readonly unpriced?: readonly string[]
  readonly btc?: string
  readonly display?: string
}

/** Which steps are told, with the alert's own numbers. */
function walk(
  threshold: Threshold,
  steps: readonly Step[],
  memory: ThresholdMemory = { series: [], fired: [] },
) {
  let atMs = startMs
  return steps.flatMap((step, index) => {
    atMs += step.afterMs ?? 5 * minuteMs
    const total = step.total
    const judged = passedThresholds(
      memory,
      {
        atMs,
        display: currency(step.display ?? 'usd'),
        totalIn: () =>
          total === undefined || total === null
            ? null
            : { amount: amount(total), unpriced: (step.unpriced ?? []).map(currency) },
        amountOf: (code) => (code === btc && step.btc !== undefined ? amount(step.btc) : undefined),
      },
      [threshold],
    )
    memory = judged.memory
    return judged.found.map((facts) =>
      facts.kind === 'change' ? `${index}: ${facts.from} → ${facts.to}, ${facts.percent} %` : facts.kind,
    )
  })
}

const totals = (...amounts: readonly string[]) => amounts.map((total) => ({ total }))

describe('a total that falls', () => {
  it('is told where it falls by more than the threshold, exactly', () => {
    expect(walk(falls20, totals('100', '80'))).toEqual([])
    expect(walk(falls20, totals('100', '79.99999999'))).toEqual(['1: 100 → 79.99999999, 20 %'])
  })

  it('is not told by the first reading, nor where it rises', () => {
    expect(walk(falls20, totals('79'))).toEqual([])
    expect(walk(falls20, totals('50', '100', '200'))).toEqual([])
  })

  it('is measured from the highest within the window, and not from before it', () => {
    expect(walk(falls20, totals('90', '100', '95', '79'))).toEqual(['3: 100 → 79, 21 %'])
    const slow = [
      { total: '100' },
      { total: '85', afterMs: 20 * hourMs },
      { total: '79', afterMs: 20 * hourMs },
    ]
    expect(walk(falls20, slow)).toEqual([])
  })

  it('is told once however long the window sees it, and a further fall again', () => {
    const day = Array.from({ length: 500 }, () => ({ total: '70' }))
    expect(walk(falls20, [{ total: '100' }, ...day, { total: '55' }])).toEqual([
      '1: 100 → 70, 30 %',
      '501: 70 → 55, 21.4 %',
    ])
  })

  it('is told again once it had recovered', () => {
    expect(walk(falls20, totals('100', '70', '100', '70'))).toEqual([
      '1: 100 → 70, 30 %',
      '3: 100 → 70, 30 %',
    ])
  })

  it('is told across a gap that is shorter than the window, and not a longer one', () => {
    expect(walk(falls20, [{ total: '100' }, { total: '70', afterMs: 23 * hourMs }])).toHaveLength(1)
    expect(walk(falls20, [{ total: '100' }, { total: '70', afterMs: 3 * dayMs }])).toEqual([])
  })

  it('is seen within minutes too, though an amount that stays is noted seldom', () => {
    const quick: Threshold = { ...falls20, windowMinutes: 15 }
    const still = Array.from({ length: 40 }, () => ({ total: '100', afterMs: minuteMs }))
    expect(walk(quick, [...still, { total: '70', afterMs: minuteMs }])).toHaveLength(1)
    expect(walk(quick, [...still, { total: '85' }, { total: '79', afterMs: 16 * minuteMs }])).toEqual([])
  })

  it('is only compared with totals that the same currencies are left out of', () => {
    const gone = [{ total: '100' }, { total: '40', unpriced: ['doge'] }, { total: '100' }]
    expect(walk(falls20, gone)).toEqual([])
    expect(walk(falls20, [...gone, { total: '70' }])).toEqual(['3: 100 → 70, 30 %'])
  })

  it('is not told because the display currency is another, or the total is not known', () => {
    expect(walk(falls20, [{ total: '100' }, { total: '0.001', display: 'btc' }])).toEqual([])
    expect(walk(falls20, [{ total: '100' }, { total: null }, { total: '99' }])).toEqual([])
  })

  it('says nothing of a time that a clock which was ahead has left behind', () => {
    const ahead = [{ total: '100' }, { total: '60', afterMs: -30 * dayMs }]
    expect(walk({ ...falls20, isOn: true }, ahead)).toEqual([])
  })

  it('is not told while it is switched off, and is measured all the same', () => {
    const memory: ThresholdMemory = { series: [], fired: [] }
    expect(walk({ ...falls20, isOn: false }, totals('100', '70'), memory)).toEqual([])
  })
})

describe('other thresholds', () => {
  it('tell a rise from the lowest, by an amount', () => {
    const size = { kind: 'amount', amount: amount('10'), currency: usd } as const
    const rises: Threshold = { ...falls20, direction: 'rises', size }
    expect(walk(rises, totals('100', '90', '100'))).toEqual([])
    expect(walk(rises, totals('100', '90', '100.01'))).toEqual(['2: 90 → 100.01, 11.1 %'])
  })

  it('tell of one currency in its own units, more exactly than a float', () => {
    const size = { kind: 'amount', amount: amount('0.00000001'), currency: btc } as const
    const one: Threshold = { ...falls20, subject: btc, size }
    const from = '1234567890.12345678'
    expect(walk(one, [{ btc: from }, { btc: '1234567890.12345677' }])).toEqual([])
    expect(walk(one, [{ btc: from }, { btc: '1234567890.12345676' }])).toHaveLength(1)
    expect(walk(one, [{ btc: from }, {}])).toEqual([])
  })

  it('know no percent of nothing', () => {
    const rises: Threshold = { ...falls20, direction: 'rises' }
    expect(walk(rises, totals('0', '100'))).toEqual([])
  })
})

it('keeps little, however long it goes on', () => {
  let memory: ThresholdMemory = { series: [], fired: [] }
  for (let step = 0; step < 3000; step += 1) {
    const value = amount(`${100 + (step % 7)}`)
    const judged = passedThresholds(
      memory,
      {
        atMs: startMs + step * minuteMs,
        display: usd,
        totalIn: () => ({ amount: value, unpriced: [] }),
        amountOf: () => undefined,
      },
      [falls20],
    )
    memory = judged.memory
  }
  expect(memory.series[0]?.stretches.length).toBeLessThan(300)
})
