import type { AccountId, UserId } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { AccountRecord, RotationNotice } from '../domain/settings.ts'
import { secondMs } from '../domain/time.ts'
import type { Token } from '../domain/token.ts'
import { keychainFailure, type Kernel } from './kernel.ts'

export interface Replacement {
  /** The record of the token that is replaced. */
  readonly former: AccountRecord
  /** What takes its place, host and facts together. */
  readonly successor: AccountRecord
  readonly userId: UserId
  readonly token: Token
}

const asked = { expected: true, mayPrompt: true } as const

/**
 * Puts a new token in the old one's place. It is kept beside the old one, read back and tried; the write of
 * `promoting` is the one moment from which the new token, with its own host, is the account's. Before it every
 * failure leaves the old token and its facts as they were; after it the answer is `rotation-unfinished`, and
 * the next `settleRotation` goes on from there.
 */
export async function rotateToken(kernel: Kernel, replacement: Replacement): Promise<Result<null, Failure>> {
  const { former, successor } = replacement
  const { id } = former
  const failure = await proveCandidate(kernel, replacement)
  if (failure) {
    await takeBack(kernel, former)
    return err(failure)
  }
  const decided = await kernel.keepInSettings(id, { ...successor, rotation: 'promoting' })
  if (!decided.ok) {
    await takeBack(kernel, former)
    return decided
  }
  return (await goOn(kernel, id, 'untold')) === 'finished' ? ok() : err({ kind: 'rotation-unfinished' })
}

async function proveCandidate(kernel: Kernel, replacement: Replacement): Promise<Failure | null> {
  const { former, successor, userId, token } = replacement
  const storing = await kernel.keepInSettings(former.id, { ...former, rotation: 'storing' })
  if (!storing.ok) return storing.failure
  const stored = await kernel.vault.next.store(former.id, token)
  if (stored.kind !== 'stored') return keychainFailure(stored) ?? { kind: 'keychain-refused' }
  const proving = await kernel.keepInSettings(former.id, { ...former, rotation: 'proving' })
  if (!proving.ok) return proving.failure
  // What the keychain gives back is what will be used, so that is what must work.
  const kept = await kernel.vault.next.read(former.id, asked)
  if (kept.kind !== 'stored') return keychainFailure(kept) ?? { kind: 'keychain-refused' }
  const timeoutMs = kernel.settings.current().preferences.timeoutSeconds * secondMs
  const identity = await kernel.client.identity({ host: successor.host, token: kept.token, timeoutMs })
  if (!identity.ok) return identity.failure
  return identity.value.userId === userId ? null : { kind: 'other-account' }
}

/** The old record, with the mark on it while the candidate could not be removed. */
async function takeBack(kernel: Kernel, former: AccountRecord): Promise<void> {
  const { kind } = await kernel.vault.next.forget(former.id)
  const rotation = kind === 'missing' ? null : 'storing'
  const kept = await kernel.keepInSettings(former.id, { ...former, rotation })
  if (rotation !== null || !kept.ok) kernel.log.log('warn', 'rotation not taken back', { keychain: kind })
}

/** Waits until no token of the account is being stored, and no interrupted replacement ended. */
export async function untilStill(kernel: Kernel, id: AccountId): Promise<void> {
  const busy = () => kernel.account(id).replacing ?? kernel.account(id).settling
  for (let work = busy(); work; work = busy()) await work
}

/**
 * Ends a replacement that was interrupted, as far as the keychain lets it, and notes for the owner what became
 * of it. Without `mayPrompt` a locked keychain is left alone, and so is the replacement. Asks no host.
 */
export async function settleRotation(kernel: Kernel, id: AccountId, options: SettleOptions): Promise<void> {
  const state = kernel.account(id)
  const before = state.settling
  const work = (async () => {
    await before
    await settle(kernel, id, options)
  })().finally(() => {
    if (state.settling === work) state.settling = null
  })
  state.settling = work
  await work
}

export interface SettleOptions {
  readonly mayPrompt: boolean
}

async function settle(kernel: Kernel, id: AccountId, { mayPrompt }: SettleOptions): Promise<void> {
  const record = rotating(kernel, id)
  if (!record?.rotation) return
  if (!mayPrompt) {
    const state = await kernel.vault.inspect()
    if (state !== null && state !== 'open') return
  }
  const { rotation: step } = record
  const end = await goOn(kernel, id, 'told')
  kernel.log.log('warn', 'rotation was interrupted', { step, end })
}

/** Where the account's token is, while its record says what it says. */
export function isKeptBeside(record: AccountRecord): boolean {
  return record.rotation === 'promoting'
}

/** The settings' record, unless a token of this run only is laid over it: that one's entry is not touched. */
function rotating(kernel: Kernel, id: AccountId): AccountRecord | null {
  const kept = kernel.settings.current().accounts.find((record) => record.id === id) ?? null
  return kept !== null && kernel.record(id) === kept ? kept : null
}

/** Whether the owner is told of the end: not when it is the answer to what was just asked. */
type Telling = 'told' | 'untold'

/** Takes a replacement from the step that is noted to its end; null when the keychain or the disk does not let it. */
async function goOn(kernel: Kernel, id: AccountId, telling: Telling): Promise<RotationNotice['end'] | null> {
  const step = kernel.settings.current().accounts.find((known) => known.id === id)?.rotation ?? null
  switch (step) {
    case null:
      return null
    case 'storing':
    case 'proving':
      return await clear(kernel, id, 'undone', telling)
    case 'promoting':
      return await promote(kernel, id, telling)
    case 'clearing':
      return await clear(kernel, id, 'finished', telling)
    default:
      return assertNever(step)
  }
}

async function promote(
  kernel: Kernel,
  id: AccountId,
  telling: Telling,
): Promise<RotationNotice['end'] | null> {
  const next = await kernel.vault.next.read(id, asked)
  // Somebody else took it away: the other entry may hold either token, and only one belongs to this host.
  if (next.kind === 'missing') return await endWith(kernel, id, 'in-doubt', telling)
  if (next.kind !== 'stored') return null
  const stored = await kernel.vault.store(id, next.token, 'keychain')
  if (stored.kind !== 'stored') return null
  const noted = await kernel.editInSettings(id, (now) => ({ ...now, rotation: 'clearing' }))
  return noted.ok ? await clear(kernel, id, 'finished', telling) : null
}

/** The mark goes last: while the candidate may still be there, the next start must know of it. */
async function clear(
  kernel: Kernel,
  id: AccountId,
  end: RotationNotice['end'],
  telling: Telling,
): Promise<RotationNotice['end'] | null> {
  const gone = await kernel.vault.next.forget(id)
  return gone.kind === 'missing' ? await endWith(kernel, id, end, telling) : null
}

async function endWith(
  kernel: Kernel,
  id: AccountId,
  end: RotationNotice['end'],
  telling: Telling,
): Promise<RotationNotice['end'] | null> {
  const rotationNotice = telling === 'told' ? { end, atMs: kernel.ports.clock.now() } : null
  const written = await kernel.editInSettings(id, (now) => ({
    ...now,
    unfinished: now.unfinished || end === 'in-doubt',
    rotation: null,
    rotationNotice,
  }))
  return written.ok ? end : null
}
