import type { Clock } from '../ports/clock.ts'
import type { Keychain, KeychainProblem, KeychainRead, KeychainWrite } from '../ports/keychain.ts'

/** A keychain whose every answer comes in time, be it that none came. */
export interface BoundedKeychain {
  read(entry: string): Promise<KeychainRead>
  /** `landedLate` is called when a write that was given up has been done after all. */
  write(entry: string, secret: string, landedLate?: () => void): Promise<KeychainWrite>
  remove(entry: string): Promise<KeychainWrite>
  /**
   * Gives up every call under way at once, and drops the timers. Where the keychain still holds one of them, whose
   * thread keeps the process from ending by itself: what resolves once it has ended them all.
   */
  close(): Promise<unknown> | null
}

interface Attempt {
  outcome: KeychainWrite | null
  isGivenUp: boolean
}

const noAnswer: KeychainProblem = { kind: 'unavailable', cause: 'no-answer' }

/**
 * Gives up a call after `boundMs`; why, is asked of the keychain. A call cannot be taken back, so a change that
 * was given up may still land: until it has ended, no other change of the same entry is begun.
 */
export function createBoundedKeychain(keychain: Keychain, clock: Clock, boundMs: number): BoundedKeychain {
  const waiting = new Set<(how: 'late' | 'closed') => void>()
  const changes = new Map<string, Promise<KeychainWrite>>()
  const unanswered = new Set<Promise<unknown>>()

  function begun<Answer>(call: Promise<Answer>): Promise<Answer> {
    const tracked = call.finally(() => unanswered.delete(tracked))
    unanswered.add(tracked)
    return tracked
  }

  async function bounded<Answer>(call: Promise<Answer>): Promise<Answer | KeychainProblem> {
    const { promise, resolve } = Promise.withResolvers<'late' | 'closed'>()
    const cancel = clock.after(boundMs, () => resolve('late'))
    waiting.add(resolve)
    const answer = await Promise.race([call, promise])
    cancel()
    waiting.delete(resolve)
    if (answer === 'closed') return noAnswer
    return answer === 'late' ? await whySilent() : answer
  }

  async function whySilent(): Promise<KeychainProblem> {
    const state = await keychain.inspect()
    return state === null || state === 'open' ? noAnswer : state
  }

  async function change(
    entry: string,
    begin: () => Promise<KeychainWrite>,
    landedLate?: () => void,
  ): Promise<KeychainWrite> {
    const former = changes.get(entry)
    if (former) {
      const ended = await bounded(former)
      if (changes.get(entry) === former) return ended
    }
    const attempt: Attempt = { outcome: null, isGivenUp: false }
    const work = (async () => {
      try {
        attempt.outcome = await begun(begin())
        if (attempt.isGivenUp && attempt.outcome.kind === 'done') landedLate?.()
        return attempt.outcome
      } finally {
        changes.delete(entry)
      }
    })()
    changes.set(entry, work)
    const answer = await bounded(work)
    // It may have ended while the keychain was asked why it did not answer.
    if (attempt.outcome) return attempt.outcome
    attempt.isGivenUp = true
    return answer
  }

  return {
    read: (entry) => bounded(begun(keychain.read(entry))),
    write: (entry, secret, landedLate) => change(entry, () => keychain.write(entry, secret), landedLate),
    remove: (entry) => change(entry, () => keychain.remove(entry)),
    close() {
      for (const giveUp of waiting) giveUp('closed')
      waiting.clear()
      return unanswered.size > 0 ? Promise.allSettled(unanswered) : null
    },
  }
}
