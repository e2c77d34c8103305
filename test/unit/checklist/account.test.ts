import { describe, expect, it } from 'vitest'
import { accountStanding } from '../../../app/checklist/checks/account-standing.ts'
import { sessionsClosed } from '../../../app/checklist/checks/sessions-closed.ts'
import { tokenPower } from '../../../app/checklist/checks/token-power.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import type { AccessEntry, AccountStanding } from '../../../app/domain/snapshot.ts'
import { parseFindingId } from '../../../app/domain/check.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { activeKey, contextWith, nowMs, sessionWith } from './context.ts'

const readAtMs = nowMs - 60_000
const endedKey = { ...activeKey, isActive: false }

const access = (sessions: readonly AccessEntry[], apiKeys: readonly AccessEntry[] = []) => ({
  access: { sessions, apiKeys, readAtMs },
})

const powerOf = (change: Partial<CheckContext>) => tokenPower.run(contextWith(change))
const sessionsOf = (change: Partial<CheckContext>) => sessionsClosed.run(contextWith(change))

describe('token-power', () => {
  it('passes a token that has not a session’s form, while the account has an active API key', () => {
    expect(powerOf({ tokenShape: 'other' })).toEqual({
      status: 'pass',
      evidence: [expect.stringContaining('As far as can be known it is an API key')],
    })
  })

  it('passes it also before the account was read', () => {
    expect(powerOf({ tokenShape: 'other', access: null })).toMatchObject({ status: 'pass' })
  })

  it.each(['hex-96', 'other'] as const)(
    'warns of a token of the form %s when the account has no active API key',
    (tokenShape) => {
      for (const keys of [[], [endedKey]]) {
        expect(powerOf({ tokenShape, ...access([], keys) })).toMatchObject({
          status: 'warn',
          evidence: expect.arrayContaining([
            'Your account has no active API key, so the token can only be that of a session.',
            expect.stringContaining('can do all that you can'),
          ]),
          fixes: [{ where: 'stake-security' }, { where: 'replace-token' }],
        })
      }
    },
  )

  it.each([
    [1, 'has 1 active API key, so the token may be that'],
    [2, 'has 2 active API keys, so the token may be one of them'],
  ])('could not tell a session’s form from a key’s with %i active', (number, words) => {
    const keys = Array.from({ length: number }, () => activeKey)
    expect(powerOf({ tokenShape: 'hex-96', ...access([], keys) })).toMatchObject({
      status: 'unknown',
      evidence: [
        expect.anything(),
        expect.stringContaining(words),
        expect.stringContaining('cannot be told'),
      ],
    })
  })

  it.each<[string, Partial<CheckContext>, string]>([
    ['a JWT', { tokenShape: 'jwt' }, 'JWT'],
    ['an account that was not read', { tokenShape: 'hex-96', access: null }, 'were not read'],
    ['no token', { tokenShape: null }, 'There is no token'],
    ['a locked keychain', { tokenShape: null, keychainProblem: { kind: 'keychain-locked' } }, 'is locked'],
  ])('could not check with %s', (_what, change, words) => {
    const found = powerOf(change)
    expect(found).toMatchObject({ status: 'unknown' })
    expect(found).toHaveProperty('evidence', expect.arrayContaining([expect.stringContaining(words)]))
  })

  // A `fail` cannot be reached: a session's token is what Stake hands out, and no mistake of the owner's.
})

