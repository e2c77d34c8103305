import type { CorePorts } from '../../app/core.ts'

/** Which call is the last one of a process, and whether it still takes effect. */
export interface Death {
  /** Calls are numbered from 1, from the moment it is decided. */
  readonly at: number
  /** `during`: it has been begun, and nobody waits for its answer. */
  readonly when: 'before' | 'during' | 'after'
}

export interface Mortal {
  readonly ports: Pick<CorePorts, 'keychain' | 'files' | 'http'>
  /** Calls to keychain, settings file and network since the last decision, e.g. `write access_token`. */
  readonly calls: string[]
  /** Counts anew from here; null lets it live on. */
  decide(death: Death | null): void
  readonly died: Promise<void>
}

/**
 * Ports of a process that is killed at one of its calls: no call is answered from then on, and none takes
 * effect. What is left on the disk and in the keychain is what the next start finds.
 */
export function createMortal({ keychain, files, http }: CorePorts): Mortal {
  const { promise: died, resolve: die } = Promise.withResolvers<void>()
  const never = new Promise<never>(() => undefined)
  const calls: string[] = []
  let death: Death | null = null
  let isDead = false

  async function live<Value>(name: string, call: () => Promise<Value>): Promise<Value> {
    if (isDead) return await never
    const isLast = calls.push(name) === death?.at
    isDead = isLast
    if (!isLast) return await call()
    if (death?.when === 'after') await call()
    if (death?.when === 'during') void call()
    die()
    return await never
  }

  return {
    calls,
    died,
    decide(next) {
      calls.length = 0
      death = next
    },
    ports: {
      keychain: {
        ...keychain,
        read: (entry) => live(`read ${entry}`, () => keychain.read(entry)),
        write: (entry, secret) => live(`write ${entry}`, () => keychain.write(entry, secret)),
        remove: (entry) => live(`remove ${entry}`, () => keychain.remove(entry)),
      },
      files: {
        ...files,
        writeAtomic: (path, text) => live('settings', () => files.writeAtomic(path, text)),
      },
      http: {
        ...http,
        send: (request) => live('ask', () => http.send(request)),
      },
    },
  }
}
