import { describe, expect, test } from 'vitest'
import { openLive, type LiveEnd } from '../../../app/api/live.ts'
import { defaultHost, type Host } from '../../../app/domain/host.ts'
import type { BalanceChange } from '../../../app/domain/live.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { makeToken } from '../../../app/domain/token.ts'
import type { SocketEnd } from '../../../app/ports/live-socket.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeLiveSocket, type FakeConnection } from '../../fakes/live-socket.ts'

const secret = 'a'.repeat(96)

interface Beginning {
  readonly host?: Host
  readonly answer?: 'ok' | null
  readonly pingEveryMs?: number | null
}

function begin({ host = defaultHost, answer = 'ok', pingEveryMs = 10_000 }: Beginning = {}) {
  const clock = createFakeClock()
  const socket = createFakeLiveSocket()
  const changes: BalanceChange[] = []
  const ends: LiveEnd[] = []
  const told = { up: 0, alive: 0, unclear: 0 }
  socket.answerWith(answer)
  const live = openLive(
    { socket: socket.port, clock, pingEveryMs: () => pingEveryMs },
    { host, token: makeToken(secret) },
    {
      up: () => void (told.up += 1),
      alive: () => void (told.alive += 1),
      changed: (change) => void changes.push(change),
      unclear: () => void (told.unclear += 1),
      ended: (end) => void ends.push(end),
    },
  )
  return { clock, socket, changes, ends, told, live }
}

async function beUp(beginning: Beginning = {}) {
  const world = begin(beginning)
  await world.clock.advance(1)
  expect(world.told.up).toBe(1)
  return { ...world, server: world.socket.last() }
}

const closed = (code: number): SocketEnd => ({ kind: 'closed', code })
const status = (code: number): SocketEnd => ({ kind: 'refused', status: code })
const errors = (type: string) => `[{"message":"No.","errorType":"${type}"}]`

/** With which id the first, or the second, subscription was asked. */
function id({ sent }: FakeConnection, at: number): string {
  return sent.filter((message) => message.id !== undefined)[at]?.id ?? ''
}

describe('a live connection', () => {
  test('says who asks, asks for both, and is up once the other side has shown that all of it came', async () => {
    const { server, clock, told } = await beUp()
    expect(server.host).toBe(defaultHost)
    expect(server.sent.map(({ type }) => type)).toEqual(['connection_init', 'subscribe', 'subscribe', 'ping'])
    expect(server.sent[0]?.payload).toEqual({ accessToken: secret, language: 'en' })
    await clock.advance(30 * secondMs)
    expect(server.sent.filter(({ type }) => type === 'ping')).toHaveLength(4)
    expect(told.alive).toBe(4)
    // Answers to nothing say nothing.
    for (let at = 0; at < 100; at++) server.say('{"type":"pong"}')
    expect(told).toEqual({ up: 1, alive: 4, unclear: 0 })
  })

  test('tells each change to the last digit, and by what name it goes', async () => {
    const { server, changes } = await beUp()
    server.push('available', 'btc', '12345678901234567.12345678901234567891')
    server.push('vault', 'newcoin', '1.5e-7')
    server.push('available', 'eth', '-0.0')
    expect(changes).toEqual([
      { place: 'available', currency: 'btc', amount: '12345678901234567.12345678901234567891' },
      { place: 'vault', currency: 'newcoin', amount: '0.00000015' },
      { place: 'available', currency: 'eth', amount: '0' },
    ])
  })

  test('a currency with a name like no other is left to a whole reading', async () => {
    const { server, changes, told, ends } = await beUp()
    server.push('available', 'NEW-coin!', '12.5')
    expect([changes, told.unclear, ends]).toEqual([[], 1, []])
  })

  test('a side that does not answer a ping by the time of the next is lost', async () => {
    const { server, clock, ends } = await beUp()
    server.answersPings = false
    await clock.advance(19 * secondMs)
    expect(ends).toEqual([])
    await clock.advance(secondMs)
    expect(ends).toEqual(['lost'])
    expect(server.isOpen).toBe(false)
    expect(clock.pendingTimers()).toBe(0)
  })

  test('asked whether anybody is there, it does not wait for its next ping', async () => {
    const { server, clock, live, ends } = await beUp()
    await clock.advance(5 * secondMs)
    server.answersPings = false
    live.probe()
    live.probe()
    expect(server.sent.filter(({ type }) => type === 'ping')).toHaveLength(2)
    await clock.advance(5 * secondMs)
    expect(ends).toEqual(['lost'])
  })

  test('where somebody else keeps the time it pings when it is told to, and sets no timer', async () => {
    const { server, clock, live, ends } = await beUp({ pingEveryMs: null })
    const pings = () => server.sent.filter(({ type }) => type === 'ping').length
    expect([pings(), clock.pendingTimers()]).toEqual([1, 0])
    live.beat()
    expect([pings(), clock.pendingTimers()]).toEqual([2, 0])
    server.answersPings = false
    live.beat()
    await clock.advance(9 * secondMs)
    live.beat()
    expect([pings(), ends]).toEqual([3, []])
    await clock.advance(secondMs)
    live.beat()
    expect([pings(), ends]).toEqual([3, ['lost']])
    live.beat()
    expect(ends).toEqual(['lost'])
  })

  test('what keeps its own time is not told when to ping', async () => {
    const { server, live, ends } = await beUp()
    server.answersPings = false
    for (let at = 0; at < 3; at++) live.beat()
    expect([server.sent.filter(({ type }) => type === 'ping').length, ends]).toEqual([1, []])
  })

  test('one that is not up yet is not told when to ping', async () => {
    const { socket, live, ends } = begin({ answer: null, pingEveryMs: null })
    socket.last().open()
    for (let at = 0; at < 3; at++) live.beat()
    expect([socket.last().sent.filter(({ type }) => type === 'ping').length, ends]).toEqual([0, []])
  })

  test('one that is never acknowledged is given up after twenty seconds', async () => {
    const { clock, socket, ends, told } = begin({ answer: null })
    socket.last().open()
    await clock.advance(20 * secondMs)
    expect([ends, told.up]).toEqual([['lost'], 0])
    expect(socket.last().isOpen).toBe(false)
  })

  test('a ping of the other side is answered without what it carries', async () => {
    const { server } = await beUp()
    server.say('{"type":"ping","payload":{"filler":"xxxx"}}')
    expect(server.sent.at(-1)).toEqual({ type: 'pong' })
  })

  test('after it was closed nothing more is told', async () => {
    const { server, live, clock, changes, ends } = await beUp()
    live.close()
    live.close()
    live.probe()
    server.push('available', 'btc', '1')
    await clock.advance(60 * secondMs)
    expect([changes, ends, server.isOpen, clock.pendingTimers()]).toEqual([[], [], false, 0])
  })

  test('a token goes to no host that is not of the list', async () => {
    const { clock, socket, ends } = begin({ host: 'stake.com.evil.example' as Host })
    await clock.advance(1)
    expect([socket.connections, ends]).toEqual([[], ['refused']])
  })
})

