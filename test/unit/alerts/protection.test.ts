import { describe, expect, it } from 'vitest'
import { firstAccountMemory } from '../../../app/alerts/memory.ts'
import { changedProtection } from '../../../app/alerts/protection.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { AccountSecurity, AccountStanding } from '../../../app/domain/snapshot.ts'

type Said = Partial<AccountSecurity & AccountStanding>

function found(...readings: readonly Said[]) {
  let memory = firstAccountMemory(firstAccountId).protection
  return readings.flatMap((reading) => {
    const judged = changedProtection(memory, reading)
    memory = judged.memory
    return judged.found
  })
}

describe('what the account says of its protection', () => {
  it.each<[string, Said, Said, unknown[]]>([
    ['two-factor off', { hasTfaEnabled: true }, { hasTfaEnabled: false }, [{ kind: 'two-factor-off' }]],
    ['two-factor on', { hasTfaEnabled: false }, { hasTfaEnabled: true }, []],
    ['e-mail', { hasEmailVerified: true }, { hasEmailVerified: false }, [{ kind: 'email-unverified' }]],
    ['banned', { isBanned: false }, { isBanned: true }, [{ kind: 'account-flagged', flag: 'banned' }]],
    [
      'suspended',
      { isSuspended: false },
      { isSuspended: true },
      [{ kind: 'account-flagged', flag: 'suspended' }],
    ],
    ['muted', { isMuted: false }, { isMuted: true }, [{ kind: 'account-flagged', flag: 'muted' }]],
    ['not banned any more', { isBanned: true }, { isBanned: false }, []],
    [
      'excluded',
      { isSelfExcluded: false },
      { isSelfExcluded: true },
      [{ kind: 'self-exclusion', isOn: true }],
    ],
    [
      'let in again',
      { isSelfExcluded: true },
      { isSelfExcluded: false },
      [{ kind: 'self-exclusion', isOn: false }],
    ],
  ])('is told where it got worse or changed: %s', (_, before, after, expected) => {
    expect(found(before, after)).toEqual(expected)
    expect(found(before, after, after)).toEqual(expected)
    expect(found(after)).toEqual([])
  })

  it('is known through readings that do not say it', () => {
    const told = found({ hasTfaEnabled: true }, {}, { hasTfaEnabled: null }, { hasTfaEnabled: false })
    expect(told).toEqual([{ kind: 'two-factor-off' }])
  })
})
