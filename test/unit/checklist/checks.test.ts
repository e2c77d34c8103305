import { describe, expect, it } from 'vitest'
import { emailVerified } from '../../../app/checklist/checks/email-verified.ts'
import { timeoutSet } from '../../../app/checklist/checks/timeout-set.ts'
import { tokenAge } from '../../../app/checklist/checks/token-age.ts'
import { tokenInKeychain } from '../../../app/checklist/checks/token-in-keychain.ts'
import { twoFactor } from '../../../app/checklist/checks/two-factor.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { brokenScan, codeHit, scanFinding } from './code-hits.ts'
import { contextWith, goodHealth, nowMs } from './context.ts'

const missing = {
  ...goodHealth,
  state: 'missing',
  expiresAtMs: null,
  remainingMs: null,
  ageMs: null,
} as const

const keychainFinding = (change: Partial<CheckContext>) => tokenInKeychain.run(contextWith(change))
const ageFinding = (change: Partial<CheckContext>) => tokenAge.run(contextWith(change))

describe('token-in-keychain', () => {
  it('passes in a keychain that survives a restart, and names it', () => {
    expect(keychainFinding({})).toEqual({
      status: 'pass',
      evidence: [
        'In GNOME Keyring. It survives a restart of this machine.',
        'Stakewatch keeps no other copy of it, in no file and in no log.',
      ],
    })
  })

  it('passes where the keychain does not tell, and says so', () => {
    expect(
      keychainFinding({ storage: { kind: 'keychain', backend: 'A keychain', persistent: null } }),
    ).toMatchObject({
      status: 'pass',
      evidence: [expect.stringContaining('could not be found out'), expect.anything()],
    })
  })

  it('warns of a keychain that forgets', () => {
    expect(
      keychainFinding({ storage: { kind: 'keychain', backend: 'A keychain', persistent: false } }),
    ).toMatchObject({
      status: 'warn',
      evidence: [expect.stringContaining('only until you sign out'), expect.anything()],
    })
  })

  it('warns of a token that is only in memory', () => {
    expect(keychainFinding({ storage: { kind: 'memory', backend: 'memory', persistent: false } })).toEqual({
      status: 'warn',
      evidence: ['Only in memory, for this run. It is gone when Stakewatch quits.'],
    })
  })

  it.each([
    [{ kind: 'keychain-locked' } as const, 'is locked'],
    [{ kind: 'keychain-unavailable', cause: 'no-service' } as const, 'no keychain service'],
  ])('could not check with %j, and says why', (keychainProblem, words) => {
    expect(keychainFinding({ keychainProblem })).toEqual({
      status: 'unknown',
      evidence: [expect.stringContaining(words)],
    })
  })

  it('could not check without a token', () => {
    expect(keychainFinding({ health: missing })).toEqual({
      status: 'unknown',
      evidence: ['There is no token to look at. Run the set-up.'],
    })
  })
})

describe('token-age', () => {
  it('passes a young token that lasts, with its age, rotation and expiry', () => {
    expect(ageFinding({})).toEqual({
      status: 'pass',
      evidence: [
        'You stored this token on 5 Jun 2026. Its age is 10 days.',
        'You chose to replace it after 30 days. That time has not passed.',
        expect.stringMatching(/^It expires on 5 Jul 2026, .*, in 20 days\.$/),
      ],
    })
  })

  it('warns when rotation is due', () => {
    const late = ageFinding({ health: { ...goodHealth, ageMs: 31 * dayMs, rotationDue: true } })
    expect(late).toMatchObject({ status: 'warn' })
    expect(late).toMatchObject({ evidence: expect.arrayContaining([expect.stringContaining('has passed')]) })
  })

  it('warns when the token expires soon', () => {
    const health = { ...goodHealth, state: 'expiring', expiresAtMs: nowMs + 3 * dayMs } as const
    expect(ageFinding({ health })).toMatchObject({
      status: 'warn',
      evidence: [expect.anything(), expect.anything(), expect.stringContaining('in 3 days')],
    })
  })

  it('fails an expired token, even one whose rotation is due', () => {
    const health = { ...goodHealth, state: 'expired', expiresAtMs: nowMs - dayMs, rotationDue: true } as const
    expect(ageFinding({ health })).toMatchObject({
      status: 'fail',
      evidence: [expect.anything(), expect.anything(), expect.stringMatching(/14 Jun 2026.*no longer sent/)],
    })
  })

  it('fails a token that Stake refused', () => {
    expect(ageFinding({ health: { ...goodHealth, state: 'rejected' } })).toMatchObject({
      status: 'fail',
      evidence: [expect.anything(), expect.anything(), expect.stringContaining('Stake refused')],
    })
  })

  it('passes a token of unknown expiry as long as a rotation is chosen', () => {
    const health = { ...goodHealth, state: 'unknown', expiresAtMs: null, remainingMs: null } as const
    expect(ageFinding({ health })).toMatchObject({
      status: 'pass',
      evidence: [expect.anything(), expect.anything(), expect.stringContaining('Nobody has declared')],
    })
  })

  it('warns when neither expiry nor rotation bounds the token’s age', () => {
    const health = { ...goodHealth, state: 'unknown', expiresAtMs: null, remainingMs: null } as const
    expect(ageFinding({ health, rotationDays: null })).toMatchObject({
      status: 'warn',
      evidence: [expect.anything(), expect.stringContaining('You chose no rotation'), expect.anything()],
    })
  })

  it('says nothing about an age that is not known', () => {
    expect(ageFinding({ storedAtMs: null })).toMatchObject({ evidence: { length: 2 } })
    expect(ageFinding({ health: { ...goodHealth, ageMs: null } })).toMatchObject({ evidence: { length: 2 } })
  })

  it('could not check without a token', () => {
    expect(ageFinding({ health: missing, storedAtMs: null })).toMatchObject({ status: 'unknown' })
  })
})

