import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { Host } from '../domain/host.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { firstAccountSettings, type AccountRecord } from '../domain/settings.ts'
import type { Identity } from '../domain/snapshot.ts'
import { revealToken, type RotationDays } from '../domain/token.ts'
import type { ExpiryChoice } from '../domain/view.ts'
import { resolveExpiry } from '../expiry/health.ts'
import type { TokenForm } from '../vault/format.ts'
import type { VaultOutcome } from '../vault/vault.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import { rotateToken, settleRotation } from './rotation.ts'
import { newAccountState } from './state.ts'

export interface FinishedSetup {
  readonly id: AccountId
  readonly where: 'keychain' | 'memory'
  readonly host: Host
  readonly form: TokenForm
  readonly identity: Identity
  readonly expiry: ExpiryChoice
  readonly rotationDays: RotationDays | null
  /** The text that was pasted, where it was more than the token; null otherwise. */
  readonly copied: string | null
}

/**
 * Keeps a verified token and its facts. While it does, nothing is read with the account's token: the two
 * tokens, and the two hosts, stand side by side then.
 */
export async function saveSetup(kernel: Kernel, setup: FinishedSetup): Promise<Result<null, Failure>> {
  const state = kernel.account(setup.id)
  const work = keep(kernel, setup).finally(() => {
    state.replacing = null
    // A new account that was not kept leaves nothing behind.
    if (!kernel.record(setup.id)) kernel.accounts.delete(setup.id)
  })
  state.replacing = work
  return await work
}

async function keep(kernel: Kernel, setup: FinishedSetup): Promise<Result<null, Failure>> {
  const { id, where } = setup
  if (where === 'keychain') await settleRotation(kernel, id, { mayPrompt: true })
  const successor = recordOf(kernel, setup)
  // What the settings hold, not what is laid over them for this run: it is what the keychain's token belongs to.
  const former = kernel.settings.current().accounts.find((record) => record.id === id) ?? null
  const kept =
    where === 'memory'
      ? await keepForThisRun(kernel, setup, successor)
      : former && !former.unfinished && former.rotation === null
        ? await rotate(kernel, setup, former, successor)
        : await keepFirst(kernel, setup, former, successor)
  const isInUse = kept.ok || kept.failure.kind === 'rotation-unfinished'
  if (isInUse) {
    if (where === 'keychain') kernel.endRunOnly(id)
    kernel.accounts.set(id, newAccountState(id))
  }
  if (kept.ok) await clearClipboard(kernel, setup)
  return kept
}

async function keepForThisRun(
  kernel: Kernel,
  { id, form }: FinishedSetup,
  record: AccountRecord,
): Promise<Result<null, Failure>> {
  const outcome = await kernel.vault.store(id, form.token, 'memory')
  if (outcome.kind !== 'stored') return err(failureOf(outcome))
  kernel.keepForThisRun(record)
  return ok()
}

async function rotate(
  kernel: Kernel,
  { form, identity }: FinishedSetup,
  former: AccountRecord,
  successor: AccountRecord,
): Promise<Result<null, Failure>> {
  const { userId } = identity
  const rotated = await rotateToken(kernel, { former, successor, userId, token: form.token })
  if (!rotated.ok) kernel.log.log('warn', 'rotation failed', { kind: rotated.failure.kind })
  return rotated
}

/**
 * Where there is no token that could be relied on meanwhile. The order makes every interruption harmless: the
 * facts go first, marked unfinished so that no token meets a host it may not belong to; then the token, read
 * back; then the mark is taken away. A failure puts the former facts back.
 */
async function keepFirst(
  kernel: Kernel,
  { id, form }: FinishedSetup,
  former: AccountRecord | null,
  record: AccountRecord,
): Promise<Result<null, Failure>> {
  const prepared = await kernel.keepInSettings(id, { ...record, unfinished: true })
  if (!prepared.ok) {
    await putBack(kernel, id, former)
    return prepared
  }
  const outcome = await kernel.vault.store(id, form.token, 'keychain')
  if (outcome.kind !== 'stored') {
    await putBack(kernel, id, former)
    return err(failureOf(outcome))
  }
  const cleared = await kernel.vault.next.forget(id)
  if (cleared.kind !== 'missing') kernel.log.log('warn', 'an older candidate stayed', { kind: cleared.kind })
  return await kernel.keepInSettings(id, record)
}

function recordOf(kernel: Kernel, setup: FinishedSetup): AccountRecord {
  const nowMs = kernel.ports.clock.now()
  const former = kernel.record(setup.id)
  const { label, inTotal, notifies } = former ?? firstAccountSettings
  const { userId, name } = setup.identity
  return {
    id: setup.id,
    host: setup.host,
    userId,
    name,
    token: {
      storedAtMs: nowMs,
      expiresAtMs: resolveExpiry(setup.expiry, nowMs, setup.form.declaredExpiryMs),
      rotationDays: setup.rotationDays,
      rejectedAtMs: null,
    },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    // What the owner calls one account is no name for another.
    label: former?.userId === userId ? label : null,
    inTotal,
    notifies,
  }
}

function failureOf(outcome: VaultOutcome): Failure {
  return keychainFailure(outcome) ?? { kind: 'keychain-refused' }
}

async function putBack(kernel: Kernel, id: AccountId, former: AccountRecord | null): Promise<void> {
  const done = await kernel.keepInSettings(id, former)
  if (!done.ok) kernel.log.log('error', 'facts not put back', { kind: done.failure.kind })
}

/** Only if it still holds this token, or the text it came in: whatever was copied since is the owner's. */
async function clearClipboard(kernel: Kernel, { form, copied }: FinishedSetup): Promise<void> {
  const text = await kernel.ports.clipboard.readText()
  const isOurs = text.trim() === revealToken(form.token) || (text !== '' && text === copied)
  if (isOurs) await kernel.ports.clipboard.clear()
}
