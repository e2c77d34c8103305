import { describe, expect, test } from 'vitest'
import { isJsonObject, parseExactJson } from '../../../app/api/json.ts'
import { readBets } from '../../../app/api/parse-bets.ts'

function read(json: string) {
  const data = parseExactJson(json)
  if (!isJsonObject(data)) throw new Error('the test needs an object')
  return readBets(data)
}

const fields = {
  __typename: '"CasinoBet"',
  active: 'false',
  amount: '0.10000000000000000001',
  payout: '1.98e-1',
  payoutMultiplier: '1.98',
  currency: '"usdt"',
  createdAt: '"Fri, 12 Jun 2026 15:11:57 GMT"',
}

function entry(id: string, change: Partial<Record<keyof typeof fields, string>> = {}): string {
  const bet = Object.entries({ ...fields, ...change }).map(([name, value]) => `"${name}":${value}`)
  return `{"id":"${id}","iid":"house:12345678","game":{"name":"Dice"},"bet":{${bet.join(',')}}}`
}

const list = (...entries: readonly string[]) => `{"user":{"houseBetList":[${entries.join(',')}]}}`

function recent(...entries: readonly string[]) {
  const outcome = read(list(...entries))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const drifted = (field: string) => ({ ok: false, failure: { kind: 'schema-drift', field } })

describe('bets', () => {
  test('arrive with every digit that was sent', () => {
    expect(recent(entry('a'))).toEqual({
      bets: [
        {
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          iid: 'house:12345678',
          game: 'Dice',
          currency: 'usdt',
          amount: '0.10000000000000000001',
          payout: '0.198',
          multiplier: '1.98',
          isOpen: false,
          atMs: Date.UTC(2026, 5, 12, 15, 11, 57),
        },
      ],
      otherKinds: 0,
      unreadable: 0,
    })
    expect(recent()).toEqual({ bets: [], otherKinds: 0, unreadable: 0 })
  })

  test('are listed once each, the newest first', () => {
    const later = '"Fri, 12 Jun 2026 15:12:00 GMT"'
    const { bets } = recent(entry('a'), entry('b', { createdAt: later }), entry('a'))
    expect(bets.map(({ atMs }) => atMs % 60_000)).toEqual([0, 57_000])
    expect(new Set(bets.map(({ id }) => id)).size).toBe(2)
  })

  test('of other kinds, or not understood, are counted and cost no other', () => {
    const odd = [
      entry('c', { amount: '"1"' }),
      entry('d', { amount: '-1' }),
      entry('e', { payout: 'null' }),
      entry('f', { currency: '"Ü!"' }),
      entry('g', { createdAt: '"yesterday"' }),
      entry(''),
      entry('h', { __typename: '7' }),
      'null',
      '[]',
    ]
    const sport = entry('b', { __typename: '"SportBet"' })
    expect(recent(entry('a'), sport, ...odd)).toMatchObject({
      bets: [{ game: 'Dice' }],
      otherKinds: 1,
      unreadable: odd.length,
    })
    expect(recent(sport)).toEqual({ bets: [], otherKinds: 1, unreadable: 0 })
  })

  test('that are still going on have come to nothing yet, whatever is said of it', () => {
    for (const payout of ['null', '0', '12']) {
      expect(recent(entry('a', { active: 'true', payout })).bets).toMatchObject([
        { isOpen: true, payout: '0', multiplier: null },
      ])
    }
  })

  test.each([
    ['payoutMultiplier', '"2"', { multiplier: null }],
    ['payoutMultiplier', '-2', { multiplier: null }],
    ['active', 'null', { isOpen: false }],
    ['payout', '0.0', { payout: '0' }],
  ] as const)('%s as %s costs nothing else', (name, value, expected) => {
    expect(recent(entry('a', { [name]: value })).bets).toMatchObject([expected])
  })

  test('have names in one short line, and numbers in one form', () => {
    const named = (name: string, iid: string) =>
      entry('a').replace('"Dice"', JSON.stringify(name)).replace('house:12345678', iid)
    expect(recent(named('x'.repeat(180), 'house:1')).bets[0]?.game).toBe(`${'x'.repeat(59)}…`)
    expect(recent(named('\u202Eevil\nname', 'ann@stake.example')).bets).toMatchObject([
      { game: 'evil name', iid: null },
    ])
    expect(recent(entry('a').replace('{"name":"Dice"}', 'null')).bets[0]?.game).toBe('')
  })

  test('more than were asked for are left out', () => {
    const many = Array.from({ length: 5000 }, (_, index) => entry(`b-${index}`))
    expect(recent(...many).bets).toHaveLength(100)
  })

  test.each(['{}', '{"user":7}', '{"user":{"houseBetList":null}}', '{"user":{"houseBetList":{}}}'])(
    '%s is no list',
    (json) => {
      expect(read(json)).toEqual(drifted('user.houseBetList'))
    },
  )

  test('of which none is understood are drift', () => {
    expect(read(list(entry('a', { amount: 'null' }), 'null'))).toEqual(drifted('user.houseBetList[].bet'))
  })
})
