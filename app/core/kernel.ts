import type { AccountId } from '../domain/account.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { StakeClient } from '../api/client.ts'
import type { Logger } from '../ports/logger.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Vault, VaultOutcome } from '../vault/vault.ts'
import { newAccountState, upsertRecord, type AccountState, type Dated } from './state.ts'
import type { CorePorts } from './core-ports.ts'

/** What the parts of the core share. */
export interface Kernel {
  readonly ports: CorePorts
  readonly log: Logger
  readonly vault: Vault
  readonly client: StakeClient
  readonly settings: SettingsStore
  readonly accounts: Map<AccountId, AccountState>
  /** Tells the subscribers, once per turn of the event loop. */
  changed(): void
  isClosed(): boolean
  /** Settings' records, with those of this run only laid over them, in the owner's order. */
  records(): readonly AccountRecord[]
  record(id: AccountId): AccountRecord | null
  account(id: AccountId): AccountState
  /** Writes a record where it belongs: settings, or memory for a token of this run only. */
  keepRecord(record: AccountRecord): Promise<Result<null, Failure>>
  dropRecord(id: AccountId): Promise<Result<null, Failure>>
  /** Writes a record, or with null its absence, to the settings alone: one of this run only stays as it is. */
  keepInSettings(id: AccountId, record: AccountRecord | null): Promise<Result<null, Failure>>
  /** Changes the record as it stands when its turn to be written comes; none when it is gone by then. */
  editRecord(id: AccountId, edit: (now: AccountRecord) => AccountRecord): Promise<Result<null, Failure>>
  /** The same, in the settings alone. */
  editInSettings(id: AccountId, edit: (now: AccountRecord) => AccountRecord): Promise<Result<null, Failure>>
  /** Puts the accounts into this order; those that it does not name stand last. */
  arrange(ids: readonly AccountId[]): Promise<Result<null, Failure>>
  /** Lays a record over the settings for this run only. */
  keepForThisRun(record: AccountRecord): void
  endRunOnly(id: AccountId): void
}

export interface KernelParts {
  readonly ports: CorePorts
  readonly log: Logger
  readonly vault: Vault
  readonly client: StakeClient
  readonly settings: SettingsStore
  readonly changed: () => void
  readonly isClosed: () => boolean
}

export function createKernel(parts: KernelParts): Kernel {
  const accounts = new Map<AccountId, AccountState>()
  const thisRunOnly = new Map<AccountId, AccountRecord>()
  const { settings } = parts
  /** As it was last arranged: what is of this run only has no place in the settings. */
  let order: readonly AccountId[] = []

  function records(): readonly AccountRecord[] {
    return arranged([...thisRunOnly.values()].reduce(upsertRecord, settings.current().accounts), order)
  }

  async function keepInSettings(id: AccountId, record: AccountRecord | null): Promise<Result<null, Failure>> {
    return await settings.change((now) => {
      if (record) return { ...now, accounts: upsertRecord(now.accounts, record) }
      const others = now.accounts.filter((known) => known.id !== id)
      return others.length === now.accounts.length ? now : { ...now, accounts: others }
    })
  }

  async function editInSettings(
    id: AccountId,
    edit: (now: AccountRecord) => AccountRecord,
  ): Promise<Result<null, Failure>> {
    return await settings.change((now) => {
      const former = now.accounts.find((known) => known.id === id)
      const edited = former && edit(former)
      return edited === former || !edited ? now : { ...now, accounts: upsertRecord(now.accounts, edited) }
    })
  }

  return {
    ...parts,
    accounts,
    keepInSettings,
    editInSettings,
    async editRecord(id, edit) {
      const record = thisRunOnly.get(id)
      if (!record) return await editInSettings(id, edit)
      thisRunOnly.set(id, edit(record))
      return { ok: true, value: null }
    },
    records,
    record: (id) => records().find((record) => record.id === id) ?? null,
    account(id) {
      const known = accounts.get(id)
      if (known) return known
      const made = newAccountState(id)
      accounts.set(id, made)
      return made
    },
    async keepRecord(record) {
      if (thisRunOnly.has(record.id)) {
        thisRunOnly.set(record.id, record)
        return { ok: true, value: null }
      }
      return await keepInSettings(record.id, record)
    },
    async dropRecord(id) {
      thisRunOnly.delete(id)
      return await keepInSettings(id, null)
    },
    async arrange(ids) {
      const written = await settings.change((now) => ({ ...now, accounts: arranged(now.accounts, ids) }))
      if (written.ok) order = ids
      return written
    },
    keepForThisRun: (record) => void thisRunOnly.set(record.id, record),
    endRunOnly: (id) => void thisRunOnly.delete(id),
  }
}

/** A value, as of now. */
export function dated<Value>(
  { ports: { clock } }: { readonly ports: Pick<CorePorts, 'clock'> },
  value: Value,
): Dated<Value> {
  return { value, atMs: clock.now(), atElapsedMs: clock.elapsedMs() }
}

/** Whether it was read less than this long ago, by the clock that never goes back. */
export function isRecent({ ports }: Kernel, reading: Dated<unknown> | null, forMs: number): boolean {
  return reading !== null && ports.clock.elapsedMs() - reading.atElapsedMs < forMs
}

function arranged(records: readonly AccountRecord[], ids: readonly AccountId[]): readonly AccountRecord[] {
  const rank = ({ id }: AccountRecord) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return records.toSorted((one, other) => rank(one) - rank(other))
}

/** The failure that a vault's outcome means for whoever wanted the token; null when it was had or is missing. */
export function keychainFailure(outcome: VaultOutcome): Failure | null {
  switch (outcome.kind) {
    case 'stored':
    case 'missing':
      return null
    case 'locked':
      return { kind: 'keychain-locked' }
    case 'unavailable':
      return { kind: 'keychain-unavailable', cause: outcome.cause }
    case 'sealed':
      return { kind: 'token-sealed' }
    case 'damaged':
      return { kind: 'seal-damaged' }
    case 'refused':
      return { kind: 'keychain-refused' }
    default:
      return assertNever(outcome)
  }
}
