import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../app/history/database.ts'
import { migrate, migrations, schemaOf, versionOf } from '../../../app/history/schema.ts'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import { createHistoryWorld, type HistoryWorld } from './world.ts'

const now = Date.UTC(2026, 5, 30, 10)
const second = parseAccountId('second') ?? firstAccountId
let world: HistoryWorld

beforeEach(() => {
  world = createHistoryWorld()
})

function upkeepUntilStill(days: number | null, nowMs: number): number {
  let steps = 0
  for (let before = -1; before !== rows(); steps++) {
    before = rows()
    for (let step = 0; step < 10; step++) world.ledger.upkeep(days, nowMs)
  }
  return steps
}

const rows = () => world.count('change')

const read = (account: typeof second, value: string) =>
  world.read(now, { account, balances: { btc: value }, total: value, rates: { btc: '1' } })

describe('retention', () => {
  beforeEach(() => {
    for (let turn = 60 * 8; turn >= 0; turn--) {
      const value = `${1000 + turn}`
      world.read(now - turn * 3 * hourMs, {
        balances: { btc: value, eth: '1' },
        total: value,
        nextInMs: 3 * hourMs,
      })
    }
  })

  it('takes away what is older, and leaves the rest as it was', () => {
    const before = world.series('total', '30d', now)
    upkeepUntilStill(30, now)
    expect(world.series('total', '30d', now)).toEqual(before)
    expect(world.series('eth', '30d', now).points).toEqual([{ atMs: now - 30 * dayMs, amount: '1' }])
    const edgeMs = now - 30 * dayMs
    const older = world.db.prepare('SELECT count(*) AS older FROM change WHERE at < ?').get(edgeMs)
    expect(older).toEqual({ older: 1 })
    expect(world.series('total', 'all', now).fromMs).toBeGreaterThanOrEqual(now - 60 * dayMs)
  })

  it('goes in small steps, and begins again a day later', () => {
    world.ledger.upkeep(30, now)
    expect(rows()).toBeGreaterThan(480)
    upkeepUntilStill(30, now)
    const left = rows()
    world.ledger.upkeep(30, now + 23 * hourMs)
    expect(rows()).toBe(left)
    upkeepUntilStill(30, now + dayMs)
    expect(rows()).toBe(left - 16)
  })

  it('keeps everything for ever where the owner wants that', () => {
    const before = rows()
    upkeepUntilStill(null, now + 4000 * dayMs)
    expect(rows()).toBe(before)
  })

  it('follows a choice that changes', () => {
    upkeepUntilStill(365, now)
    const before = rows()
    upkeepUntilStill(30, now)
    expect(rows()).toBeLessThan(before / 1.9)
  })
})

describe('giving up an account', () => {
  it('forgets it at once, and takes it away in pieces, with nothing of it left', () => {
    for (let turn = 0; turn < 1500; turn++) {
      world.read(now + turn, { balances: { btc: `${turn + 1}` }, total: `${turn + 1}` })
    }
    read(second, '7')
    world.ledger.giveUp(firstAccountId)
    expect(world.series('total', '24h', now + hourMs).points).toEqual([])
    expect(rows()).toBeGreaterThan(3000)
    let steps = 0
    while (world.ledger.bury()) steps++
    expect(steps).toBeGreaterThan(5)
    expect(rows()).toBe(3)
    expect(world.count('hour')).toBe(2)
    expect(world.series('btc', '24h', now + 1000, { account: second }).points).toHaveLength(1)
  })

  it('takes the rates too where nobody else has them', () => {
    read(firstAccountId, '1')
    read(second, '2')
    world.ledger.giveUp(second)
    while (world.ledger.bury());
    expect(rows()).toBe(3)
    world.ledger.giveUp(firstAccountId)
    while (world.ledger.bury());
    expect([rows(), world.count('series'), world.count('span'), world.count('account')]).toEqual([0, 0, 0, 0])
  })

  it('begins anew under the same name', () => {
    read(firstAccountId, '1')
    world.ledger.giveUp(firstAccountId)
    read(firstAccountId, '5')
    while (world.ledger.bury());
    expect(world.series('btc', '24h', now).points).toEqual([{ atMs: now, amount: '5' }])
  })
})

describe('the schema', () => {
  const added = [...migrations, ['ALTER TABLE span ADD COLUMN why TEXT'], ['CREATE TABLE later (id INTEGER)']]

  it('is brought from version to version, without losing a row', () => {
    world.read(now, { total: '1' })
    migrate(world.db, added)
    expect(versionOf(world.db)).toBe(3)
    expect(rows()).toBe(1)
    expect(schemaOf(world.db).join()).toContain('later')
    migrate(world.db, added)
    expect(versionOf(world.db)).toBe(3)
  })

  it('stays at the version before where a step fails', () => {
    const broken = [...migrations, ['CREATE TABLE later (id INTEGER)', 'CREATE TABLE later (id INTEGER)']]
    expect(() => migrate(world.db, broken)).toThrow(/already exists/)
    expect(versionOf(world.db)).toBe(1)
    expect(schemaOf(world.db).join()).not.toContain('later')
  })

  it('is the newest in a database that is new', () => {
    const opened = openDatabase('memory')
    expect(opened.kind === 'open' && versionOf(opened.db)).toBe(migrations.length)
  })
})
