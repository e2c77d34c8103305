import type { Failure } from '../domain/failure.ts'
import type { LockRecord } from '../domain/lock.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { SealKey } from '../lock/sealed-text.ts'
import type { Kernel } from './kernel.ts'
import { sealAnew, type Sealing, type SealWish } from './sealing.ts'

export interface SealChange {
  /** Seals every token, or takes the seal off. `key` is the passphrase's. */
  setSealed(lock: LockRecord, sealed: boolean, key: SealKey): Promise<Result<null, Failure>>
  /** From one passphrase to another: `next` holds the new one. */
  changeKey(next: LockRecord, keys: SealKeys): Promise<Result<null, Failure>>
}

export interface SealKeys {
  readonly former: SealKey
  readonly next: SealKey
}

/**
 * Changes of the seal. An entry opens with the settings' passphrase at every moment, so that a crash leaves one
 * working token: the settings say “sealed” before the first entry is and until the last one was, and while the
 * passphrase changes either one opens. What a crash left half-way is brought to its end after the next unlock.
 */
export function createSealChange(
  kernel: Kernel,
  sealing: Sealing,
  keep: (lock: LockRecord) => Promise<Result<null, Failure>>,
): SealChange {
  async function bring(wish: SealWish): Promise<Failure | null> {
    sealing.setWish(wish)
    return await sealAnew(
      kernel,
      kernel.settings.current().accounts.map(({ id }) => id),
    )
  }

  async function putOn(lock: LockRecord, key: SealKey): Promise<Result<null, Failure>> {
    const noted = await keep({ ...lock, sealed: true })
    if (!noted.ok) return noted
    const failure = await bring({ sealed: true, keys: [key] })
    if (!failure) return ok()
    await takeOff(lock, key)
    return err(failure)
  }

  async function takeOff(lock: LockRecord, key: SealKey): Promise<Result<null, Failure>> {
    const failure = await bring({ sealed: false, keys: [key] })
    const noted = failure ? err(failure) : await keep({ ...lock, sealed: false })
    if (!noted.ok) await bring({ sealed: true, keys: [key] })
    return noted
  }

  return {
    setSealed: (lock, sealed, key) => (sealed ? putOn(lock, key) : takeOff(lock, key)),
    async changeKey(lock, { former, next }) {
      const failure = await bring({ sealed: true, keys: [former, next] })
      const noted = failure ? err(failure) : await keep(lock)
      // Where this fails an entry opens with both for longer, and is stale: the next unlock takes it up.
      await bring({ sealed: true, keys: [noted.ok ? next : former] })
      return noted
    },
  }
}
