import type { Failure } from '../domain/failure.ts'
import type { LoginStart } from '../domain/login-start.ts'
import { err, ok } from '../domain/result.ts'
import type { LoginItem } from '../ports/login-item.ts'
import type { LoginStartActions } from './types.ts'

export interface LoginStarts extends LoginStartActions {
  /** Removes the entry, whichever copy of Stakewatch it starts. Null where there is none to remove. */
  forget(): Promise<{ readonly failure: Failure | null } | null>
}

const refused: Failure = { kind: 'login-start-refused' }

export function createLoginStart(item: LoginItem | undefined): LoginStarts {
  async function state(): Promise<LoginStart> {
    return item ? await item.state() : { kind: 'impossible', why: 'development' }
  }

  return {
    state: async () => ok(await state()),
    async set(isOn) {
      await item?.set(isOn)
      const now = await state()
      const isDone = isOn ? now.kind === 'on' || now.kind === 'held-back' : now.kind === 'off'
      return isDone ? ok(now) : err(refused)
    },
    async forget() {
      const { kind } = await state()
      if (kind === 'off' || kind === 'impossible') return null
      await item?.set(false)
      return { failure: (await state()).kind === 'off' ? null : refused }
    },
  }
}
