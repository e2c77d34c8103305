import { beforeEach, describe, expect, it } from 'vitest'
import { entryPages, exportText, type Whose } from '../../../app/history/export.ts'
import { importText } from '../../../app/history/import.ts'
import { asUserId, firstAccountId } from '../../../app/domain/account.ts'
import type { HistoryFormat } from '../../../app/domain/history.ts'
import { defaultHost, parseHost } from '../../../app/domain/host.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { exampleUserId } from '../../fakes/views.ts'
import { createHistoryWorld, type HistoryWorld } from './world.ts'

const now = Date.UTC(2026, 5, 30, 10)
const whose: Whose = { account: firstAccountId, host: defaultHost, userId: exampleUserId }
let world: HistoryWorld

beforeEach(() => {
  world = createHistoryWorld()
  world.read(now - 4 * hourMs, {
    balances: { btc: '0.1', eth: '12.000000000000000001' },
    vault: { btc: '1' },
    total: '70.5',
    rates: { btc: '60000.12', eth: '3' },
  })
  world.read(now - 4 * hourMs + minuteMs, { balances: { btc: '0.2' }, total: null, unpriced: ['btc', 'eth'] })
  world.read(now - hourMs, { balances: { btc: '0' }, total: '71' })
})

async function exported(from: HistoryWorld, format: HistoryFormat = 'json', owner = whose): Promise<string> {
  const pages = entryPages(owner)
  let text = ''
  for await (const piece of exportText(format, owner, now, async () => pages.next(from.ledger))) text += piece
  return text
}

const imported = (into: HistoryWorld, text: string, owner = whose) =>
  importText(
    text,
    owner,
    now,
    () => Promise.resolve(),
    (work) => {
      work(into.ledger)
      return null
    },
  )

const all = (of: HistoryWorld) =>
  of.db
    .prepare(
      'SELECT owner, kind, currency, at, amount, also FROM change JOIN series ON series.id = series ORDER BY seq',
    )
    .all()

const entry = '{"at":"2026-06-30T06:00:00.000Z","kind":"rate","currency":"btc","amount":"1"}'
const withEntry = async (line: string): Promise<string> =>
  (await exported(world)).replace('"entries":[', `"entries":[\n${line},`)

describe('an exported history', () => {
  it('is one document of JSON, with exact decimals and ISO times', async () => {
    const file = JSON.parse(await exported(world)) as Record<string, unknown>
    expect(file).toMatchObject({ stakewatch: 'history', version: 1, host: defaultHost })
    expect(file['exportedAt']).toBe('2026-06-30T10:00:00.000Z')
    expect(file['entries']).toEqual(
      expect.arrayContaining([
        {
          at: '2026-06-30T06:00:00.000Z',
          kind: 'balance',
          currency: 'eth',
          available: '12.000000000000000001',
          vault: '0',
        },
        {
          at: '2026-06-30T06:01:00.000Z',
          kind: 'total',
          currency: 'usd',
          amount: null,
          unpriced: ['btc', 'eth'],
        },
        { at: '2026-06-30T06:00:00.000Z', kind: 'rate', currency: 'btc', amount: '60000.12' },
        { at: '2026-06-30T06:00:00.000Z', kind: 'watched', until: '2026-06-30T06:01:00.000Z' },
      ]),
    )
  })

  it('is a table as CSV', async () => {
    const lines = (await exported(world, 'csv')).split('\r\n')
    expect(lines[0]).toBe('at,kind,currency,available,vault,amount,unpriced,until')
    expect(lines).toContain('2026-06-30T06:00:00.000Z,balance,btc,0.1,1,,,')
    expect(lines).toContain('2026-06-30T06:01:00.000Z,total,usd,,,,btc eth,')
    expect(lines).toContain('2026-06-30T06:00:00.000Z,watched,,,,,,2026-06-30T06:01:00.000Z')
    expect(lines.every((line) => line === '' || line.split(',').length === 8)).toBe(true)
  })

  it('does not name the person', async () => {
    for (const format of ['json', 'csv'] as const) {
      expect(await exported(world, format)).not.toContain(exampleUserId)
    }
  })

  it('holds a few thousand entries at once, however many there are', async () => {
    for (let turn = 0; turn < 9000; turn++) world.read(now + turn, { balances: { btc: `${turn + 1}` } })
    const pages = entryPages(whose)
    const sizes: number[] = []
    for (let page = pages.next(world.ledger); page; page = pages.next(world.ledger)) sizes.push(page.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000)
    expect(sizes.length).toBeGreaterThan(4)
  })

  it('holds what was known when it began', async () => {
    const pages = entryPages(whose)
    pages.next(world.ledger)
    world.read(now, { balances: { btc: '99' } })
    expect(JSON.stringify(pages.next(world.ledger))).not.toContain('99')
  })

  it('holds nothing of another account', async () => {
    expect(
      await exported(world, 'json', { ...whose, account: 'second' as never, host: parseHost('stake.us')! }),
    ).not.toMatch(/balance|total|watched/)
  })
})