describe('timeout-set', () => {
  it.each([
    [1, 'pass', 'Every request ends after 1 second at the latest.'],
    [30, 'pass', 'Every request ends after 30 seconds at the latest.'],
    [60, 'pass', 'Every request ends after 60 seconds at the latest.'],
    [61, 'warn', 'Every request ends after 61 seconds at the latest.'],
  ])('takes %i seconds as a %s', async (timeoutSeconds, status, words) => {
    const found = await timeoutSet.run(contextWith({ timeoutSeconds }))
    expect(found).toMatchObject({ status, evidence: { length: status === 'pass' ? 2 : 3, 0: words } })
  })

  it('offers the settings where the time-out is long, and has a finding that can be accepted', async () => {
    expect(await timeoutSet.run(contextWith({ timeoutSeconds: 120 }))).toMatchObject({
      status: 'warn',
      findings: [{ id: 'timeout-set:long', severity: 'warn' }],
      fixes: [{ kind: 'go', where: 'settings' }],
    })
  })

  it('warns of a Stake client in a watched folder that has none, and says where', async () => {
    const hit = codeHit('client-without-timeout', 'StakeClient(timeout=0)')
    expect(await timeoutSet.run(contextWith({ scan: scanFinding(hit) }))).toEqual({
      status: 'warn',
      evidence: [
        'Every request ends after 30 seconds at the latest.',
        'Looked at 40 files in 1 watched folder for code that asks Stake without a time-out: 1 place.',
      ],
      findings: [
        {
          id: hit.id,
          severity: 'warn',
          text: 'Asks Stake without a time-out: StakeClient(timeout=0)',
          place: hit.place,
        },
      ],
    })
  })

  it('passes over other rules, other sources, and what the folder itself allows', async () => {
    const scan = scanFinding(
      codeHit('http-stake', 'http://stake.com'),
      codeHit('client-without-timeout', 'x', { source: 'git-history' }),
      codeHit('client-without-timeout', 'y', { allowedBy: 'comment' }),
    )
    expect(await timeoutSet.run(contextWith({ scan }))).toMatchObject({
      status: 'pass',
      findings: [{ allowedBy: 'comment' }],
    })
  })

  // A `fail` cannot be reached: the settings know no time-out of 0, and a client without one warns.
  it('could not check folders that could not be scanned', async () => {
    expect(await timeoutSet.run(contextWith({ scan: brokenScan }))).toMatchObject({ status: 'unknown' })
  })
})

// What each of the two does not reach is the other's: being off is a `fail` of the one and a `warn` of the other.
describe.each([
  ['two-factor', twoFactor, 'hasTfaEnabled', 'fail', 'is on', 'is off'],
  ['email-verified', emailVerified, 'hasEmailVerified', 'warn', 'is verified', 'is not verified'],
] as const)('%s', (_, check, field, bad, yes, no) => {
  const readAtMs = nowMs - 60_000
  const run = (value: boolean | null) =>
    check.run(
      contextWith({ security: { hasTfaEnabled: null, hasEmailVerified: null, [field]: value, readAtMs } }),
    )

  it('passes when the account says so, and says when that was read', () => {
    expect(run(true)).toEqual({ status: 'pass', evidence: [expect.stringContaining(yes)] })
    expect(run(true)).toMatchObject({ evidence: [expect.stringMatching(/Read on 15 Jun 2026, /)] })
  })

  it(`answers ${bad} when the account denies it`, () => {
    expect(run(false)).toEqual({
      status: bad,
      evidence: [expect.stringContaining(no)],
      fixes: [{ kind: 'go', id: 'stake-security', where: 'stake-security' }],
    })
  })

  it('could not check when the account did not say', () => {
    expect(run(null)).toEqual({
      status: 'unknown',
      evidence: [expect.stringMatching(/^Stake did not say.*15 Jun 2026/)],
    })
  })

  it('could not check before the account was read', () => {
    expect(check.run(contextWith({ security: null }))).toEqual({
      status: 'unknown',
      evidence: [expect.stringContaining('has not been read yet')],
    })
  })
})
