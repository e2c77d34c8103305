import type { AccountId } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import { noHistoryStatus, noRecentHistory } from '../domain/history.ts'
import { firstLockOptions, type LockRecord, type UnlockWay } from '../domain/lock.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { emptyAlerts, emptyChecklist, type AccountView, type LockView, type View } from '../domain/view.ts'
import { hashPassphrase, isLongEnough, provenKey, sealKeyOf } from '../lock/passphrase.ts'
import type { SealKey } from '../lock/sealed-text.ts'
import { openTries } from '../lock/tries.ts'
import { touchIdReason } from '../strings/en/lock.ts'
import type { Kernel } from './kernel.ts'
import { createSealChange } from './seal-change.ts'
import type { Sealing } from './sealing.ts'
import type { LockActions } from './types.ts'

export interface Lock extends LockActions {
  view(): LockView
  /** The settings are the first ones again, and no passphrase is in them. */
  settingsGone(): Promise<void>
}

export interface LockNeeds {
  /** Removes the token and all that is remembered of the account. */
  readonly forget: (id: AccountId) => Promise<Failure | null>
  readonly onLocked: () => void
  /** The passphrase was given; sealed tokens can be read. */
  readonly onKey: () => void
  /** It was opened, or what the owner wants of it has changed. */
  readonly onChanged: () => void
}

/** Begins locked wherever a passphrase is set: nothing is shown before somebody has given it. */
export async function createLock(kernel: Kernel, sealing: Sealing, needs: LockNeeds): Promise<Lock> {
  const { ports, log, settings } = kernel
  const tries = await openTries({ files: ports.files, directory: ports.dataDir, clock: ports.clock })
  const record = () => settings.current().lock
  let locked = record() !== null
  let lastTry: Promise<unknown> = Promise.resolve()

  /** The options stay as they are by then: a change of the seal takes its time. */
  function keep(lock: LockRecord | null): Promise<Result<null, Failure>> {
    return change((now) => lock && { ...lock, options: now?.options ?? lock.options })
  }

  async function change(edit: (now: LockRecord | null) => LockRecord | null): Promise<Result<null, Failure>> {
    const kept = await settings.change((now) => ({ ...now, lock: edit(now.lock) }))
    needs.onChanged()
    return kept
  }

  const sealChange = createSealChange(kernel, sealing, keep)

  /** One try after the other: many at once would all be looked at before the first one is counted. */
  function prove(passphrase: string, lock: LockRecord): Promise<Result<SealKey, Failure>> {
    const turn = lastTry.then(() => proveNow(passphrase, lock))
    lastTry = turn.catch(() => null)
    return turn
  }

  /** Its key when it is the passphrase; counted as wrong until it has proven to be right. */
  async function proveNow(passphrase: string, { hash }: LockRecord): Promise<Result<SealKey, Failure>> {
    const waitMs = tries.waitMs()
    if (waitMs > 0) return err({ kind: 'passphrase-slowed', waitMs })
    await tries.begin()
    const key = await provenKey(passphrase, hash)
    if (!key) {
      log.log('warn', 'wrong passphrase', { waitMs: tries.waitMs() })
      return err({ kind: 'passphrase-wrong', waitMs: tries.waitMs() })
    }
    await tries.reset()
    return ok(key)
  }

  // A finger gives no key: after a restart a sealed token wants the passphrase once.
  const mayUseTouchId = () =>
    record()?.options.touchId === true && sealing.hasKey() && ports.touchId?.isAvailable() === true

  async function provePassphrase(passphrase: string, lock: LockRecord): Promise<Failure | null> {
    const proven = await prove(passphrase, lock)
    if (!proven.ok) return proven.failure
    if (!sealing.hasKey()) sealing.setWish({ sealed: true, keys: [proven.value] })
    return null
  }

  async function setSealed(lock: LockRecord, sealed: boolean, key: SealKey) {
    return lock.sealed === sealed ? ok() : await sealChange.setSealed(lock, sealed, key)
  }

  async function proveFinger(): Promise<Failure | null> {
    const isOwner = mayUseTouchId() && (await ports.touchId?.prompt(touchIdReason))
    return isOwner ? null : { kind: 'touch-id-refused' }
  }

  async function giveUpTokens(): Promise<Failure | null> {
    for (const { id } of kernel.records()) {
      const failure = await needs.forget(id)
      if (failure) return failure
    }
    const kept = await keep(null)
    if (!kept.ok) return kept.failure
    await end()
    return null
  }

  /** Without a passphrase nothing is closed, also where the lock closed while it was being taken away. */
  async function end(): Promise<void> {
    locked = false
    sealing.setWish({ sealed: false, keys: [] })
    await tries.reset()
    needs.onChanged()
  }

  function proveBy(way: UnlockWay, lock: LockRecord): Promise<Failure | null> {
    switch (way.by) {
      case 'passphrase':
        return provePassphrase(way.passphrase, lock)
      case 'touch-id':
        return proveFinger()
      case 'giving-up-the-token':
        return giveUpTokens()
      default:
        return assertNever(way)
    }
  }

  return {
    isLocked: () => locked,
    view: () => ({ locked, options: record()?.options ?? null, sealed: record()?.sealed ?? false }),
    settingsGone: end,
    state: () => ({ locked, waitMs: tries.waitMs(), touchId: mayUseTouchId() }),
    lock(cause) {
      if (locked || !record()) return
      locked = true
      log.log('info', 'locked', { cause })
      needs.onLocked()
    },
    async unlock(way) {
      const lock = record()
      if (!locked) return ok()
      if (!lock) {
        // Taken away for this run, in settings of a newer version that must stay as they are.
        await end()
        return ok()
      }
      const failure = await proveBy(way, lock)
      if (failure) return err(failure)
      locked = false
      log.log('info', 'unlocked', { by: way.by })
      needs.onKey()
      needs.onChanged()
      return ok()
    },
    async setPassphrase(passphrase, current) {
      const lock = record()
      const proven = lock && (await prove(current ?? '', lock))
      if (proven && !proven.ok) return proven
      if (!isLongEnough(passphrase)) return err({ kind: 'passphrase-too-short' })
      const hash = await hashPassphrase(passphrase, ports.passphraseCost)
      if (!lock || !proven) return await keep({ hash, options: firstLockOptions, sealed: false })
      const next = { ...lock, hash }
      if (!lock.sealed) return await keep(next)
      return await sealChange.changeKey(next, {
        former: proven.value,
        next: await sealKeyOf(passphrase, hash),
      })
    },
    async removePassphrase(current) {
      const lock = record()
      if (!lock) return ok()
      const proven = await prove(current, lock)
      if (!proven.ok) return proven
      const unsealed = await setSealed(lock, false, proven.value)
      const removed = unsealed.ok ? await keep(null) : unsealed
      if (removed.ok) await end()
      return removed
    },
    async setSealed(sealed, passphrase) {
      const lock = record()
      if (!lock) return err({ kind: 'no-passphrase' })
      const proven = await prove(passphrase, lock)
      return proven.ok ? await setSealed(lock, sealed, proven.value) : proven
    },
    async changeOptions(options) {
      if (!record()) return err({ kind: 'no-passphrase' })
      return await change((now) => now && { ...now, options: withChange(now.options, options) })
    },
  }
}

