import { randomBytes } from 'node:crypto'
import { Big } from 'big.js'
import { describe, expect, test } from 'vitest'
import { limitBroken } from '../../../app/alerts/bet-limits.ts'
import { classify } from '../../../app/api/classify.ts'
import { readBalances, readIdentity, readSecurity, type Reader } from '../../../app/api/parse.ts'
import { readBets } from '../../../app/api/parse-bets.ts'
import { readKyc, readVip } from '../../../app/api/parse-profile.ts'
import { readApiKeys, readSessions, readStanding } from '../../../app/api/parse-access.ts'
import { readRates } from '../../../app/api/parse-rates.ts'
import * as documents from '../../../app/api/queries.ts'
import { demoAnswer } from '../../../app/demo/answer.ts'
import { demoBetLimit } from '../../../app/demo/bets.ts'
import { demoToken } from '../../../app/demo/token.ts'
import { isZero } from '../../../app/domain/amount.ts'
import { usd } from '../../../app/domain/currency.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { priceBalances } from '../../../app/pricing/price.ts'

/** What is to be told over a socket is not asked here: a demo opens none. */
const questions = Object.values(documents)
  .filter(({ query }) => query.startsWith('query '))
  .map(({ operationName }) => operationName)

const startMs = Date.UTC(2026, 5, 12)

function ask(operationName: string, nowMs = startMs, token: string | null = demoToken()) {
  return demoAnswer({ operationName, token, variables: {}, nowMs })
}

/** As the real client would read it. */
function read<Value>(reader: Reader<Value>, operationName: string, nowMs = startMs): Value {
  const { status, headers, body } = ask(operationName, nowMs)
  const answer = classify({ status, headers, body: new TextEncoder().encode(body) }, nowMs)
  const outcome = answer.ok ? reader(answer.value) : answer
  if (!outcome.ok) throw new Error(outcome.failure.kind)
  return outcome.value
}

const isLongAgo = (atMs: number | null) => atMs !== null && startMs - atMs > 30 * dayMs

const balancesAt = (nowMs: number) => read(readBalances, 'UserBalances', nowMs)
const ratesAtHand = () => ({
  ...read(readRates, 'CurrencyConfiguration'),
  readAtMs: startMs,
  isOld: false,
})
const held = () => balancesAt(startMs).filter(({ available, vault }) => !isZero(available) || !isZero(vault))

