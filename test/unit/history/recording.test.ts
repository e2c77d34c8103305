import { beforeEach, describe, expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { createHistoryWorld, type HistoryWorld } from './world.ts'

const start = Date.UTC(2026, 5, 1, 10)
let world: HistoryWorld

beforeEach(() => {
  world = createHistoryWorld()
})

describe('what is written of a reading', () => {
  it('is a row where a balance, a total or a rate changed, and nothing where none did', () => {
    const seen = { balances: { btc: '1', eth: '2' }, total: '100', rates: { btc: '50', eth: '25' } }
    expect(world.read(start, seen)).toBe(true)
    expect(world.count('change')).toBe(5)
    for (let turn = 1; turn <= 20; turn++) {
      expect(world.read(start + turn * minuteMs, seen)).toBe(false)
    }
    expect(world.count('change')).toBe(5)
    world.read(start + hourMs, { ...seen, balances: { btc: '1', eth: '1.5' }, total: '87.5' })
    expect(world.count('change')).toBe(7)
  })

  it('counts what moved between available and vault', () => {
    world.read(start, { balances: { btc: '1' } })
    world.read(start + minuteMs, { balances: { btc: '0.4' }, vault: { btc: '0.6' } })
    expect(world.count('change')).toBe(2)
    expect(world.series('btc', '24h', start + 2 * minuteMs).points.map(({ amount }) => amount)).toEqual(['1'])
  })

  it('leaves out the currencies that were never held, and has the end of one that was', () => {
    world.read(start, { balances: { btc: '1', eth: '0', doge: '0' } })
    expect(world.count('change')).toBe(1)
    world.read(start + minuteMs, { balances: { btc: '0', eth: '0', doge: '0' } })
    expect(world.count('change')).toBe(2)
  })

  it('writes a rate at most every quarter of an hour', () => {
    for (let turn = 0; turn <= 30; turn++) {
      world.read(start + turn * minuteMs, { rates: { btc: `${100 + turn}` } })
    }
    expect(world.count('change')).toBe(3)
  })

  it('writes that it was watched every five minutes, and knows it to the minute', () => {
    world.read(start, { balances: { btc: '1' } })
    const writes = world.db.prepare('SELECT total_changes() AS writes')
    let times = 0
    for (let turn = 1; turn <= 60; turn++) {
      const before = JSON.stringify(writes.get())
      world.read(start + turn * minuteMs, { balances: { btc: '1' } })
      if (JSON.stringify(writes.get()) !== before) times += 1
    }
    expect(times).toBe(12)
    expect(world.ledger.spans.between(world.series('btc', '24h', start).subject as never, 0, start)).toEqual(
      [],
    )
    expect(world.count('span')).toBe(1)
  })

  it('keeps the past of another person’s account apart, under the same name', () => {
    world.read(start, { balances: { btc: '1' }, user: 'one' })
    world.read(start + minuteMs, { balances: { btc: '2' }, user: null })
    world.read(start + 2 * minuteMs, { balances: { btc: '7' }, user: 'other' })
    expect(world.series('btc', '24h', start + 3 * minuteMs).points.map(({ amount }) => amount)).toEqual(['7'])
  })

  it('has nothing of a reading that could not be written, and all of the next', () => {
    world.read(start, { balances: { btc: '1' } })
    world.db.exec('PRAGMA max_page_count = 1')
    const grown = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`coin${index}`, '12345.678']))
    expect(() => world.read(start + minuteMs, { balances: { btc: '2', ...grown } })).toThrow(/full/)
    world.db.exec('PRAGMA max_page_count = 100000')
    world.ledger.reload()
    expect(world.count('change')).toBe(1)
    world.read(start + 2 * minuteMs, { balances: { btc: '2', ...grown } })
    expect(world.count('change')).toBe(402)
  })
})

describe('a clock that is put back', () => {
  const now = start + hourMs

  beforeEach(() => {
    world.read(start, { balances: { btc: '1' } })
    for (let turn = 1; turn <= 5; turn++) {
      world.read(now + 3 * hourMs + turn * minuteMs, { balances: { btc: `${turn * 10}` } })
    }
    world.read(now, { balances: { btc: '7' } })
  })

  it('keeps the order of what was written, and leaves nothing in the future', () => {
    const rows = world.db.prepare('SELECT at, amount FROM change ORDER BY at, seq').all()
    expect(rows.map(({ amount }) => amount)).toEqual(['1', '10', '20', '30', '40', '50', '7'])
    expect(rows.every(({ at }) => Number(at) <= now)).toBe(true)
    expect(world.ledger.behindMs(now)).toBe(0)
  })

  it('shows what there is, at every later time', () => {
    for (const laterMs of [0, minuteMs, 4 * hourMs, dayMs]) {
      world.read(now + laterMs, { balances: { btc: '7' }, nextInMs: dayMs })
      expect(world.series('btc', '24h', now + laterMs).points.at(-1)?.amount).toBe('7')
    }
  })

  it('never has a time that runs backwards', () => {
    const { points } = world.series('btc', 'all', now + minuteMs)
    const times = points.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(world.db.prepare('SELECT count(*) AS odd FROM span WHERE "to" < "from"').get()).toEqual({ odd: 0 })
  })

  it('has the extremes of an hour where its changes are now', () => {
    const hours = world.db.prepare('SELECT low, high FROM hour ORDER BY hour').all()
    expect(hours.map(({ low, high }) => [low, high])).toEqual([
      ['1', '1'],
      ['7', '50'],
    ])
  })
})