describe('an imported history', () => {
  it('is the one that was exported', async () => {
    const other = createHistoryWorld()
    expect(await imported(other, await exported(world))).toBeNull()
    expect(all(other)).toEqual(all(world))
    expect(await exported(other)).toBe(await exported(world))
    for (const subject of ['total', 'btc', 'eth']) {
      expect(other.series(subject, '24h', now)).toEqual(world.series(subject, '24h', now))
    }
  })

  it('changes nothing the second time, nor where it came from', async () => {
    const text = await exported(world)
    const before = all(world)
    expect(await imported(world, text)).toBeNull()
    expect(await imported(world, text)).toBeNull()
    expect(all(world)).toEqual(before)
    expect(world.count('span')).toBe(2)
  })

  it('goes before what is known already, and the next reading is news only where it is', async () => {
    const other = createHistoryWorld()
    other.read(now - minuteMs, { balances: { btc: '5' }, total: '300' })
    await imported(other, await exported(world))
    expect(other.read(now, { balances: { btc: '5' }, total: '300' })).toBe(false)
    expect(other.series('btc', '24h', now).points.map(({ amount }) => amount)).toEqual([
      '1.1',
      '0.2',
      null,
      '0',
      null,
      '5',
    ])
  })

  it('is taken from another mirror, when it is the same person’s', async () => {
    const other = createHistoryWorld()
    const text = await exported(world)
    const mirror = { ...whose, host: parseHost('stake.bet') ?? defaultHost }
    expect(await imported(other, text, mirror)).toBeNull()
    expect(all(other)).toHaveLength(all(world).length)
  })

  it.each([
    ['another person’s', { ...whose, userId: asUserId('00000000-0000-4000-8000-000000000009') }],
    [
      'another host’s, of a person that is not known',
      { ...whose, userId: null, host: parseHost('stake.us')! },
    ],
  ])('is refused where it is %s', async (_, owner) => {
    const other = createHistoryWorld()
    expect(await imported(other, await exported(world), owner)).toEqual({
      kind: 'history-refused',
      cause: 'other-account',
    })
    expect(all(other)).toEqual([])
  })

  const refused: readonly [string, () => Promise<string>, string][] = [
    ['nothing', async () => '', 'not-ours'],
    ['a number', async () => '7', 'not-ours'],
    ['our settings', async () => '{"stakewatch":"preferences","version":1}\n', 'not-ours'],
    ['a CSV', async () => await exported(world, 'csv'), 'not-ours'],
    ['a newer one', async () => (await exported(world)).replace('"version":1', '"version":2'), 'newer'],
    ['one that was cut off', async () => (await exported(world)).slice(0, -40), 'broken'],
    ['one of no host', async () => (await exported(world)).replace(defaultHost, 'evil.example'), 'broken'],
    ['a deep one', async () => await withEntry('['.repeat(100_000)), 'broken'],
    ['prototypes', async () => await withEntry('{"__proto__":{"at":1},"kind":"rate"}'), 'broken'],
    ['a further field', async () => await withEntry(entry.replace('{', '{"more":1,')), 'broken'],
    ['a number for an amount', async () => await withEntry(entry.replace('"1"', '1')), 'broken'],
    ['an exponent', async () => await withEntry(entry.replace('"1"', '"1e5"')), 'broken'],
    [
      'an endless amount',
      async () => await withEntry(entry.replace('"1"', `"${'9'.repeat(200)}"`)),
      'broken',
    ],
    ['a currency that is SQL', async () => await withEntry(entry.replace('btc', "';--")), 'broken'],
    ['a time to come', async () => await withEntry(entry.replace('2026', '2031')), 'broken'],
    ['a time before Stake', async () => await withEntry(entry.replace('2026', '1970')), 'broken'],
    ['a time that is none', async () => await withEntry(entry.replace('06-30', '13-45')), 'broken'],
    [
      'a span that runs backwards',
      async () =>
        await withEntry(
          '{"at":"2026-06-30T06:00:00.000Z","kind":"watched","until":"2026-06-29T06:00:00.000Z"}',
        ),
      'broken',
    ],
  ]

  it.each(refused)('is refused as a whole where it is %s', async (_, text, cause) => {
    const other = createHistoryWorld()
    expect(await imported(other, await text())).toEqual({ kind: 'history-refused', cause })
    expect(all(other)).toEqual([])
  })

  it('lets others have their turn between a few hundred entries', async () => {
    for (let turn = 0; turn < 3000; turn++)
      world.read(now - dayMs + turn, { balances: { btc: `${turn + 1}` } })
    const other = createHistoryWorld()
    let pauses = 0
    const text = await exported(world)
    await importText(
      text,
      whose,
      now,
      async () => void (pauses += 1),
      (work) => {
        work(other.ledger)
        return null
      },
    )
    expect(pauses).toBeGreaterThan(10)
  })
})
