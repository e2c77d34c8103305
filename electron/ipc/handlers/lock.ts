import type { Handlers } from '../../../app/contract/bridge.ts'
import type { LockActions } from '../../../app/core.ts'
import { ok } from '../../../app/domain/result.ts'

export function lockHandlers(lock: LockActions) {
  return {
    'lock.state': async () => ok(lock.state()),
    'lock.unlock': async (way) => lock.unlock(way),
    'lock.now': async () => {
      lock.lock('asked')
      return ok()
    },
    'lock.setPassphrase': async ({ passphrase, current }) => lock.setPassphrase(passphrase, current),
    'lock.removePassphrase': async ({ current }) => lock.removePassphrase(current),
    'lock.setSealed': async ({ sealed, passphrase }) => lock.setSealed(sealed, passphrase),
    'lock.changeOptions': async (change) => lock.changeOptions(change),
  } satisfies Partial<Handlers>
}