describe('the demo account', () => {
  test('knows every question that is asked', () => {
    for (const operation of questions) expect(ask(operation).status).toBe(200)
    expect(ask('SomethingElse').status).toBe(400)
  })

  test('is demo-player, with 2FA and a verified e-mail', () => {
    expect(read(readIdentity, 'UserMeta').name).toBe('demo-player')
    expect(read(readSecurity, 'UserProtection')).toEqual({ hasTfaEnabled: true, hasEmailVerified: true })
  })

  test('is in good standing', () => {
    const good = { isBanned: false, isSuspended: false, isMuted: false, isSelfExcluded: false }
    expect(read(readStanding, 'UserStanding')).toEqual(good)
  })

  test('has sessions, one of them long unused, and an API key that was ended', () => {
    const sessions = read(readSessions, 'SessionList')
    expect(sessions.map(({ isActive }) => isActive)).toEqual([true, true, true, false])
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(4)
    expect(sessions.map(({ country }) => country)).toEqual(['Portugal', 'Portugal', 'Portugal', 'Spain'])
    expect(sessions.filter(({ isActive, lastUsedAtMs }) => isActive && isLongAgo(lastUsedAtMs))).toHaveLength(
      1,
    )
    expect(read(readApiKeys, 'UserApiKeys')).toMatchObject([
      { name: 'old-bot', isActive: false, country: null },
    ])
  })

  test('is known to Stake, and on its way to gold', () => {
    expect(read(readKyc, 'UserKycInfo')).toEqual({ level: 'extended' })
    expect(read(readVip, 'VipProgressMeta')).toEqual({ flag: 'silver', percent: '42.71' })
  })

  test('has bet lately: on several games, once on sports, and the newest round goes on', () => {
    const { bets, otherKinds, unreadable } = read(readBets, 'MyBetList')
    expect(bets.length + otherKinds).toBe(50)
    expect([otherKinds > 0, unreadable]).toEqual([true, 0])
    expect(new Set(bets.map(({ game }) => game)).size).toBe(6)
    expect(bets.map(({ isOpen }) => isOpen).indexOf(true, 1)).toBe(-1)
    expect(bets.some(({ payout, isOpen }) => !isOpen && isZero(payout))).toBe(true)
    const wrong = bets.filter(
      ({ amount, payout, multiplier }) =>
        multiplier !== null && !new Big(amount).times(multiplier).eq(payout),
    )
    expect(wrong).toEqual([])
  })

  test('has staked more than its owner wants, once among the newest at least', () => {
    for (let atMs = startMs; atMs < startMs + dayMs; atMs += 7 * minuteMs) {
      const { bets } = read(readBets, 'MyBetList', atMs)
      const newest = bets.slice(0, 10).filter((bet) => limitBroken(bet, [demoBetLimit]))
      expect(newest.length).toBeGreaterThanOrEqual(1)
      expect(newest.length).toBeLessThanOrEqual(2)
    }
  })

  test('keeps its bets as time goes by', () => {
    const before = read(readBets, 'MyBetList').bets.filter(({ isOpen }) => !isOpen)
    const after = read(readBets, 'MyBetList', startMs + hourMs).bets
    const kept = before.filter((bet) => after.some(({ id }) => id === bet.id))
    expect(kept.length).toBeGreaterThan(30)
    expect(after).toEqual(expect.arrayContaining(kept))
  })

  test('lists 180 currencies once each, most of them empty', () => {
    const currencies = balancesAt(startMs).map(({ currency }) => currency)
    expect(new Set(currencies).size).toBe(180)
    expect(currencies).toHaveLength(180)
    expect(held()).toHaveLength(9)
    expect(held().filter(({ vault }) => !isZero(vault)).length).toBeGreaterThanOrEqual(3)
  })

  test('is worth between 12,000 and 13,000 USD all day, one currency unpriced', () => {
    const rates = ratesAtHand()
    for (let atMs = startMs; atMs < startMs + dayMs; atMs += 17 * minuteMs) {
      const { total } = priceBalances(balancesAt(atMs), rates, usd)
      expect(Number(total?.amount)).toBeGreaterThan(12_000)
      expect(Number(total?.amount)).toBeLessThan(13_000)
      expect(total?.unpriced).toEqual(['bonk'])
    }
  })

  test('is a function of request and time', () => {
    expect(ask('UserBalances', startMs + 5)).toEqual(ask('UserBalances', startMs + 5))
    expect(ask('UserBalances', startMs)).toEqual(ask('UserBalances', startMs + 9 * secondMs))
  })

  test('moves with the clock, slowly', () => {
    const bodies = new Set<string>()
    for (let atMs = startMs; atMs < startMs + hourMs; atMs += 30 * secondMs)
      bodies.add(ask('UserBalances', atMs).body)
    expect(bodies.size).toBeGreaterThan(60)
    const rates = ratesAtHand()
    const totalAt = (atMs: number) => Number(priceBalances(balancesAt(atMs), rates, usd).total?.amount)
    expect(Math.abs(totalAt(startMs + 30 * secondMs) - totalAt(startMs))).toBeLessThan(50)
  })

  test('holds no less than nothing, at any time, before 1970 too', () => {
    for (const atMs of [-dayMs, 0, startMs, startMs + 400 * dayMs]) {
      expect(balancesAt(atMs).filter(({ available }) => available.startsWith('-'))).toEqual([])
    }
  })
})

describe('the token', () => {
  test('has the form of a real one', () => {
    expect(demoToken()).toMatch(/^[0-9a-f]{96}$/)
  })

  test('another, or none, is answered as if nobody were signed in', () => {
    for (const operation of questions.filter((name) => name !== 'CurrencyConfiguration')) {
      for (const token of [null, '', randomBytes(48).toString('hex')]) {
        expect(ask(operation, startMs, token)).toMatchObject({ status: 200, body: '{"data":{"user":null}}' })
      }
    }
  })

  test('is not needed for rates', () => {
    expect(ask('CurrencyConfiguration', startMs, null)).toEqual(ask('CurrencyConfiguration'))
  })
})
