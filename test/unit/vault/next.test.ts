import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId, parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { makeToken, revealToken } from '../../../app/domain/token.ts'
import { createVault, nextEntryName, type Vault, type VaultOutcome } from '../../../app/vault/vault.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'

const first = firstAccountId
const entry = 'access_token'
const asked = { expected: true, mayPrompt: true }
const locked = { kind: 'locked' } as const

let keychain: FakeKeychain
let vault: Vault

beforeEach(() => {
  keychain = createFakeKeychain()
  vault = createVault({ keychain, clock: createFakeClock() })
})

function newSecret(): string {
  return randomBytes(48).toString('hex')
}

function textOf(outcome: VaultOutcome): string | null {
  return outcome.kind === 'stored' ? revealToken(outcome.token) : null
}

describe('a replacement kept beside the token', () => {
  const second = parseAccountId('second') as AccountId

  it('has an entry that no account can have', () => {
    expect(nextEntryName(first)).toBe('access_token/next')
    expect(nextEntryName(second)).toBe('access_token/second/next')
    for (const id of ['next', 'second/next']) expect(parseAccountId(id)).toBeNull()
  })

  it('is stored, read and forgotten without the token being touched', async () => {
    const [secret, newer] = [newSecret(), newSecret()]
    await vault.store(first, makeToken(secret), 'keychain')
    expect(textOf(await vault.next.store(first, makeToken(newer)))).toBe(newer)
    expect(textOf(await vault.next.read(first, asked))).toBe(newer)
    expect(textOf(await vault.read(first, asked))).toBe(secret)
    expect(await vault.next.forget(first)).toEqual({ kind: 'missing' })
    expect(await vault.next.read(first, asked)).toEqual({ kind: 'missing' })
    expect([...keychain.entries]).toEqual([[entry, secret]])
  })

  it('is not hidden by a token of this run only, and goes when the account is forgotten', async () => {
    const newer = newSecret()
    await vault.store(first, makeToken(newSecret()), 'memory')
    await vault.next.store(first, makeToken(newer))
    expect(textOf(await vault.next.read(first, asked))).toBe(newer)
    expect(await vault.forget(first)).toEqual({ kind: 'missing' })
    expect(keychain.entries.size).toBe(0)
  })

  it('is kept, and the token too, when it cannot be removed with it', async () => {
    await vault.store(first, makeToken(newSecret()), 'keychain')
    keychain.problem = locked
    expect(await vault.forget(first)).toEqual(locked)
    expect(keychain.entries.size).toBe(1)
  })
})
