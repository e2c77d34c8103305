import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { createHistoryWorld, type HistoryWorld } from './world.ts'

const now = Date.UTC(2026, 5, 30, 10, 17)
let world: HistoryWorld

beforeEach(() => {
  world = createHistoryWorld()
})

const amountsOf = (points: readonly { readonly amount: unknown }[]) => points.map(({ amount }) => amount)

describe('a chart', () => {
  it('is empty where nothing is known', () => {
    expect(world.series('total', '30d', now)).toMatchObject({
      points: [],
      low: null,
      high: null,
      change: null,
    })
    expect(world.series('total', 'all', now).fromMs).toBe(now)
  })

  it('begins with what there was when the range began', () => {
    world.read(now - 9 * dayMs, { total: '100', nextInMs: 4 * dayMs })
    world.read(now - 3 * dayMs, { total: '120', nextInMs: 4 * dayMs })
    expect(world.series('total', '7d', now).points).toEqual([
      { atMs: now - 7 * dayMs, amount: '100' },
      { atMs: now - 3 * dayMs, amount: '120' },
    ])
  })

  it('has a gap where nobody was watching, and says what there was after it', () => {
    world.read(now - 10 * hourMs, { total: '100' })
    world.read(now - 10 * hourMs + 5 * minuteMs, { total: '110' })
    world.read(now - 2 * hourMs, { total: '110' })
    world.read(now - minuteMs, { total: '90', nextInMs: 2 * hourMs })
    expect(world.series('total', '24h', now).points).toEqual([
      { atMs: now - 10 * hourMs, amount: '100' },
      { atMs: now - 10 * hourMs + 5 * minuteMs, amount: '110' },
      { atMs: now - 10 * hourMs + 5 * minuteMs, amount: null },
      { atMs: now - 2 * hourMs, amount: '110' },
      { atMs: now - 2 * hourMs, amount: null },
      { atMs: now - minuteMs, amount: '90' },
    ])
  })

  it('has none where a reading failed and worked again soon, or where the next one was not due for long', () => {
    world.read(now - 5 * hourMs, { total: '100' })
    world.read(now - 5 * hourMs + 14 * minuteMs, { total: '100', nextInMs: hourMs })
    world.read(now - 5 * hourMs + 14 * minuteMs + hourMs, { total: '100', nextInMs: 4 * hourMs })
    expect(world.series('total', '24h', now).points).toEqual([{ atMs: now - 5 * hourMs, amount: '100' }])
  })

  it('ends in a gap once nobody watches any more', () => {
    world.read(now - 5 * hourMs, { total: '100' })
    expect(world.series('total', '24h', now).points.at(-1)).toEqual({ atMs: now - 5 * hourMs, amount: null })
  })

  it('says how much it changed, exactly, and in percent', () => {
    world.read(now - 20 * hourMs, { total: '0.1', nextInMs: dayMs })
    world.read(now - hourMs, { total: '0.3', nextInMs: dayMs })
    expect(world.series('total', '24h', now).change).toEqual({ amount: '0.2', percent: '200' })
    world.read(now - minuteMs, { total: '0.0999', nextInMs: dayMs })
    expect(world.series('total', '24h', now).change).toEqual({ amount: '-0.0001', percent: '-0.1' })
  })

  it('compares no totals that leave out different currencies, and gives no percent of nothing', () => {
    world.read(now - 20 * hourMs, { total: '0', nextInMs: dayMs })
    world.read(now - 10 * hourMs, { total: '5', nextInMs: dayMs })
    expect(world.series('total', '24h', now).change).toEqual({ amount: '5', percent: null })
    world.read(now - hourMs, { total: '2', unpriced: ['sand'], nextInMs: dayMs })
    expect(world.series('total', '24h', now).change).toBeNull()
  })

  it('tells in privacy mode when something is known, and nothing of what', () => {
    world.read(now - 10 * hourMs, { total: '100' })
    for (let turn = 0; turn < 40; turn++) {
      world.read(now - 4 * hourMs + turn * minuteMs, { total: `${turn}` })
    }
    const series = world.series('total', '24h', now, { isPrivate: true })
    expect(amountsOf(series.points)).toEqual([hiddenMark, null, hiddenMark, null])
    expect(series).toMatchObject({ low: hiddenMark, high: hiddenMark })
    expect(series.change).toEqual({ amount: hiddenMark, percent: hiddenMark })
    expect(JSON.stringify(series)).not.toMatch(/"amount":"\d/)
  })
})

describe('a total in another currency', () => {
  const rates = { eur: '2', btc: '100' }

  it('is what was shown then, where it was looked at', () => {
    world.read(now - 2 * hourMs, { total: '100', totals: { eur: '50.01' }, rates, nextInMs: dayMs })
    const { points, currency } = world.series('total', '24h', now, { display: 'eur' })
    expect(currency).toBe('eur')
    expect(amountsOf(points)).toEqual(['50.01'])
  })

  it('goes by the rates of then, where another one was looked at', () => {
    world.read(now - 9 * hourMs, { total: '100', rates, nextInMs: dayMs })
    world.read(now - 6 * hourMs, { total: '100', rates: { ...rates, eur: '1.6' }, nextInMs: dayMs })
    world.read(now - 3 * hourMs, { total: '130', rates: { ...rates, eur: '1.6' }, nextInMs: dayMs })
    const { points, low, high, change } = world.series('total', '24h', now, { display: 'eur' })
    expect(points).toEqual([
      { atMs: now - 9 * hourMs, amount: '50' },
      { atMs: now - 6 * hourMs, amount: '62.5' },
      { atMs: now - 3 * hourMs, amount: '81.25' },
    ])
    expect({ low, high, change }).toEqual({
      low: '50',
      high: '81.25',
      change: { amount: '31.25', percent: '62.5' },
    })
  })

  it('ends where the owner turned to another one, and goes on when they come back', () => {
    world.read(now - 9 * hourMs, { total: '100', totals: { eur: '51' }, rates, nextInMs: dayMs })
    world.read(now - 6 * hourMs, { total: '90', rates, nextInMs: dayMs })
    world.read(now - 3 * hourMs, { total: '80', totals: { eur: '41' }, rates, nextInMs: dayMs })
    const { points } = world.series('total', '24h', now, { display: 'eur' })
    expect(amountsOf(points)).toEqual(['51', '45', '41'])
    expect(points[1]?.atMs).toBe(now - 6 * hourMs)
  })

  it('is not known where the rate is not', () => {
    world.read(now - 9 * hourMs, { total: '100', nextInMs: dayMs })
    expect(world.series('total', '24h', now, { display: 'eur' }).points).toEqual([])
  })
})

describe('a long past', () => {
  /** What was read, and the same worked out by looking at every single value. */
  const walk = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 1, max: 50 * minuteMs }),
      units: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { minLength: 1, maxLength: 120 },
  )

  it('keeps its extremes, its ends and its order however it is reduced', () => {
    fc.assert(
      fc.property(walk, fc.constantFrom('24h', '7d', '30d', 'all'), (steps, range) => {
        const own = createHistoryWorld()
        const lengthMs = steps.reduce((sum, { afterMs }) => sum + afterMs, 0)
        let atMs = now - lengthMs
        const values: { atMs: number; units: number }[] = []
        for (const { afterMs, units } of steps) {
          own.read(atMs, { balances: { btc: `${units / 1000}` }, nextInMs: hourMs })
          values.push({ atMs, units })
          atMs += afterMs
        }
        const { points, low, high, fromMs } = own.series('btc', range, now)
        const before = values.findLast((value) => value.atMs <= fromMs)
        const within = values.filter((value) => value.atMs > fromMs)
        const units = [...(before ? [before] : []), ...within].map((value) => value.units)
        expect(Number(low)).toBeCloseTo(Math.min(...units) / 1000, 9)
        expect(Number(high)).toBeCloseTo(Math.max(...units) / 1000, 9)
        expect(Number(points.at(-1)?.amount)).toBeCloseTo((values.at(-1)?.units ?? 0) / 1000, 9)
        expect(Number(points[0]?.amount)).toBeCloseTo((units[0] ?? 0) / 1000, 9)
        const times = points.map((point) => point.atMs)
        expect(times).toEqual(times.toSorted((one, other) => one - other))
        expect(points.every((point) => point.atMs >= fromMs && point.atMs <= now)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('has no more points than a screen can show, and its spikes', () => {
    const insert = world.db.prepare('INSERT INTO span VALUES (?, ?, ?)')
    insert.run('first', now - 30 * dayMs, now)
    world.db.exec('BEGIN')
    const series = world.ledger.changes.make({ owner: 'first', kind: 'total', currency: 'usd' } as never)
    for (let row = 0; row < 20_000; row++) {
      const atMs = now - 30 * dayMs + row * 129_600
      const spike = row === 12_345 ? '99999' : row === 7777 ? '1' : `${1000 + (row % 97)}.${row % 10}1`
      world.ledger.changes.add(series, 'total', { atMs, amount: spike as never, also: '' })
    }
    world.db.exec('COMMIT')
    const { points, low, high } = world.series('total', '30d', now)
    expect(points.length).toBeGreaterThan(240)
    expect(points.length).toBeLessThanOrEqual(3 * 240 + 3)
    expect({ low, high }).toEqual({ low: '1', high: '99999' })
    expect(points.find((point) => Number(point.amount) === 99_999)?.atMs).toBe(
      now - 30 * dayMs + 12_345 * 129_600,
    )
  })

  it('has no more gaps than a screen can show', () => {
    const insert = world.db.prepare('INSERT INTO span VALUES (?, ?, ?)')
    world.read(now - 30 * dayMs, { total: '5' })
    for (let turn = 0; turn < 2000; turn++) {
      const fromMs = now - 30 * dayMs + turn * 20 * minuteMs
      insert.run('first', fromMs + 1, fromMs + 3 * minuteMs)
    }
    expect(world.series('total', '30d', now).points.length).toBeLessThan(10)
  })
})

describe('the last days of an account', () => {
  const line = { account: 'first', host: 'stake.com', subject: 'total', display: 'usd' } as never

  it('are a change of the day, from what there was a day ago', () => {
    world.read(now - 2 * dayMs, { total: '80', nextInMs: 2 * dayMs })
    world.read(now - hourMs, { total: '100', nextInMs: dayMs })
    expect(world.ledger.day(line, now)).toEqual({ amount: '20', percent: '25' })
    expect(world.ledger.day(line, now)).toEqual(world.series('total', '24h', now).change)
  })

  it('are small lines of what moved, with gaps', () => {
    world.read(now - 6 * dayMs, { balances: { btc: '2', eth: '5' }, nextInMs: 6 * hourMs })
    world.read(now - 5.6 * dayMs, { balances: { btc: '4', eth: '5' }, nextInMs: hourMs })
    world.read(now - hourMs, { balances: { btc: '3', eth: '5' }, nextInMs: hourMs })
    const lines = world.ledger.sparklines(line, ['btc', 'eth'] as never, now)
    expect(Object.keys(lines)).toEqual(['btc'])
    const btc = (lines as Record<string, readonly (number | null)[]>)['btc'] ?? []
    expect(btc).toHaveLength(56)
    expect([...new Set(btc.filter((value) => value !== null))]).toEqual([0, 1, 0.5])
    expect(btc.at(-1)).toBe(0.5)
    expect(btc).toContain(null)
  })
})