describe('the end of a live connection', () => {
  test.each<[SocketEnd, LiveEnd]>([
    [closed(1006), 'lost'],
    [closed(1001), 'lost'],
    [closed(1012), 'lost'],
    [closed(4408), 'lost'],
    [closed(1000), 'lost'],
    [closed(4401), 'rejected'],
    [closed(4403), 'rejected'],
    [closed(4400), 'refused'],
    [closed(4429), 'refused'],
    [closed(1008), 'refused'],
    [closed(1009), 'refused'],
    [status(401), 'rejected'],
    [status(403), 'refused'],
    [status(404), 'refused'],
    [status(302), 'refused'],
    [status(101), 'refused'],
    [status(502), 'lost'],
    [{ kind: 'broken' }, 'refused'],
    [{ kind: 'failed', failure: 'offline' }, 'lost'],
    [{ kind: 'failed', failure: 'connection-lost' }, 'lost'],
    [{ kind: 'failed', failure: 'tls-certificate' }, 'refused'],
    [{ kind: 'failed', failure: 'tls-protocol' }, 'refused'],
  ])('%j is %s, before it is up and after', async (how, end) => {
    const early = begin({ answer: null })
    early.socket.last().end(how)
    const late = await beUp()
    late.server.end(how)
    await late.clock.advance(60 * secondMs)
    expect([early.ends, late.ends]).toEqual([[end], [end]])
    expect([early.clock.pendingTimers(), late.clock.pendingTimers()]).toEqual([0, 0])
  })

  test.each([
    ['a message that is no JSON', '{"type":"next"'],
    ['one that nests too deep', `{"type":"ping","payload":${'{"a":'.repeat(80)}1${'}'.repeat(81)}`],
    ['one of no type', '{"payload":{}}'],
    ['a number', '17'],
    ['a next without an id', '{"type":"next","payload":{"data":{}}}'],
    ['a type that there is not', '{"type":"mutate"}'],
    ['an id that an object has by nature', '{"type":"next","id":"__proto__","payload":{"data":{}}}'],
  ])('%s refuses', async (_name, text) => {
    const { server, ends } = await beUp()
    server.say(text)
    expect(ends).toEqual(['refused'])
  })

  test.each([
    ['no data', '{"data":null}'],
    ['another field', '{"data":{"balances":1}}'],
    ['an amount that is text', '{"data":{"availableBalances":{"balance":{"amount":"1","currency":"btc"}}}}'],
    ['errors', `{"errors":${errors('internal')},"data":null}`],
  ])('%s in the place of a balance refuses', async (_name, payload) => {
    const { server, ends, changes } = await beUp()
    server.say(`{"type":"next","id":"${id(server, 0)}","payload":${payload}}`)
    expect([ends, changes]).toEqual([['refused'], []])
  })

  test('a session that has ended is told, however it is said', async () => {
    for (const text of [
      (one: string) => `{"type":"error","id":"${one}","payload":${errors('disabledSession')}}`,
      (one: string) =>
        `{"type":"next","id":"${one}","payload":{"errors":${errors('disabledSession')},"data":null}}`,
    ]) {
      const { server, ends } = await beUp()
      server.say(text(id(server, 1)))
      expect(ends).toEqual(['rejected'])
    }
  })

  test('without the vault’s changes the others still come', async () => {
    const { server, ends, changes } = await beUp()
    server.say(`{"type":"error","id":"${id(server, 1)}","payload":${errors('graphqlValidation')}}`)
    server.push('available', 'btc', '2')
    expect([ends, changes.length]).toEqual([[], 1])
    server.say(`{"type":"error","id":"${id(server, 0)}","payload":${errors('graphqlValidation')}}`)
    expect(ends).toEqual(['refused'])
  })

  test('a subscription that the other side ends is lost', async () => {
    const { server, clock, ends } = await beUp()
    server.say(`{"type":"complete","id":"${id(server, 0)}"}`)
    await clock.advance(1)
    expect(ends).toEqual(['lost'])
  })
})
