import { create } from 'zustand'
import type { LoginStart } from '../../app/domain/login-start.ts'

interface LoginStore {
  /** As the platform last said it; null before. */
  readonly start: LoginStart | null
}

export const useLoginStore = create<LoginStore>()(() => ({ start: null }))
