import type { LoginStart } from '../domain/login-start.ts'

/** The platform's entry that starts Stakewatch at login, without a window. Never rejects for an expected failure. */
export interface LoginItem {
  state(): Promise<LoginStart>
  /** Makes or removes the entry, as far as that is possible; whether it was shows in `state`. */
  set(isOn: boolean): Promise<void>
}
