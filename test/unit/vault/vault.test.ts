import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId, parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { makeToken, revealToken } from '../../../app/domain/token.ts'
import { createVault, entryName, type Vault, type VaultOutcome } from '../../../app/vault/vault.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'

const first = firstAccountId
const entry = 'access_token'
const boundMs = 10 * secondMs
const asked = { expected: true, mayPrompt: true }
const unasked = { expected: true, mayPrompt: false }
const locked = { kind: 'locked' } as const
const noService = { kind: 'unavailable', cause: 'no-service' } as const

let clock: FakeClock
let keychain: FakeKeychain
let vault: Vault

beforeEach(() => {
  clock = createFakeClock()
  keychain = createFakeKeychain()
  vault = createVault({ keychain, clock })
})

function newSecret(): string {
  return randomBytes(48).toString('hex')
}

function textOf(outcome: VaultOutcome): string | null {
  return outcome.kind === 'stored' ? revealToken(outcome.token) : null
}

async function afterBound<Value>(work: Promise<Value>): Promise<Value> {
  await clock.advance(boundMs)
  return await work
}

describe('names of entries', () => {
  it('gives the first account the entry that the StakeAPI library uses', () => {
    expect(entryName(first)).toBe('access_token')
  })

  it('gives every other account one of its own', () => {
    expect(entryName(parseAccountId('second') as AccountId)).toBe('access_token/second')
  })
})

describe('storing in the keychain', () => {
  it('writes the bare token, reads it back, and says that it is stored', async () => {
    const secret = newSecret()
    expect(textOf(await vault.store(first, makeToken(secret), 'keychain'))).toBe(secret)
    expect([...keychain.entries]).toEqual([[entry, secret]])
    expect(keychain.calls).toEqual([`read ${entry}`, `write ${entry}`, `read ${entry}`])
  })

  it('puts the former token back when the new one is kept wrongly', async () => {
    const former = newSecret()
    keychain.entries.set(entry, former)
    keychain.keeps = (secret) => (secret === former ? secret : secret.slice(1))
    expect(await vault.store(first, makeToken(newSecret()), 'keychain')).toEqual({ kind: 'refused' })
    expect(keychain.entries.get(entry)).toBe(former)
  })

  it('leaves nothing behind when the first token is kept wrongly', async () => {
    keychain.keeps = (secret) => secret.slice(1)
    expect(await vault.store(first, makeToken(newSecret()), 'keychain')).toEqual({ kind: 'refused' })
    expect(keychain.entries.size).toBe(0)
  })

  it('says refused when the keychain takes a token and keeps nothing', async () => {
    keychain.keeps = () => null
    expect(await vault.store(first, makeToken(newSecret()), 'keychain')).toEqual({ kind: 'refused' })
  })

  it.each([locked, noService, { kind: 'refused' } as const])(
    'passes on that it is $kind',
    async (problem) => {
      keychain.problem = problem
      expect(await vault.store(first, makeToken(newSecret()), 'keychain')).toEqual(problem)
      expect(keychain.calls).toEqual([`read ${entry}`])
    },
  )

  it('ends a token that was kept for this run only', async () => {
    const secret = newSecret()
    await vault.store(first, makeToken(newSecret()), 'memory')
    await vault.store(first, makeToken(secret), 'keychain')
    expect(textOf(await vault.read(first, asked))).toBe(secret)
    expect((await vault.storage(first)).kind).toBe('keychain')
  })

  it('keeps the token of this run when the keychain fails', async () => {
    const secret = newSecret()
    await vault.store(first, makeToken(secret), 'memory')
    keychain.problem = locked
    await vault.store(first, makeToken(newSecret()), 'keychain')
    expect(textOf(await vault.read(first, asked))).toBe(secret)
  })
})

describe('keeping for this run only', () => {
  it('never touches the keychain', async () => {
    const secret = newSecret()
    expect(textOf(await vault.store(first, makeToken(secret), 'memory'))).toBe(secret)
    expect(textOf(await vault.read(first, asked))).toBe(secret)
    expect(await vault.storage(first)).toEqual({ kind: 'memory', backend: 'memory', persistent: false })
    expect(keychain.calls).toEqual([])
  })

  it('is over when the vault is closed', async () => {
    await vault.store(first, makeToken(newSecret()), 'memory')
    await vault.close()
    expect(await vault.read(first, asked)).toEqual({ kind: 'missing' })
  })
})

describe('reading', () => {
  it('gives the token, or says that there is none', async () => {
    expect(await vault.read(first, { expected: false, mayPrompt: true })).toEqual({ kind: 'missing' })
    const secret = newSecret()
    keychain.entries.set(entry, secret)
    expect(textOf(await vault.read(first, asked))).toBe(secret)
  })

  it('refuses what is no token, so that it is never sent', async () => {
    keychain.entries.set(entry, 'not a token')
    expect(await vault.read(first, asked)).toEqual({ kind: 'refused' })
    expect(keychain.entries.get(entry)).toBe('not a token')
  })

  it('takes an empty answer of a locked keychain for locked when a token is expected', async () => {
    keychain.state = locked
    expect(await vault.read(first, asked)).toEqual(locked)
    expect(await vault.read(first, { expected: false, mayPrompt: true })).toEqual({ kind: 'missing' })
  })

  it('believes an empty answer where the keychain cannot be inspected', async () => {
    keychain.state = null
    expect(await vault.read(first, asked)).toEqual({ kind: 'missing' })
  })

  it('does not ask a locked or absent keychain unless a prompt is welcome', async () => {
    keychain.entries.set(entry, newSecret())
    keychain.state = locked
    expect(await vault.read(first, unasked)).toEqual(locked)
    keychain.state = noService
    expect(await vault.read(first, unasked)).toEqual(noService)
    expect(keychain.calls).toEqual([])
  })

  it('keeps accounts apart', async () => {
    const second = parseAccountId('second') as AccountId
    const secret = newSecret()
    await vault.store(first, makeToken(newSecret()), 'keychain')
    await vault.store(second, makeToken(secret), 'keychain')
    await vault.forget(first)
    expect(textOf(await vault.read(second, asked))).toBe(secret)
  })
})

