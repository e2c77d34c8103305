import { create } from 'zustand'
import type { Failure } from '../../app/domain/failure.ts'
import type { EpochMs } from '../../app/domain/time.ts'

interface LockStore {
  /** Main has answered that it is locked: there is nothing to show but the way in. */
  readonly isLocked: boolean
  readonly hasTouchId: boolean
  /** Why the last try did not open it. */
  readonly failure: Failure | null
  /** By the page's own clock, when the next passphrase is looked at. */
  readonly notBeforeMs: EpochMs
  readonly isOpening: boolean
}

export const useLockStore = create<LockStore>()(() => ({
  isLocked: false,
  hasTouchId: false,
  failure: null,
  notBeforeMs: 0,
  isOpening: false,
}))
