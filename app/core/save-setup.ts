import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { Host } from '../domain/host.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { Identity } from '../domain/snapshot.ts'
import { revealToken, type RotationDays } from '../domain/token.ts'
import type { ExpiryChoice } from '../domain/view.ts'
import { resolveExpiry } from '../expiry/health.ts'
import type { TokenForm } from '../vault/format.ts'
import type { VaultOutcome } from '../vault/vault.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import { newAccountState } from './state.ts'

export interface FinishedSetup {
  readonly id: AccountId
  readonly where: 'keychain' | 'memory'
  readonly host: Host
  readonly form: TokenForm
  readonly identity: Identity
  readonly expiry: ExpiryChoice
  readonly rotationDays: RotationDays | null
}

/**
 * Stores a verified token and its facts. The order makes every interruption harmless: the facts go first,
 * marked unfinished where a token could otherwise meet a host it does not belong to; then the token, read
 * back; then the mark is taken away. A failure puts the former facts back.
 */
export async function saveSetup(kernel: Kernel, setup: FinishedSetup): Promise<Result<null, Failure>> {
  const record = recordOf(kernel, setup)
  // What the settings hold, not what is laid over them for this run: it is what the keychain's token belongs to.
  const former = kernel.settings.current().accounts.find(({ id }) => id === setup.id) ?? null
  if (setup.where === 'keychain') {
    const unfinished = former?.host !== record.host
    const prepared = await kernel.keepInSettings(setup.id, { ...record, unfinished })
    if (!prepared.ok) return prepared
  }
  const outcome = await kernel.vault.store(setup.id, setup.form.token, setup.where)
  if (outcome.kind !== 'stored') {
    await putBack(kernel, setup.id, former)
    return err(failureOf(outcome))
  }
  if (setup.where === 'memory') kernel.keepForThisRun(record)
  else kernel.endRunOnly(setup.id)
  const finished = await kernel.keepRecord(record)
  kernel.accounts.set(setup.id, newAccountState(setup.id))
  await clearClipboard(kernel, setup.form)
  return finished.ok ? ok() : finished
}

function recordOf(kernel: Kernel, setup: FinishedSetup): AccountRecord {
  const nowMs = kernel.ports.clock.now()
  return {
    id: setup.id,
    host: setup.host,
    userId: setup.identity.userId,
    name: setup.identity.name,
    token: {
      storedAtMs: nowMs,
      expiresAtMs: resolveExpiry(setup.expiry, nowMs, setup.form.declaredExpiryMs),
      rotationDays: setup.rotationDays,
      rejectedAtMs: null,
    },
    unfinished: false,
  }
}

function failureOf(outcome: VaultOutcome): Failure {
  return keychainFailure(outcome) ?? { kind: 'keychain-refused' }
}

async function putBack(kernel: Kernel, id: AccountId, former: AccountRecord | null): Promise<void> {
  const done = await kernel.keepInSettings(id, former)
  if (!done.ok) kernel.log.log('error', 'facts not put back', { kind: done.failure.kind })
}

/** Only if it still holds this token: whatever was copied since is the owner's. */
async function clearClipboard(kernel: Kernel, form: TokenForm): Promise<void> {
  const text = await kernel.ports.clipboard.readText()
  if (text.trim() === revealToken(form.token)) await kernel.ports.clipboard.clear()
}