describe('forgetting', () => {
  it('removes the entry, and is content when there was none', async () => {
    keychain.entries.set(entry, newSecret())
    expect(await vault.forget(first)).toEqual({ kind: 'missing' })
    expect(keychain.entries.size).toBe(0)
    expect(await vault.forget(first)).toEqual({ kind: 'missing' })
  })

  it('leaves no former token in the keychain when the present one was for this run only', async () => {
    keychain.entries.set(entry, newSecret())
    await vault.store(first, makeToken(newSecret()), 'memory')
    expect(await vault.forget(first)).toEqual({ kind: 'missing' })
    expect(keychain.entries.size).toBe(0)
    expect(await vault.read(first, asked)).toEqual({ kind: 'missing' })
  })

  it('forgets the token of this run where there is no keychain', async () => {
    keychain.problem = noService
    await vault.store(first, makeToken(newSecret()), 'memory')
    expect(await vault.forget(first)).toEqual({ kind: 'missing' })
    expect(await vault.forget(first)).toEqual(noService)
  })

  it('does not claim that a token in a locked keychain is gone', async () => {
    keychain.problem = locked
    expect(await vault.forget(first)).toEqual(locked)
  })
})

describe('a keychain that does not answer', () => {
  it('is given up after ten seconds, and called locked when it is', async () => {
    keychain.entries.set(entry, newSecret())
    keychain.hold('read')
    keychain.state = locked
    const reading = vault.read(first, asked)
    let isOver = false
    void reading.then(() => (isOver = true))
    await clock.advance(boundMs - 1)
    expect(isOver).toBe(false)
    await clock.advance(1)
    expect(await reading).toEqual(locked)
    expect(clock.pendingTimers()).toBe(0)
  })

  it.each([null, 'open'] as const)('is called silent when inspection says %s', async (state) => {
    keychain.hold('read')
    keychain.state = state
    expect(await afterBound(vault.read(first, asked))).toEqual({ kind: 'unavailable', cause: 'no-answer' })
  })

  it('can be read again while the first call still hangs', async () => {
    const secret = newSecret()
    keychain.entries.set(entry, secret)
    keychain.hold('read')
    await afterBound(vault.read(first, asked))
    expect(textOf(await vault.read(first, asked))).toBe(secret)
  })

  it('has no timer left once it has answered', async () => {
    await vault.store(first, makeToken(newSecret()), 'keychain')
    expect(clock.pendingTimers()).toBe(0)
  })

  it('is given up at once when the vault is closed', async () => {
    const release = keychain.hold('read')
    const reading = vault.read(first, asked)
    await clock.advance(0)
    const held = vault.close()
    expect(await reading).toEqual({ kind: 'unavailable', cause: 'no-answer' })
    expect(held).not.toBeNull()
    release()
    await held
    expect(clock.pendingTimers()).toBe(0)
  })

  it('is known to hold nothing once every call was answered', async () => {
    await vault.read(first, asked)
    expect(vault.close()).toBeNull()
  })

  it('has a write that lands too late undone: the former token comes back', async () => {
    const former = newSecret()
    keychain.entries.set(entry, former)
    const release = keychain.hold('write')
    keychain.state = locked
    expect(await afterBound(vault.store(first, makeToken(newSecret()), 'keychain'))).toEqual(locked)
    release()
    await clock.advance(0)
    expect(keychain.entries.get(entry)).toBe(former)
  })

  it('has a write that lands too late undone: nothing stays where nothing was', async () => {
    const release = keychain.hold('write')
    await afterBound(vault.store(first, makeToken(newSecret()), 'keychain'))
    release()
    await clock.advance(0)
    expect(keychain.entries.size).toBe(0)
  })

  it('begins no other change while one may still land', async () => {
    const release = keychain.hold('write')
    await afterBound(vault.store(first, makeToken(newSecret()), 'keychain'))
    expect((await afterBound(vault.store(first, makeToken(newSecret()), 'keychain'))).kind).toBe(
      'unavailable',
    )
    expect(keychain.calls.filter((call) => call.startsWith('write'))).toHaveLength(1)
    release()
    await clock.advance(0)
    const secret = newSecret()
    expect(textOf(await vault.store(first, makeToken(secret), 'keychain'))).toBe(secret)
    expect(keychain.entries.get(entry)).toBe(secret)
  })

  it('never undoes a later success', async () => {
    const secret = newSecret()
    const release = keychain.hold('write')
    await afterBound(vault.store(first, makeToken(secret), 'keychain'))
    const again = vault.store(first, makeToken(secret), 'keychain')
    await clock.advance(0)
    release()
    expect((await again).kind).toBe('stored')
    await clock.advance(0)
    expect(keychain.entries.get(entry)).toBe(secret)
  })
})

describe('calls for one account', () => {
  it('run one after the other, in the order in which they came', async () => {
    const [one, two] = [newSecret(), newSecret()]
    const release = keychain.hold('write')
    const outcomes = Promise.all([
      vault.store(first, makeToken(one), 'keychain'),
      vault.read(first, asked),
      vault.store(first, makeToken(two), 'keychain'),
      vault.read(first, asked),
    ])
    await clock.advance(0)
    release()
    expect((await outcomes).map(textOf)).toEqual([one, one, two, two])
  })
})