function withChange(
  options: LockRecord['options'],
  change: Parameters<LockActions['changeOptions']>[0],
): LockRecord['options'] {
  return {
    idleMinutes: change.idleMinutes === undefined ? options.idleMinutes : change.idleMinutes,
    withScreen: change.withScreen ?? options.withScreen,
    onSuspend: change.onSuspend ?? options.onSuspend,
    keepWatching: change.keepWatching ?? options.keepWatching,
    touchId: change.touchId ?? options.touchId,
  }
}

/** What is left of a view while locked, whoever asks: how the token is, and no amount, name or finding. */
export function concealed(view: View): View {
  return {
    demo: view.demo,
    nowMs: view.nowMs,
    ready: view.ready,
    accounts: view.accounts.map(concealedAccount),
    selected: view.selected,
    everything: null,
    checklist: emptyChecklist,
    folders: [],
    setup: null,
    preferences: view.preferences,
    displayChoices: [],
    lock: view.lock,
    notice: null,
    importing: null,
    history: noHistoryStatus,
    alerts: emptyAlerts,
    forgotten: null,
  }
}

function concealedAccount(account: AccountView): AccountView {
  return {
    ...account,
    name: null,
    label: null,
    token: { ...account.token, mask: null },
    snapshot: null,
    security: null,
    recent: noRecentHistory,
  }
}
