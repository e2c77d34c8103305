import type { AccountFlag, AlertFacts } from '../domain/alert.ts'
import type { AccountSecurity, AccountStanding } from '../domain/snapshot.ts'
import type { Judged, KnownProtection } from './memory.ts'

const flags: readonly (readonly [keyof AccountStanding & keyof KnownProtection, AccountFlag])[] = [
  ['isBanned', 'banned'],
  ['isSuspended', 'suspended'],
  ['isMuted', 'muted'],
]

/**
 * What the account says of its own protection and standing, against what was last known of each. What was never known
 * before is no news, and what the site does not say leaves what is known as it is.
 */
export function changedProtection(
  before: KnownProtection,
  now: Partial<AccountSecurity & AccountStanding>,
): Judged<KnownProtection> {
  const became = (name: keyof KnownProtection, value: boolean) =>
    before[name] === !value && now[name] === value
  const found: AlertFacts[] = []
  if (became('hasTfaEnabled', false)) found.push({ kind: 'two-factor-off' })
  if (became('hasEmailVerified', false)) found.push({ kind: 'email-unverified' })
  for (const [name, flag] of flags) if (became(name, true)) found.push({ kind: 'account-flagged', flag })
  for (const isOn of [true, false])
    if (became('isSelfExcluded', isOn)) found.push({ kind: 'self-exclusion', isOn })
  return { memory: knownAfter(before, now), found }
}

function knownAfter(
  before: KnownProtection,
  now: Partial<AccountSecurity & AccountStanding>,
): KnownProtection {
  const after = {
    hasTfaEnabled: now.hasTfaEnabled ?? before.hasTfaEnabled,
    hasEmailVerified: now.hasEmailVerified ?? before.hasEmailVerified,
    isBanned: now.isBanned ?? before.isBanned,
    isSuspended: now.isSuspended ?? before.isSuspended,
    isMuted: now.isMuted ?? before.isMuted,
    isSelfExcluded: now.isSelfExcluded ?? before.isSelfExcluded,
  }
  return JSON.stringify(after) === JSON.stringify(before) ? before : after
}
