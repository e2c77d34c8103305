import { create } from 'zustand'
import type { AccountDetails } from '../../app/domain/account-details.ts'
import type { AccountId } from '../../app/domain/account.ts'
import { bridge } from '../bridge.ts'
import { useViewStore } from './view-store.ts'

interface DetailsStore {
  /** Of the account whose page is shown; null until main has answered, and while none is. */
  readonly details: AccountDetails | null
}

export const useDetailsStore = create<DetailsStore>()(() => ({ details: null }))

/**
 * Keeps the details of an account as main knows them, from now until the returned function is called: main is asked
 * again with every view, since each change of them comes with one; never two at a time.
 */
export function followDetails(account: AccountId): () => void {
  let isAsking = false
  let isOwed = false
  let hasEnded = false

  async function ask(): Promise<void> {
    isOwed = isAsking
    if (isAsking) return
    isAsking = true
    const answer = await bridge.call['account.details']({ account }).catch(() => null)
    isAsking = false
    if (hasEnded) return
    if (answer?.ok) useDetailsStore.setState({ details: answer.value })
    if (isOwed) await ask()
  }

  const stop = useViewStore.subscribe((now, before) => {
    if (now.view !== before.view) void ask()
  })
  void bridge.call['account.readDetails']({ account, what: 'bets' }).catch(() => null)
  void ask()
  return () => {
    hasEnded = true
    stop()
    useDetailsStore.setState({ details: null })
  }
}
