import { randomBytes } from 'node:crypto'
import { mostAccounts } from '../domain/account-label.ts'
import { firstAccountId, parseAccountId, type AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { defaultHost, type Host } from '../domain/host.ts'
import type { ImportSource } from '../domain/imports.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { Identity } from '../domain/snapshot.ts'
import type { RotationDays, Storage } from '../domain/token.ts'
import { setupSteps, type ExpiryChoice, type SetupStep, type SetupView } from '../domain/view.ts'
import type { TokenForm } from '../vault/format.ts'
import { importView, type Import } from './imports.ts'
import type { Kernel } from './kernel.ts'
import type { LeftCopy } from './setup-imports.ts'

const defaultRotationDays: RotationDays = 30

/** A set-up under way. It lives here only: leaving it leaves nothing behind. */
export interface SetupDraft {
  /** The account that it is for; a new one until it is kept. */
  id: AccountId
  replaces: AccountId | null
  formerHost: Host | null
  readonly isFirst: boolean
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

/** With null for a further account, or the first. */
export function newDraft(kernel: Kernel, former: AccountRecord | null): SetupDraft {
  return {
    id: former?.id ?? newAccountId(kernel),
    replaces: former?.id ?? null,
    formerHost: former?.host ?? null,
    isFirst: kernel.records().length === 0,
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

/**
 * The first one's entry is the StakeAPI library's own. Of every other the name is drawn, so that none is used twice:
 * in the keychain something may have stayed behind.
 */
function newAccountId(kernel: Kernel): AccountId {
  const drawn = kernel.records().length === 0 ? null : parseAccountId(randomBytes(8).toString('hex'))
  return drawn ?? firstAccountId
}

export function isFull(kernel: Kernel): boolean {
  return kernel.records().length >= mostAccounts
}

/** Goes on as the replacement of that account's token; what was handed over, verified and declared stays. */
export function turnToReplacing(draft: SetupDraft, { id, host, token }: AccountRecord): void {
  draft.id = id
  draft.replaces = id
  draft.formerHost = host
  draft.rotationDays = token.rotationDays
}

/** The steps that may be shown now: all before the first unfinished one, and that one. */
export function reachable(kernel: Kernel, draft: SetupDraft): ReadonlySet<SetupStep> {
  // The token is stored: there is no way back, but to the folders, which can be changed at any time.
  if (draft.step === 'folders' || draft.step === 'done') {
    return new Set(draft.isFirst ? ['folders', 'done'] : ['done'])
  }
  const isVerified = draft.verified !== null && watchedAs(kernel, draft) === null
  const last = isVerified ? 'storage' : draft.token ? 'verify' : 'token'
  return new Set(setupSteps.slice(0, setupSteps.indexOf(last) + 1))
}

/** Null where there is nothing to compare with. */
export function isSameAccount(kernel: Kernel, { replaces, verified }: SetupDraft): boolean | null {
  const known = replaces && kernel.record(replaces)?.userId
  return known && verified ? verified.userId === known : null
}

/**
 * Another account that watches the same user; null where there is none. A user is one on every mirror, and would count
 * twice in the total.
 */
export function watchedAs(kernel: Kernel, { id, verified }: SetupDraft): AccountRecord | null {
  if (!verified) return null
  return kernel.records().find((known) => known.userId === verified.userId && known.id !== id) ?? null
}

/** Why it must not be kept. */
export function refusalOf(kernel: Kernel, draft: SetupDraft, acceptsOtherAccount: boolean): Failure | null {
  if (watchedAs(kernel, draft)) return { kind: 'watched-already' }
  if (!kernel.record(draft.id) && isFull(kernel)) return { kind: 'too-many-accounts' }
  if (!acceptsOtherAccount && isSameAccount(kernel, draft) === false) return { kind: 'other-account' }
  return null
}

export function setupView(kernel: Kernel, draft: SetupDraft): SetupView {
  const { replaces, formerHost, isFirst, step, host, verifying, expiry, rotationDays } = draft
  const { storage, failure, token, verified } = draft
  return {
    replaces,
    formerHost,
    isFirst,
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
    verified: verified && {
      name: verified.name,
      sameAccount: isSameAccount(kernel, draft),
      watchedAs: watchedAs(kernel, draft)?.id ?? null,
    },
  }
}
