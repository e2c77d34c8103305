import type {
  AccountDetails,
  Detail,
  JudgedEntry,
  ShownBet,
  ShownBets,
} from '../../app/domain/account-details.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import { hiddenMark } from '../../app/domain/amount.ts'
import type { Failure } from '../../app/domain/failure.ts'
import { dayMs, hourMs, minuteMs } from '../../app/domain/time.ts'
import { amount, currency, nowMs } from './views.ts'

const readAtMs = nowMs - 3 * minuteMs

const read = <Value>(value: Value): Detail<Value> => ({ value, readAtMs, failure: null })
const unread = (failure: Failure | null): Detail<never> => ({ value: null, readAtMs: null, failure })
const stale = <Value>({ value }: Detail<Value>, failure: Failure): Detail<Value> => ({
  value,
  readAtMs: nowMs - 3 * hourMs,
  failure,
})

function session(
  name: string,
  oddities: JudgedEntry['oddities'] = [],
  change: Partial<JudgedEntry['entry']> = {},
): JudgedEntry {
  return {
    kind: 'session',
    entry: {
      id: name,
      name,
      isActive: true,
      country: 'Portugal',
      city: 'Porto',
      createdAtMs: null,
      lastUsedAtMs: nowMs - 31 * hourMs,
      ...change,
    },
    oddities,
  }
}

const key = (name: string, oddities: JudgedEntry['oddities'] = []): JudgedEntry => ({
  ...session(name, oddities, { country: null, city: null, createdAtMs: nowMs - 80 * dayMs }),
  kind: 'api-key',
})

function bet(number: number, change: Partial<ShownBet> = {}): ShownBet {
  return {
    id: `bet-${number}`,
    game: 'Dice',
    currency: currency('usdt'),
    amount: amount('2.5'),
    payout: amount('4.95'),
    multiplier: amount('1.98'),
    isOpen: false,
    result: 'won',
    outside: null,
    atMs: nowMs - number * 7 * minuteMs,
    ...change,
  }
}

const lost = { payout: amount('0'), multiplier: amount('0'), result: 'lost' } as const

const exampleBets: ShownBets = {
  bets: [
    bet(0, { ...lost, isOpen: true, multiplier: null, result: 'open', game: 'Mines' }),
    bet(1),
    bet(2, {
      ...lost,
      game: 'Blackjack',
      amount: amount('300'),
      outside: { side: 'above', limit: amount('100') },
    }),
    bet(3, { game: 'Plinko', currency: currency('doge'), amount: amount('15'), ...lost }),
    bet(4, {
      amount: amount('0.0123456789'),
      payout: amount('0.0123456789'),
      multiplier: amount('1'),
      result: 'even',
    }),
    ...Array.from({ length: 9 }, (_, index) => bet(5 + index, index % 2 === 0 ? lost : {})),
  ],
  otherKinds: 3,
  unreadable: 0,
  hasLimits: true,
}

/** An account with something unusual about it, and a bet outside of its owner's limits. */
export const exampleDetails: AccountDetails = {
  account: firstAccountId,
  security: read({ hasTfaEnabled: true, hasEmailVerified: true }),
  kyc: read({ level: 'extended' }),
  standing: read({ isBanned: false, isSuspended: false, isMuted: false, isSelfExcluded: false }),
  vip: read({ flag: 'wagered(500k)', percent: amount('42.71') }),
  access: read({
    sessions: [
      session('Chrome on Windows', ['new', 'unknown-country'], { country: 'Spain', city: 'Vigo' }),
      session('', ['idle', 'unnamed'], { lastUsedAtMs: nowMs - 47 * dayMs }),
      session('Firefox on Linux'),
      session('Safari on iPhone', [], { city: null }),
    ],
    apiKeys: [key('balance-bot', ['idle'])],
    ended: { sessions: 1, apiKeys: 0 },
  }),
  bets: read(exampleBets),
}

/** Nothing there but what is wrong; bets were never read. */
export const emptyDetails: AccountDetails = {
  ...exampleDetails,
  security: read({ hasTfaEnabled: false, hasEmailVerified: null }),
  standing: read({ isBanned: true, isSuspended: null, isMuted: true, isSelfExcluded: true }),
  kyc: read({ level: null }),
  vip: read({ flag: null, percent: null }),
  access: read({ sessions: [], apiKeys: [], ended: { sessions: 0, apiKeys: 0 } }),
  bets: unread(null),
}

/** Each part fails in a way of its own, one of them with what was known before. */
export const failingDetails: AccountDetails = {
  account: firstAccountId,
  security: stale(exampleDetails.security, { kind: 'timeout', afterMs: 30_000 }),
  kyc: unread({ kind: 'forbidden' }),
  standing: unread({ kind: 'server-error', status: 502 }),
  vip: unread({ kind: 'query-refused' }),
  access: stale(exampleDetails.access, { kind: 'offline' }),
  bets: unread({ kind: 'schema-drift', field: 'user.houseBetList[].bet' }),
}

/** As main tells it in privacy mode. */
export const privateDetails: AccountDetails = {
  ...exampleDetails,
  vip: read({ flag: null, percent: hiddenMark }),
  bets: read({
    ...exampleBets,
    bets: exampleBets.bets.map((one) => ({
      ...one,
      amount: hiddenMark,
      payout: hiddenMark,
      outside: one.outside && { ...one.outside, limit: hiddenMark },
    })),
  }),
}

const endless = 'Supercalifragilisticexpialidocious'.repeat(6).slice(0, 180)

/** More, longer and larger than anybody has. */
export const largeDetails: AccountDetails = {
  ...exampleDetails,
  kyc: read({ level: endless.slice(0, 60) }),
  vip: read({ flag: endless.slice(0, 60), percent: amount('100') }),
  access: read({
    sessions: Array.from({ length: 100 }, (_, index) =>
      session(`${endless.slice(0, 56)}${index}`, ['new', 'unknown-country', 'idle', 'unnamed'], {
        city: endless.slice(0, 60),
      }),
    ),
    apiKeys: Array.from({ length: 12 }, (_, index) => key(`key-${index}`)),
    ended: { sessions: 37, apiKeys: 2 },
  }),
  bets: read({
    bets: [
      bet(0, {
        game: endless,
        amount: amount('1234567890123.12345678'),
        payout: amount('12345678901234567.12345678'),
        multiplier: amount('1000000'),
        outside: { side: 'above', limit: amount('1234567890') },
      }),
      bet(1, { game: '', amount: amount('0'), ...lost, outside: { side: 'below', limit: null } }),
      ...Array.from({ length: 48 }, (_, index) => bet(2 + index)),
    ],
    otherKinds: 50,
    unreadable: 1,
    hasLimits: true,
  }),
}
