import type { Keychain, KeychainProblem, KeychainRead, KeychainWrite } from '../ports/keychain.ts'
import type { Storage } from '../domain/token.ts'
import { secondMs } from '../domain/time.ts'
import { inspectSecretService, type SecretServiceState } from './secret-service.ts'

/** The StakeAPI library's service name: on macOS both then use the same entry. */
const service = 'stakeapi'

/**
 * Only these three of keytar's functions: `findPassword` and `findCredentials` crash the process when an item
 * of the service has no `account` attribute, as one stored by Python's keyring has not.
 */
type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

/** One that did not answer is not asked again at once: each asking waits for seconds, and a start asks four times. */
const restMs = secondMs

/** Loaded at first use: where its binary or libsecret is missing, that is an outcome and not a crash at start. */
async function loadKeytar(): Promise<Keytar | null> {
  try {
    const loaded = await import('keytar')
    return loaded.default ?? loaded
  } catch {
    return null
  }
}

/** The operating system's keychain, through keytar: macOS Keychain, Windows Credential Manager, Secret Service. */
export function createKeychain(platform: NodeJS.Platform = process.platform): Keychain {
  let keytar: Promise<Keytar | null> | null = null
  let silent: { readonly state: SecretServiceState; readonly atMs: number } | null = null

  async function secretService(): Promise<SecretServiceState | null> {
    if (silent && performance.now() - silent.atMs < restMs) return silent.state
    const state = await inspectSecretService()
    silent = state && isSilent(state.problem) ? { state, atMs: performance.now() } : null
    return state
  }

  async function inspect(): Promise<KeychainProblem | 'open' | null> {
    if (platform !== 'linux') return null
    const state = await secretService()
    return state && state.problem
  }

  async function describe(): Promise<Storage> {
    if (platform === 'darwin') return { kind: 'keychain', backend: 'macOS Keychain', persistent: true }
    if (platform === 'win32')
      return { kind: 'keychain', backend: 'Windows Credential Manager', persistent: true }
    const state = await secretService()
    return {
      kind: 'keychain',
      backend: state?.backend ?? 'the Secret Service',
      persistent: state?.persistent ?? null,
    }
  }

  /** keytar tells failures apart by message text only, so the keychain itself is asked what is wrong. */
  async function whatIsWrong(): Promise<KeychainProblem> {
    const state = await inspect()
    return state === null || state === 'open' ? { kind: 'refused' } : state
  }

  async function using<Answer>(work: (keytar: Keytar) => Promise<Answer>): Promise<Answer | KeychainProblem> {
    keytar ??= loadKeytar()
    const loaded = await keytar
    if (!loaded) return { kind: 'unavailable', cause: 'no-library' }
    const state = await inspect()
    if (isSilent(state)) return state
    try {
      return await work(loaded)
    } catch {
      return await whatIsWrong()
    }
  }

  return {
    read: (entry) =>
      using(async ({ getPassword }): Promise<KeychainRead> => {
        const secret = await getPassword(service, entry)
        return secret === null ? { kind: 'missing' } : { kind: 'found', secret }
      }),
    write: (entry, secret) =>
      using(async ({ setPassword }): Promise<KeychainWrite> => {
        await setPassword(service, entry, secret)
        return { kind: 'done' }
      }),
    remove: (entry) =>
      using(async ({ deletePassword }): Promise<KeychainWrite> => {
        // False means that there was nothing to delete, or on Linux that a prompt was dismissed.
        if (await deletePassword(service, entry)) return { kind: 'done' }
        const state = await inspect()
        return state === null || state === 'open' ? { kind: 'done' } : state
      }),
    describe,
    inspect,
  }
}

/** A call to it would keep a thread for ever, and a process with such a thread cannot end. */
function isSilent(state: KeychainProblem | 'open' | null): state is KeychainProblem {
  return state !== null && state !== 'open' && state.kind === 'unavailable' && state.cause === 'no-answer'
}
