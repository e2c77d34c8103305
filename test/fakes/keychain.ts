import type { Storage } from '../../app/domain/token.ts'
import type { Keychain, KeychainProblem } from '../../app/ports/keychain.ts'

export type KeychainCall = 'read' | 'write' | 'remove'

export interface FakeKeychain extends Keychain {
  readonly entries: Map<string, string>
  /** Every call that reached it, e.g. `write access_token`. */
  readonly calls: string[]
  /** What `inspect` says. */
  state: KeychainProblem | 'open' | null
  /** Every call answers this instead, while it is set. */
  problem: KeychainProblem | null
  /** What is kept of a secret; null keeps nothing. */
  keeps: (secret: string) => string | null
  /** The next call of this kind takes effect and answers only once it is released. */
  hold(call: KeychainCall): () => void
}

export function createFakeKeychain(): FakeKeychain {
  const entries = new Map<string, string>()
  const calls: string[] = []
  const held = new Map<KeychainCall, Promise<void>>()
  const storage: Storage = { kind: 'keychain', backend: 'the fake keychain', persistent: true }

  async function begin(call: KeychainCall, entry: string): Promise<KeychainProblem | null> {
    calls.push(`${call} ${entry}`)
    const release = held.get(call)
    held.delete(call)
    await release
    return keychain.problem
  }

  const keychain: FakeKeychain = {
    entries,
    calls,
    state: 'open',
    problem: null,
    keeps: (secret) => secret,
    hold(call) {
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(call, promise)
      return resolve
    },
    async read(entry) {
      const problem = await begin('read', entry)
      if (problem) return problem
      const secret = entries.get(entry)
      return secret === undefined ? { kind: 'missing' } : { kind: 'found', secret }
    },
    async write(entry, secret) {
      const problem = await begin('write', entry)
      if (problem) return problem
      const kept = keychain.keeps(secret)
      if (kept !== null) entries.set(entry, kept)
      return { kind: 'done' }
    },
    async remove(entry) {
      const problem = await begin('remove', entry)
      if (problem) return problem
      entries.delete(entry)
      return { kind: 'done' }
    },
    describe: () => Promise.resolve(storage),
    inspect: () => Promise.resolve(keychain.state),
  }
  return keychain
}
