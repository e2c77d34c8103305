import { describe, expect, it } from 'vitest'
import { usd } from '../../../app/domain/currency.ts'
import { hourMs } from '../../../app/domain/time.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { attention } from '../../../renderer/features/overview/attention.ts'
import { accountWith, exampleAccount, exampleChecks, exampleSnapshot, nowMs } from '../../fakes/views.ts'

type Results = Parameters<typeof attention>[1]

const allWell = exampleChecks()
const actions = (account: AccountView, results: Results = allWell) =>
  attention(account, results, usd).map(({ action }) => action)

describe('what needs attention', () => {
  it('is nothing when all is well', () => {
    expect(attention(exampleAccount, allWell, usd)).toEqual([])
  })

  it.each([
    ['missing', 'set-up'],
    ['expired', 'replace'],
    ['rejected', 'replace'],
    ['expiring', 'replace'],
  ] as const)('a token that is %s asks for one thing: %s', (state, action) => {
    expect(actions(accountWith({ health: { state } }))).toEqual([action])
  })

  it('a rejected token is named once, though the reading failed because of it', () => {
    const account = accountWith({
      health: { state: 'rejected' },
      token: { refused: { sinceMs: nowMs - hourMs, againAtMs: nowMs } },
      freshness: { failure: { kind: 'token-rejected', how: 'no-user' }, stale: true },
    })
    expect(actions(account, exampleChecks({ 'token-age': 'fail' }))).toEqual(['replace'])
  })

  it('a refused token is asked with again before anybody is told to give it up', () => {
    const refused = { sinceMs: nowMs - hourMs, againAtMs: null }
    expect(actions(accountWith({ health: { state: 'rejected' }, token: { refused } }))).toEqual(['probe'])
  })

  it('a locked keychain hides what follows from it', () => {
    const account = accountWith({
      token: { keychain: { kind: 'keychain-locked' } },
      health: { state: 'missing' },
      freshness: { failure: { kind: 'keychain-locked' } },
    })
    expect(actions(account, exampleChecks({ 'token-in-keychain': 'unknown' }))).toEqual(['unlock'])
  })

  it('a network’s trouble is told besides the token’s', () => {
    const account = accountWith({
      health: { state: 'expiring', remainingMs: hourMs },
      freshness: { failure: { kind: 'blocked', status: 403 }, stale: true },
    })
    expect(actions(account)).toEqual(['refresh', 'replace'])
  })

  it('a token past its chosen age is a warning, with its expiry unknown too', () => {
    const [item] = attention(accountWith({ health: { state: 'unknown', rotationDue: true } }), allWell, usd)
    expect(item).toMatchObject({ tone: 'warn', action: 'replace' })
  })

  it('parts that could not be read are told only when the reading itself succeeded', () => {
    const partial = { rates: { kind: 'rates-implausible' }, security: { kind: 'forbidden' } } as const
    expect(actions(accountWith({ freshness: { partial } }))).toEqual(['refresh', 'refresh'])
    expect(actions(accountWith({ freshness: { partial, failure: { kind: 'offline' } } }))).toEqual([
      'refresh',
    ])
  })

  it('a display currency without a rate is told where it keeps something from being valued', () => {
    const [first, ...others] = exampleSnapshot.balances
    if (!first) throw new Error('the example holds nothing')
    const displayTrouble = { kind: 'missing' } as const
    const felt = { ...first, value: null, unpriced: { kind: 'display' } as const }
    const snapshot = { ...exampleSnapshot, displayTrouble, balances: [felt, ...others] }
    expect(actions(accountWith({ account: { snapshot } }))).toEqual(['currency'])
    expect(actions(accountWith({ account: { snapshot: { ...exampleSnapshot, displayTrouble } } }))).toEqual(
      [],
    )
  })

  it('checks of one status share a line, and one that could not be made is no alarm', () => {
    const results = exampleChecks({ 'two-factor': 'fail', 'email-verified': 'fail', 'https-only': 'unknown' })
    expect(attention(exampleAccount, results, usd)).toEqual([
      { tone: 'bad', text: expect.stringMatching(/^2 checks fail: /), action: 'checklist' },
    ])
  })

  it('is three lines at most, the worst first', () => {
    const account = accountWith({
      health: { state: 'expiring', remainingMs: hourMs },
      freshness: { failure: { kind: 'offline' }, stale: true },
    })
    const results = exampleChecks({ 'two-factor': 'fail', 'email-verified': 'warn' })
    expect(attention(account, results, usd).map(({ tone }) => tone)).toEqual(['bad', 'bad', 'warn'])
  })
})
