import { beforeEach, describe, expect, test } from 'vitest'
import { createPace, type Pace } from '../../../app/api/pace.ts'
import { defaultHost, parseHost, type Host } from '../../../app/domain/host.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'

const otherHost = parseHost('stake.us') ?? defaultHost
const startMs = Date.UTC(2026, 0, 1)
const limited = (retryAtMs: number) => ({ ok: false, failure: { kind: 'rate-limited', retryAtMs } })
const cancelled = { ok: false, failure: { kind: 'cancelled' } }

let clock: FakeClock
let pace: Pace
/** What each request that asked for a turn was told, and when. */
let turns: [name: string, atMs: number, outcome: unknown][]

beforeEach(() => {
  clock = createFakeClock(startMs)
  pace = createPace({ clock, minIntervalMs: 1000 })
  turns = []
})

async function enter(
  name: string,
  host: Host = defaultHost,
  signal = new AbortController().signal,
): Promise<void> {
  const outcome = await pace.turn(host, signal)
  turns.push([name, clock.elapsedMs(), outcome.ok ? 'go' : outcome])
}

describe('spacing', () => {
  test('the first goes at once, the others a second apart in the order they came', async () => {
    for (const name of ['a', 'b', 'c']) void enter(name)
    await clock.advance(5000)
    expect(turns).toEqual([
      ['a', 0, 'go'],
      ['b', 1000, 'go'],
      ['c', 2000, 'go'],
    ])
    expect(clock.pendingTimers()).toBe(0)
  })

  test('who comes after a pause does not wait', async () => {
    void enter('a')
    await clock.advance(1500)
    void enter('b')
    await clock.advance(0)
    void enter('c')
    await clock.advance(2000)
    expect(turns.map(([name, atMs]) => [name, atMs])).toEqual([
      ['a', 0],
      ['b', 1500],
      ['c', 2500],
    ])
  })

  test('hosts do not wait for each other', async () => {
    void enter('a')
    void enter('b', otherHost)
    await clock.advance(0)
    expect(turns.map(([name]) => name)).toEqual(['a', 'b'])
  })

  test('a jump of the wall clock, either way, changes nothing', async () => {
    void enter('a')
    void enter('b')
    clock.jump(86_400_000)
    await clock.advance(999)
    expect(turns).toHaveLength(1)
    clock.jump(-2 * 86_400_000)
    await clock.advance(1)
    expect(turns.at(-1)).toEqual(['b', 1000, 'go'])
  })

  test('who leaves gives up the turn to the next', async () => {
    const leaving = new AbortController()
    void enter('a')
    void enter('b', defaultHost, leaving.signal)
    void enter('c')
    await clock.advance(500)
    leaving.abort()
    await clock.advance(500)
    expect(turns).toEqual([
      ['a', 0, 'go'],
      ['b', 500, cancelled],
      ['c', 1000, 'go'],
    ])
  })

  test('the last to leave takes the timer along', async () => {
    const leaving = new AbortController()
    void enter('a')
    void enter('b', defaultHost, leaving.signal)
    leaving.abort()
    expect(clock.pendingTimers()).toBe(0)
    void enter('c', defaultHost, leaving.signal)
    await clock.advance(0)
    expect(turns.at(-1)).toEqual(['c', 0, cancelled])
  })
})

describe('hold', () => {
  test('turns away at once who waits and who comes, until the time is over', async () => {
    void enter('a')
    void enter('b')
    await clock.advance(100)
    pace.hold(defaultHost, 30_000)
    await clock.advance(900)
    void enter('c')
    await clock.advance(29_099)
    void enter('d')
    await clock.advance(1)
    void enter('e')
    await clock.advance(0)
    const untilMs = startMs + 30_100
    expect(turns).toEqual([
      ['a', 0, 'go'],
      ['b', 100, limited(untilMs)],
      ['c', 1000, limited(untilMs)],
      ['d', 30_099, limited(untilMs)],
      ['e', 30_100, 'go'],
    ])
  })

  test('is for one host', async () => {
    pace.hold(defaultHost, 30_000)
    void enter('a', otherHost)
    await clock.advance(0)
    expect(turns).toEqual([['a', 0, 'go']])
  })

  test('a jump of the wall clock moves the time that is told, not the wait', async () => {
    pace.hold(defaultHost, 30_000)
    clock.jump(3_600_000)
    void enter('a')
    await clock.advance(0)
    expect(turns).toEqual([['a', 0, limited(startMs + 3_630_000)]])
  })
})

test('close cancels who waits and who comes, and leaves no timer', async () => {
  void enter('a')
  void enter('b')
  pace.close()
  void enter('c')
  await clock.advance(5000)
  expect(turns).toEqual([
    ['a', 0, 'go'],
    ['b', 0, cancelled],
    ['c', 0, cancelled],
  ])
  expect(clock.pendingTimers()).toBe(0)
})
