import { firstAccountId, type AccountId } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { KeychainAbsence } from '../domain/failure.ts'
import type { Unsealed } from '../domain/lock.ts'
import { secondMs } from '../domain/time.ts'
import { revealToken, type Storage, type Token } from '../domain/token.ts'
import type { Clock } from '../ports/clock.ts'
import type { Keychain, KeychainProblem } from '../ports/keychain.ts'
import { createBoundedKeychain } from './bounded-keychain.ts'
import { checkTokenForm } from './format.ts'
import { noSeal, type Seal } from './seal.ts'

export type VaultOutcome =
  | { readonly kind: 'stored'; readonly token: Token }
  | { readonly kind: 'missing' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable'; readonly cause: KeychainAbsence }
  /** The keychain was there and did not keep or give what was asked. */
  | { readonly kind: 'refused' }
  /** It is sealed, or must be, and the key is not at hand. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'damaged' }

export interface ReadOptions {
  readonly expected: boolean
  readonly mayPrompt: boolean
}

/** A replacement, kept in the keychain beside the token until it has been proven and has taken its place. */
export interface NextSlot {
  store(account: AccountId, token: Token): Promise<VaultOutcome>
  read(account: AccountId, options: ReadOptions): Promise<VaultOutcome>
  /** `missing` when it is gone, also when there was none. */
  forget(account: AccountId): Promise<VaultOutcome>
}

/** Keeps tokens: in the keychain, or, where the owner said so, in memory for this run only. */
export interface Vault {
  /**
   * Writes and reads back. When the new token cannot be read back, the former one is put back where that is
   * possible, and the outcome says what went wrong; so too when a write that was given up lands later. A
   * keychain's token ends one that was kept for this run only.
   */
  store(account: AccountId, token: Token, where: 'keychain' | 'memory'): Promise<VaultOutcome>
  /**
   * `expected`: the settings say that there is one, so an empty answer is looked into before it is believed.
   * Without `mayPrompt` a locked keychain is not asked at all, since asking puts a prompt on the screen.
   */
  read(account: AccountId, options: ReadOptions): Promise<VaultOutcome>
  /** Out of the keychain and out of memory, and what is kept beside it: `missing` when all is gone. */
  forget(account: AccountId): Promise<VaultOutcome>
  readonly next: NextSlot
  /**
   * Stores what is kept anew, as the seal is now, in one turn: nothing can be stored or forgotten between its
   * reading and its writing. `missing` where the keychain holds none, or the token is of this run only.
   */
  sealAnew(account: AccountId): Promise<VaultOutcome>
  /** Drops a token of this run only; what the keychain holds stays. */
  dropFromMemory(account: AccountId): void
  storage(account: AccountId): Promise<Storage>
  /** How the keychain is, without a secret being asked for; null where that cannot be found out. */
  inspect(): Promise<KeychainProblem | 'open' | null>
  /**
   * Drops the tokens of this run and every timer; calls under way are given up. Where the keychain still holds one of
   * them, which keeps the process from ending by itself: what resolves once it has ended them all.
   */
  close(): Promise<unknown> | null
}

/** A locked keychain makes a call hang until its prompt is answered. */
const defaultBoundMs = 10 * secondMs

const inMemory: Storage = { kind: 'memory', backend: 'memory', persistent: false }

/** The keychain entry of an account, under the service `stakeapi`; the first is the StakeAPI library's own. */
export function entryName(account: AccountId): string {
  return account === firstAccountId ? 'access_token' : `access_token/${account}`
}

/** Where its replacement is kept meanwhile; no account's id has a slash in it, and none is `next`. */
export function nextEntryName(account: AccountId): string {
  return `${entryName(account)}/next`
}

export interface VaultParts {
  readonly keychain: Keychain
  readonly clock: Clock
  readonly seal?: Seal
  /** How long one call to the keychain may take. */
  readonly boundMs?: number
}

export function createVault({ keychain, clock, seal = noSeal, boundMs = defaultBoundMs }: VaultParts): Vault {
  const bounded = createBoundedKeychain(keychain, clock, boundMs)
  const thisRunOnly = new Map<AccountId, Token>()
  const queues = new Map<string, Promise<unknown>>()
  /** The last attempt to change an entry: only what the last one left behind may be undone. */
  const attempts = new Map<string, symbol>()

  /** One after the other for each entry, so that a slow write cannot overtake a later one. */
  function inTurn<Value>(entry: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (queues.get(entry) ?? Promise.resolve()).then(work)
    queues.set(
      entry,
      turn.catch(() => undefined),
    )
    return turn
  }

  function inNext<Value>(account: AccountId, work: (entry: string) => Promise<Value>): Promise<Value> {
    const entry = nextEntryName(account)
    return inTurn(entry, () => work(entry))
  }

  function beginAttempt(entry: string): symbol {
    const attempt = Symbol(entry)
    attempts.set(entry, attempt)
    return attempt
  }

  async function storeInKeychain(account: AccountId, entry: string, token: Token): Promise<VaultOutcome> {
    const secret = seal.close(account, revealToken(token))
    if (secret === null) return { kind: 'sealed' }
    const attempt = beginAttempt(entry)
    const former = await bounded.read(entry)
    if (former.kind !== 'found' && former.kind !== 'missing') return outcomeOf(former)
    const undo = () => (former.kind === 'found' ? bounded.write(entry, former.secret) : bounded.remove(entry))
    const undoLate = () =>
      inTurn(entry, async () => {
        if (attempts.get(entry) === attempt) await undo()
      })
    const written = await bounded.write(entry, secret, () => void undoLate())
    if (written.kind !== 'done') return outcomeOf(written)
    const kept = await bounded.read(entry)
    if (kept.kind === 'found' && kept.secret === secret) return { kind: 'stored', token }
    await undo()
    return kept.kind === 'found' || kept.kind === 'missing' ? { kind: 'refused' } : outcomeOf(kept)
  }

  async function forget(account: AccountId): Promise<VaultOutcome> {
    const wasThisRunOnly = thisRunOnly.delete(account)
    const beside = await inNext(account, remove)
    const removed = beside.kind === 'missing' ? await remove(entryName(account)) : beside
    // Without a keychain, nothing but this run's token can have been there.
    return wasThisRunOnly && removed.kind === 'unavailable' ? { kind: 'missing' } : removed
  }

  async function remove(entry: string): Promise<VaultOutcome> {
    beginAttempt(entry)
    const removed = await bounded.remove(entry)
    return removed.kind === 'done' ? { kind: 'missing' } : outcomeOf(removed)
  }

  async function readFromKeychain(
    account: AccountId,
    name: string,
    { expected, mayPrompt }: ReadOptions,
  ): Promise<VaultOutcome> {
    if (!mayPrompt) {
      const state = await keychain.inspect()
      if (state !== null && state !== 'open') return outcomeOf(state)
    }
    const entry = await bounded.read(name)
    if (entry.kind === 'found') return tokenOf(seal.open(account, entry.secret))
    if (entry.kind !== 'missing') return outcomeOf(entry)
    // On Linux a dismissed prompt looks like an absent entry: a token that should be there is not given up for that.
    const state = expected ? await keychain.inspect() : null
    return state === null || state === 'open' ? { kind: 'missing' } : outcomeOf(state)
  }

  return {
    store: (account, token, where) =>
      inTurn(entryName(account), async () => {
        if (where === 'memory') thisRunOnly.set(account, token)
        else {
          const outcome = await storeInKeychain(account, entryName(account), token)
          if (outcome.kind !== 'stored') return outcome
          thisRunOnly.delete(account)
        }
        return { kind: 'stored', token }
      }),
    read: (account, options) =>
      inTurn(entryName(account), async () => {
        const token = thisRunOnly.get(account)
        return token
          ? { kind: 'stored', token }
          : await readFromKeychain(account, entryName(account), options)
      }),
    forget: (account) => inTurn(entryName(account), () => forget(account)),
    next: {
      store: (account, token) => inNext(account, (entry) => storeInKeychain(account, entry, token)),
      read: (account, options) => inNext(account, (entry) => readFromKeychain(account, entry, options)),
      forget: (account) => inNext(account, remove),
    },
    sealAnew: (account) =>
      inTurn(entryName(account), async () => {
        if (thisRunOnly.has(account)) return { kind: 'missing' }
        const entry = entryName(account)
        const read = await readFromKeychain(account, entry, { expected: true, mayPrompt: true })
        return read.kind === 'stored' ? await storeInKeychain(account, entry, read.token) : read
      }),
    dropFromMemory: (account) => void thisRunOnly.delete(account),
    storage: async (account) => (thisRunOnly.has(account) ? inMemory : await keychain.describe()),
    inspect: () => keychain.inspect(),
    close() {
      thisRunOnly.clear()
      return bounded.close()
    },
  }
}

/** What is kept must still be a token: anything else was put there by somebody else, and is never sent. */
function tokenOf(unsealed: Unsealed): VaultOutcome {
  if (unsealed.kind !== 'open') return unsealed
  const form = checkTokenForm(unsealed.text)
  return form.ok ? { kind: 'stored', token: form.value.token } : { kind: 'refused' }
}

function outcomeOf(problem: KeychainProblem): VaultOutcome {
  switch (problem.kind) {
    case 'locked':
    case 'refused':
      return { kind: problem.kind }
    case 'unavailable':
      return { kind: 'unavailable', cause: problem.cause }
    default:
      return assertNever(problem)
  }
}
