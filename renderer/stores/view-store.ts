import { create } from 'zustand'
import type { Platform } from '../../app/contract/bridge.ts'
import type { Failure } from '../../app/domain/failure.ts'
import type { AccountView, View } from '../../app/domain/view.ts'

interface ViewStore {
  /** Null until main has answered for the first time. */
  readonly view: View | null
  readonly platform: Platform
  readonly version: string
  /** Why main gave no view at all. */
  readonly failure: Failure | null
}

/** What main last said: a projection, replaced whole with every event. */
export const useViewStore = create<ViewStore>()(() => ({
  view: null,
  platform: { os: 'linux', hasTray: false, tellsScreenLock: false, hasTouchId: false },
  version: '',
  failure: null,
}))

export function selectedAccount(view: View | null): AccountView | null {
  return view?.accounts.find(({ id }) => id === view.selected) ?? null
}
