import type { AccountId } from '../domain/account.ts'
import type { Clock } from '../ports/clock.ts'

/** What follows from balances that have come: they are written down, judged, and what looks at them looks again. */
export interface FollowUps {
  /**
   * Follows up what an account holds now: at once where nobody looks on, otherwise once the page has had the time to
   * paint it. Answers when that has been done.
   */
  after(id: AccountId): Promise<void>
  /** Does at once what waits for an account, or for any of them: what it is about is going to be others. */
  settle(id?: AccountId): void
}

/**
 * Four frames. To follow up takes this process as long as the page needs to paint; at the same time, on a machine
 * with few processors, each takes them from the other.
 */
export const paintingMs = 64

export interface FollowUpNeeds {
  readonly clock: Clock
  /** Whether a window is in sight. */
  readonly isSeen: () => boolean
  /** Never throws. */
  readonly followUp: (id: AccountId) => void
}

export function createFollowUps({ clock, isSeen, followUp }: FollowUpNeeds): FollowUps {
  const waiting = new Map<AccountId, () => void>()

  function settle(id?: AccountId): void {
    for (const [whose, end] of waiting) if (id === undefined || whose === id) end()
  }

  function wait(id: AccountId): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const end = () => {
      cancel()
      waiting.delete(id)
      followUp(id)
      resolve()
    }
    const cancel = clock.after(paintingMs, end)
    waiting.set(id, end)
    return promise
  }

  return {
    async after(id) {
      settle(id)
      if (isSeen()) await wait(id)
      else followUp(id)
    },
    settle,
  }
}