describe('sessions-closed', () => {
  const known = new Map([
    ['a', nowMs - 90 * dayMs],
    [activeKey.id, nowMs - 90 * dayMs],
  ])

  it('passes where all is known and no connection is left, and names what can get in', () => {
    expect(sessionsOf({ ...access([sessionWith('a')], [activeKey]), accessFirstSeen: known })).toEqual({
      status: 'pass',
      evidence: [
        expect.stringContaining('Every connection of ours ended with its answer.'),
        expect.stringMatching(/^Active on your account: 1 session and 1 API key\. Read on 15 Jun 2026, /),
        'Session “Browser a” (Porto, Portugal, last used on 14 Jun 2026).',
        'API key “a bot” (last used on 14 Jun 2026).',
      ],
    })
  })

  it('warns of everything that is unusual, one finding each, and leads to Stake', () => {
    const odd = sessionWith('b', { name: '', country: null, city: null, lastUsedAtMs: nowMs - 40 * dayMs })
    expect(sessionsOf({ ...access([sessionWith('a'), odd]), accessFirstSeen: known })).toMatchObject({
      status: 'warn',
      findings: [
        { id: 'session:b:new', severity: 'warn' },
        { id: 'session:b:unknown-country' },
        {
          id: 'session:b:idle',
          text: 'Session without a name (last used on 6 May 2026): not used for more than 30 days, and still able to get in.',
        },
        { id: 'session:b:unnamed' },
      ],
      fixes: [{ where: 'stake-security' }],
    })
  })

  it('says nothing of what was ended', () => {
    const ended = sessionWith('b', { isActive: false, name: '', country: null })
    const found = sessionsOf({ ...access([sessionWith('a'), ended]), accessFirstSeen: known })
    expect(found).toMatchObject({ status: 'pass', evidence: { length: 3 } })
    expect(found).not.toHaveProperty('findings')
  })

  it.each([
    [1, '1 connection to Stake is open'],
    [3, '3 connections to Stake are open'],
  ])('fails with %i connections that nobody waits for, whatever else', (idleConnections, words) => {
    for (const change of [{}, { access: null }, access([sessionWith('b', { name: '' })])]) {
      expect(sessionsOf({ ...change, idleConnections })).toMatchObject({
        status: 'fail',
        findings: { 0: { id: 'sessions-closed:connections', text: expect.stringContaining(words) } },
      })
    }
  })

  it('could not check an account that was never read', () => {
    expect(sessionsOf({ access: null })).toEqual({
      status: 'unknown',
      evidence: [expect.anything(), expect.stringContaining('were not read')],
    })
  })

  it('could not check where connections cannot be counted, and warns all the same', () => {
    expect(sessionsOf({ idleConnections: null })).toMatchObject({ status: 'unknown' })
    const odd = access([sessionWith('b', { name: '' })])
    expect(sessionsOf({ idleConnections: null, ...odd })).toMatchObject({ status: 'warn' })
  })

  it('tells twenty, counts the rest, and finds what is unusual among all', () => {
    const many = Array.from({ length: 100 }, (_, index) => sessionWith(`s${index}`))
    const last = sessionWith('last', { name: '' })
    const found = sessionsOf(access([...many, last]))
    expect(found).toMatchObject({ evidence: { length: 23, 22: 'And 81 more.' }, findings: { length: 1 } })
  })

  it('names findings as the engine can keep them', () => {
    const id = 'f'.repeat(16)
    const found = sessionsOf(access([sessionWith(id, { name: '', country: null, lastUsedAtMs: 0 })]))
    expect(found).toMatchObject({ status: 'warn' })
    const ids = 'findings' in found ? (found.findings ?? []).map((finding) => finding.id) : []
    expect(ids).toHaveLength(3)
    expect(ids.map(parseFindingId)).toEqual(ids)
  })
})

describe('account-standing', () => {
  const good: AccountStanding = {
    isBanned: false,
    isSuspended: false,
    isMuted: false,
    isSelfExcluded: false,
  }
  const run = (change: Partial<AccountStanding>) =>
    accountStanding.run(contextWith({ standing: { ...good, ...change, readAtMs } }))

  it('passes when Stake says that nothing is wrong, part by part', () => {
    expect(run({})).toEqual({
      status: 'pass',
      evidence: [
        'Your account is not banned.',
        'Your account is not suspended.',
        'Your account is not muted in the chat.',
        'No self-exclusion is in force.',
        expect.stringMatching(/^Read on 15 Jun 2026, /),
      ],
    })
  })

  it.each([
    ['isBanned', 'fail', 'is banned'],
    ['isSuspended', 'fail', 'is suspended'],
    ['isMuted', 'warn', 'is muted'],
    ['isSelfExcluded', 'warn', 'self-exclusion is in force'],
  ] as const)('takes %s as a %s', (part, status, words) => {
    expect(run({ [part]: true })).toMatchObject({
      status,
      findings: [{ id: `account-standing:${part}`, severity: status, text: expect.stringContaining(words) }],
    })
    // Whatever is not known besides.
    const unsaid = { isBanned: null, isSuspended: null, isMuted: null, isSelfExcluded: null }
    expect(run({ ...unsaid, [part]: true })).toMatchObject({ status })
  })

  it('fails rather than warns', () => {
    expect(run({ isMuted: true, isBanned: true })).toMatchObject({ status: 'fail', findings: { length: 2 } })
  })

  it.each(['isBanned', 'isSuspended'] as const)('could not check when Stake did not say %s', (part) => {
    const found = run({ [part]: null })
    expect(found).toMatchObject({ status: 'unknown' })
    expect(found).toHaveProperty(
      'evidence',
      expect.arrayContaining([expect.stringContaining('Stake did not say')]),
    )
  })

  it.each(['isMuted', 'isSelfExcluded'] as const)('passes without %s, and says so', (part) => {
    expect(run({ [part]: null })).toMatchObject({
      status: 'pass',
      evidence: expect.arrayContaining([expect.stringContaining('Stake did not say')]),
    })
  })

  it('could not check before the account was read', () => {
    expect(accountStanding.run(contextWith({ standing: null }))).toMatchObject({ status: 'unknown' })
  })
})
