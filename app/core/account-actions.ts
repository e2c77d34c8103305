import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import { loadToken } from './reader.ts'
import { untilStill } from './rotation.ts'
import type { Core } from './types.ts'

type Offered = Pick<
  Core,
  'refresh' | 'retryKeychain' | 'forgetToken' | 'setRotation' | 'dismissRotationNotice'
>

export interface AccountActions {
  /** What a host may ask for. */
  readonly offered: Offered
  /** Takes the token out of the keychain, and leaves the account's record. */
  takeFromKeychain(id: AccountId): Promise<Failure | null>
  /** Takes the token and the record away. */
  forgetToken(id: AccountId): Promise<Failure | null>
}

export interface AccountNeeds {
  readonly readNow: (id: AccountId) => Promise<Failure | null>
  readonly onRotation: () => Promise<void>
  /** The account is no more: everybody drops what they keep of it. */
  readonly onGone: (id: AccountId) => Promise<void>
}

/** Acts for the owner on an account, if there is one of this id. */
export async function onAccount(
  kernel: Kernel,
  id: AccountId,
  act: () => Promise<Failure | null>,
): Promise<Result<null, Failure>> {
  if (kernel.isClosed()) return err({ kind: 'closed' })
  if (!kernel.record(id)) return err({ kind: 'account-unknown' })
  const failure = await act()
  return failure ? err(failure) : ok()
}

/** What the owner does with an account that there is. */
export function createAccountActions(
  kernel: Kernel,
  { readNow, onRotation, onGone }: AccountNeeds,
): AccountActions {
  const { clock } = kernel.ports

  function isRefused(id: AccountId): boolean {
    const noted = kernel.record(id)?.token.rejectedAtMs ?? null
    return noted !== null || kernel.account(id).failure?.kind === 'token-rejected'
  }

  /** Reads because the owner asked: a refusal that still stands then is a second opinion. */
  async function probe(id: AccountId): Promise<Failure | null> {
    const wasRefused = isRefused(id)
    const failure = await readNow(id)
    if (wasRefused && failure?.kind === 'token-rejected') kernel.account(id).refusedAgainAtMs = clock.now()
    kernel.changed()
    return failure
  }

  async function takeFromKeychain(id: AccountId): Promise<Failure | null> {
    await kernel.account(id).replacing
    await untilStill(kernel, id)
    const failure = keychainFailure(await kernel.vault.forget(id))
    if (!failure) kernel.accounts.delete(id)
    return failure
  }

  async function forgetToken(id: AccountId): Promise<Failure | null> {
    const failure = await takeFromKeychain(id)
    if (failure) return failure
    const dropped = await kernel.dropRecord(id)
    await onGone(id)
    kernel.changed()
    return dropped.ok ? null : dropped.failure
  }

  return {
    takeFromKeychain,
    forgetToken,
    offered: {
      refresh: (id) => onAccount(kernel, id, () => probe(id)),
      retryKeychain: (id) =>
        onAccount(kernel, id, async () => {
          await loadToken(kernel, id, { mayPrompt: true, mayRepair: true })
          return kernel.account(id).keychain ?? (await readNow(id))
        }),
      forgetToken: (id) => onAccount(kernel, id, () => forgetToken(id)),
      setRotation: (id, days) =>
        onAccount(kernel, id, async () => {
          const written = await kernel.editRecord(id, ({ token, ...now }) => ({
            ...now,
            token: { ...token, rotationDays: days },
          }))
          if (written.ok) await onRotation()
          kernel.changed()
          return written.ok ? null : written.failure
        }),
      dismissRotationNotice: (id) =>
        onAccount(kernel, id, async () => {
          const written = await kernel.editRecord(id, (now) => ({ ...now, rotationNotice: null }))
          kernel.changed()
          return written.ok ? null : written.failure
        }),
    },
  }
}
