import { firstAccountId, type AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { defaultHost, type Host } from '../domain/host.ts'
import type { ImportSource } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { Identity } from '../domain/snapshot.ts'
import { secondMs } from '../domain/time.ts'
import type { RotationDays, Storage } from '../domain/token.ts'
import { setupSteps, type ExpiryChoice, type SetupStep, type SetupView } from '../domain/view.ts'
import { checkTokenForm, type TokenForm } from '../vault/format.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import { importPaste, importView, type Import } from './imports.ts'
import { saveSetup } from './save-setup.ts'
import { copyAfter, createImportActions, takeOverTimeout, type LeftCopy } from './setup-imports.ts'
import type { SetupActions } from './types.ts'

const defaultRotationDays: RotationDays = 30

/** A set-up under way. It lives here only: leaving it leaves nothing behind. */
export interface SetupDraft {
  readonly replaces: AccountId | null
  readonly formerHost: Host | null
  step: SetupStep
  host: Host
  token: (TokenForm & { readonly source: ImportSource | 'typed' }) | null
  /** What the token came with; null when it was handed over by itself. */
  found: Import | null
  copy: LeftCopy | null
  verified: Identity | null
  verifying: boolean
  expiry: ExpiryChoice
  rotationDays: RotationDays | null
  storage: Storage | null
  failure: Failure | null
}

export interface Setup extends SetupActions {
  view(): SetupView | null
}

/** `saved` is called with the account whose token has just been stored. */
export function createSetup(kernel: Kernel, saved: (id: AccountId) => void): Setup {
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
    const { token, verified: identity, replaces, found } = current
    if (!token || !identity) return { kind: 'wrong-step' }
    if (!acceptsOtherAccount && isSameAccount(kernel, current) === false) return { kind: 'other-account' }
    const id = replaces ?? firstAccountId
    const copied = found?.origin.source === 'clipboard' ? found.origin.text : null
    const outcome = await saveSetup(kernel, { id, where, ...current, form: token, identity, copied })
    if (!outcome.ok) return outcome.failure
    await takeOverTimeout(kernel, found)
    current.copy = where === 'keychain' ? copyAfter(kernel, id, found, token.token) : null
    current.step = replaces === null ? 'folders' : 'done'
    current.token = null
    saved(id)
    return null
  }

  return {
    view: () => draft && setupView(kernel, draft),
    begin(replaces) {
      const account = replaces ?? kernel.records()[0]?.id ?? null
      const record = account && kernel.record(account)
      if (account && !record) return Promise.resolve(err({ kind: 'account-unknown' }))
      drop()
      draft = newDraft(record)
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
        if (!reachable(current).has(step)) return { kind: 'wrong-step' }
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

function newDraft(former: AccountRecord | null): SetupDraft {
  return {
    replaces: former?.id ?? null,
    formerHost: former?.host ?? null,
    step: 'host',
    host: former?.host ?? defaultHost,
    token: null,
    found: null,
    copy: null,
    verified: null,
    verifying: false,
    expiry: { kind: 'unknown' },
    rotationDays: former ? former.token.rotationDays : defaultRotationDays,
    storage: null,
    failure: null,
  }
}

/** The steps that may be shown now: all before the first unfinished one, and that one. */
function reachable(draft: SetupDraft): ReadonlySet<SetupStep> {
  // The token is stored: there is no way back, but to the folders, which can be changed at any time.
  if (draft.step === 'folders' || draft.step === 'done') {
    return new Set(draft.replaces === null ? ['folders', 'done'] : ['done'])
  }
  const last = draft.verified ? 'storage' : draft.token ? 'verify' : 'token'
  return new Set(setupSteps.slice(0, setupSteps.indexOf(last) + 1))
}

/** Finds out where the token will be kept, and whether that works at the moment. */
async function lookAtStorage(kernel: Kernel, draft: SetupDraft): Promise<Failure | null> {
  draft.storage = await kernel.ports.keychain.describe()
  const problem = await kernel.vault.inspect()
  return problem === null || problem === 'open' ? null : keychainFailure(problem)
}

/** Null where there is nothing to compare with. */
function isSameAccount(kernel: Kernel, { replaces, verified }: SetupDraft): boolean | null {
  const known = replaces && kernel.record(replaces)?.userId
  return known && verified ? verified.userId === known : null
}

function setupView(kernel: Kernel, draft: SetupDraft): SetupView {
  const {
    replaces,
    formerHost,
    step,
    host,
    verifying,
    expiry,
    rotationDays,
    storage,
    failure,
    token,
    verified,
  } = draft
  return {
    replaces,
    formerHost,
    step,
    host,
    verifying,
    expiry,
    rotationDays,
    storage,
    failure,
    token: token && {
      mask: token.token.toString(),
      unusual: token.unusual,
      source: token.source,
      declaredExpiryMs: token.declaredExpiryMs,
    },
    found: draft.found && token && importView(draft.found, token.token),
    copy: draft.copy?.view ?? null,
    verified: verified && { name: verified.name, sameAccount: isSameAccount(kernel, draft) },
  }
}
