import type { Failure, FailureKind } from '../domain/failure.ts'
import { secondMs } from '../domain/time.ts'
import type { Kernel } from './kernel.ts'

/** How often a machine without a network is asked whether it has one: sooner while somebody looks on. */
const visibleEveryMs = 2 * secondMs
const unseenEveryMs = 10 * secondMs

/** What a network that is gone looks like from here. */
const networkKinds: ReadonlySet<FailureKind> = new Set(['offline', 'timeout', 'connection-lost'])

export function isForWantOfNetwork(failure: Failure | null): boolean {
  return failure !== null && networkKinds.has(failure.kind)
}

/**
 * Finds out that the network has come back. Electron tells of that in a page only, and the tray has none; so the
 * machine is asked, and only while readings fail for want of a network that it says is not there.
 */
export interface NetworkWatch {
  /** To be called now and then, and after each reading. */
  look(): void
  /** When to ask next, on the clock that never goes back; Infinity while there is nothing to wait for. */
  nextLookMs(isVisible: boolean): number
  /** True once when it has come back. */
  hasReturned(): boolean
}

export function createNetworkWatch(kernel: Kernel): NetworkWatch {
  const { clock, conditions } = kernel.ports
  let isAwaited = false
  let askedAtMs = 0

  const isOnline = () => {
    askedAtMs = clock.elapsedMs()
    return conditions?.isOnline() ?? true
  }

  return {
    look() {
      const states = kernel.records().map(({ id }) => kernel.account(id))
      const isMissed = states.some(({ failure }) => isForWantOfNetwork(failure))
      isAwaited = isMissed && (isAwaited || !isOnline())
    },
    nextLookMs: (isVisible) =>
      isAwaited ? askedAtMs + (isVisible ? visibleEveryMs : unseenEveryMs) : Infinity,
    hasReturned() {
      if (!isAwaited || !isOnline()) return false
      isAwaited = false
      return true
    },
  }
}
