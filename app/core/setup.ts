import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { ImportSource } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { secondMs } from '../domain/time.ts'
import type { SetupView } from '../domain/view.ts'
import { checkTokenForm } from '../vault/format.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import { importPaste, type Import } from './imports.ts'
import { saveSetup } from './save-setup.ts'
import {
  isFull,
  isSameAccount,
  newDraft,
  reachable,
  refusalOf,
  setupView,
  turnToReplacing,
  watchedAs,
  type SetupDraft,
} from './setup-draft.ts'
import { copyAfter, createImportActions, takeOverTimeout } from './setup-imports.ts'
import type { SetupActions } from './types.ts'

export interface Setup extends SetupActions {
  view(): SetupView | null
}

export interface SetupNeeds {
  /** Another user's account is watched under this id from now on. */
  readonly changedHands: (id: AccountId) => Promise<void>
  /** The account's token has just been stored. */
  readonly saved: (id: AccountId) => void
}

export function createSetup(kernel: Kernel, { changedHands, saved }: SetupNeeds): Setup {
  let draft: SetupDraft | null = null
  let verification: AbortController | null = null
  let saving: Promise<Result<null, Failure>> | null = null

  function callOff(current: SetupDraft): void {
    verification?.abort()
    verification = null
    current.verifying = false
  }

  function drop(): void {
    if (draft) callOff(draft)
    draft = null
  }

  /** Runs `act` on the draft, keeps its failure for the page to show, and tells everybody. */
  async function onDraft(
    act: (draft: SetupDraft) => Promise<Failure | null> | Failure | null,
  ): Promise<Result<null, Failure>> {
    const current = draft
    if (!current) return err({ kind: 'no-set-up' })
    const failure = await act(current)
    // Left or begun anew meanwhile: nobody wants this outcome any more.
    if (draft !== current) return err({ kind: 'cancelled' })
    // What was called off has nothing to say at the step that the owner has gone to.
    if (failure?.kind !== 'cancelled') current.failure = failure
    kernel.changed()
    return failure ? err(failure) : ok()
  }

  function takeToken(current: SetupDraft, text: string, source: ImportSource | 'typed'): Failure | null {
    callOff(current)
    current.token = null
    current.found = null
    current.verified = null
    const form = checkTokenForm(text)
    if (!form.ok) return { kind: 'token-malformed', problem: form.failure }
    current.token = { ...form.value, source }
    const { declaredExpiryMs } = form.value
    current.expiry = declaredExpiryMs === null ? { kind: 'unknown' } : { kind: 'at', atMs: declaredExpiryMs }
    return null
  }

  /** Takes over what was found, for the person to look at: nothing of it is stored or sent yet. */
  function takeImport(current: SetupDraft, imported: Result<Import, Failure>): Failure | null {
    if (!imported.ok) {
      callOff(current)
      current.token = current.found = current.verified = null
      return imported.failure
    }
    const failure = takeToken(current, imported.value.token, imported.value.origin.source)
    if (failure) return failure
    current.found = imported.value
    current.host = imported.value.candidate.host ?? current.host
    return null
  }

  async function verify(current: SetupDraft): Promise<Failure | null> {
    if (!current.token) return { kind: 'wrong-step' }
    verification?.abort()
    const own = new AbortController()
    verification = own
    current.verifying = true
    current.verified = null
    current.failure = null
    kernel.changed()
    const timeoutMs = kernel.settings.current().preferences.timeoutSeconds * secondMs
    const identity = await kernel.client.identity({
      host: current.host,
      token: current.token.token,
      timeoutMs,
      signal: own.signal,
    })
    if (verification !== own) return { kind: 'cancelled' }
    verification = null
    current.verifying = false
    if (!identity.ok) return identity.failure
    current.verified = identity.value
    return null
  }

  async function save(
    current: SetupDraft,
    where: 'keychain' | 'memory',
    acceptsOtherAccount: boolean,
  ): Promise<Failure | null> {
    const { id, token, verified: identity, found } = current
    if (!token || !identity) return { kind: 'wrong-step' }
    const refusal = refusalOf(kernel, current, acceptsOtherAccount)
    if (refusal) return refusal
    const isOther = isSameAccount(kernel, current) === false
    const copied = found?.origin.source === 'clipboard' ? found.origin.text : null
    const outcome = await saveSetup(kernel, { where, ...current, form: token, identity, copied })
    const isInUse = outcome.ok || outcome.failure.kind === 'rotation-unfinished'
    if (isInUse && isOther) await changedHands(id)
    if (!outcome.ok) return outcome.failure
    await takeOverTimeout(kernel, found)
    current.copy = where === 'keychain' ? copyAfter(kernel, id, found, token.token) : null
    current.step = current.isFirst ? 'folders' : 'done'
    current.token = null
    saved(id)
    return null
  }

  return {
    view: () => draft && setupView(kernel, draft),
    begin(replaces) {
      const former = replaces && kernel.record(replaces)
      if (replaces && !former) return Promise.resolve(err({ kind: 'account-unknown' }))
      if (!former && isFull(kernel)) return Promise.resolve(err({ kind: 'too-many-accounts' }))
      drop()
      draft = newDraft(kernel, former)
      kernel.changed()
      return Promise.resolve(ok())
    },
    chooseHost: (host) =>
      onDraft((current) => {
        if (current.host === host) return null
        callOff(current)
        current.verified = null
        current.host = host
        return null
      }),
    goTo: (step) =>
      onDraft(async (current) => {
        if (!reachable(kernel, current).has(step)) return { kind: 'wrong-step' }
        callOff(current)
        current.step = step
        return step === 'storage' ? await lookAtStorage(kernel, current) : null
      }),
    pasteToken: () =>
      onDraft(async (current) => {
        const text = await kernel.ports.clipboard.readText()
        if (text === '') return { kind: 'clipboard-empty' }
        const imported = importPaste(text)
        return imported ? takeImport(current, imported) : takeToken(current, text, 'clipboard')
      }),
    typeToken: (text) => onDraft((current) => takeToken(current, text, 'typed')),
    ...createImportActions<SetupDraft>({ kernel, onDraft, take: takeImport }),
    verify: () => onDraft(verify),
    replaceWatched: () =>
      onDraft((current) => {
        const watched = watchedAs(kernel, current)
        if (!watched) return { kind: 'wrong-step' }
        turnToReplacing(current, watched)
        return null
      }),
    declare: (expiry, rotationDays) =>
      onDraft((current) => {
        current.expiry = expiry
        current.rotationDays = rotationDays
        return null
      }),
    save(where, acceptsOtherAccount = false) {
      saving ??= onDraft((current) => save(current, where, acceptsOtherAccount)).finally(() => {
        saving = null
      })
      return saving
    },
    async cancel() {
      // What the owner has told us to keep is kept whole before the set-up is left.
      const left = draft
      await saving
      // Another one may have been begun meanwhile.
      if (draft === left) drop()
      kernel.changed()
      return ok()
    },
  }
}

/** Finds out where the token will be kept, and whether that works at the moment. */
async function lookAtStorage(kernel: Kernel, draft: SetupDraft): Promise<Failure | null> {
  draft.storage = await kernel.ports.keychain.describe()
  const problem = await kernel.vault.inspect()
  return problem === null || problem === 'open' ? null : keychainFailure(problem)
}
