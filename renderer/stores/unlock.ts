import type { UnlockWay } from '../../app/domain/lock.ts'
import { failureText } from '../../app/strings/en/failures.ts'
import { bridge } from '../bridge.ts'
import { say } from './feedback-store.ts'
import { useLockStore } from './lock-store.ts'
import { openView } from './sync.ts'

/** Tries to open the lock, and fills the page when it is open. A failure stays in the lock's store. */
export async function unlock(way: UnlockWay): Promise<void> {
  useLockStore.setState({ isOpening: true })
  const answer = await bridge.call['lock.unlock'](way).catch(() => null)
  if (answer?.ok) await openView()
  const failure = answer === null ? ({ kind: 'closed' } as const) : answer.ok ? null : answer.failure
  const waitMs = failure !== null && 'waitMs' in failure ? failure.waitMs : 0
  useLockStore.setState({ isOpening: false, failure, notBeforeMs: Date.now() + waitMs })
  say(failure && { text: failureText(failure), tone: 'note' })
}
