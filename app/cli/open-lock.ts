import type { Core, CorePorts } from '../core.ts'
import type { Failure } from '../domain/failure.ts'
import { waitingText } from '../strings/en/terminal.ts'
import type { TerminalHost } from './host.ts'

/** Null once it is open. Waits where wrong passphrases have made the next one wait. */
export async function openLock(
  core: Core,
  fd: number | null,
  host: TerminalHost,
  clock: CorePorts['clock'],
): Promise<Failure | null> {
  if (!core.lock.isLocked()) return null
  const passphrase = await host.passphrase(fd)
  if (passphrase === null) return { kind: 'locked' }
  const { waitMs } = core.lock.state()
  if (waitMs > 0) {
    host.error(waitingText(waitMs))
    const { promise, resolve } = Promise.withResolvers<void>()
    clock.after(waitMs, resolve)
    await promise
  }
  const opened = await core.lock.unlock({ by: 'passphrase', passphrase })
  return opened.ok ? null : opened.failure
}
