import { isExpired } from '../expiry/health.ts'
import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import { minuteMs, secondMs, type EpochMs } from '../domain/time.ts'
import type { Token } from '../domain/token.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { LogFacts } from '../ports/logger.ts'
import { checkedParts, readPart } from './account-parts.ts'
import { takeReading } from './balances.ts'
import { dated, isRecent, keychainFailure, type Kernel } from './kernel.ts'
import { isKeptBeside, settleRotation, untilStill } from './rotation.ts'
import type { AccountState } from './state.ts'

/** Rates change slowly: they are read again after this long. */
const ratesEveryMs = 5 * minuteMs

export interface ReadOptions {
  /** Whether to ask for protection, standing and access too; a terminal's glance does not show them. */
  readonly security: boolean
  /** Whether what the server says of the token is written to the settings. */
  readonly persist: boolean
}

export interface LoadOptions {
  readonly mayPrompt: boolean
  /** Whether a replacement that was interrupted is ended; another process may be in the middle of it. */
  readonly mayRepair: boolean
}

/**
 * Loads the token of one account out of the keychain. Never sends anything. A locked keychain is left alone
 * unless the owner has asked: reading would put its prompt on the screen, and wait for it.
 */
export async function loadToken(
  kernel: Kernel,
  id: AccountId,
  { mayPrompt, mayRepair }: LoadOptions,
): Promise<void> {
  await untilStill(kernel, id)
  if (mayRepair) await settleRotation(kernel, id, { mayPrompt })
  const record = kernel.record(id)
  const state = kernel.account(id)
  if (!record || record.unfinished) {
    state.token = null
    return
  }
  const place = isKeptBeside(record) ? kernel.vault.next : kernel.vault
  const outcome = await place.read(id, { expected: true, mayPrompt })
  state.token = outcome.kind === 'stored' ? outcome.token : null
  dropIfExpired(kernel, id)
  state.keychain = keychainFailure(outcome)
  state.storage = await kernel.vault.storage(id)
  if (state.keychain) kernel.log.log('warn', 'keychain', factsOf(state.keychain))
  kernel.changed()
}

/** What a log says of it. */
function factsOf(failure: Failure): LogFacts {
  const { kind } = failure
  return kind === 'keychain-unavailable' ? { kind, cause: failure.cause } : { kind }
}

/**
 * Reads balances, then what is due of rates, name, protection, standing and access. One at a time for each account: who asks
 * meanwhile gets the same reading. Answers null, or why the balances could not be read.
 */
export function readAccount(kernel: Kernel, id: AccountId, options: ReadOptions): Promise<Failure | null> {
  const state = kernel.account(id)
  state.giveWay?.()
  state.reading ??= readOnce(kernel, state, options).finally(() => {
    state.reading = null
    kernel.changed()
  })
  kernel.changed()
  return state.reading
}

async function readOnce(kernel: Kernel, state: AccountState, options: ReadOptions): Promise<Failure | null> {
  await state.replacing
  if (kernel.accounts.get(state.id) !== state) return { kind: 'cancelled' }
  const sendable = await tokenToSend(kernel, state, options)
  if ('failure' in sendable) return noteFailure(kernel, state, sendable.failure)
  const { record, token } = sendable
  const ask = { host: record.host, token, timeoutMs: timeoutMs(kernel) }
  const askedAtElapsedMs = kernel.ports.clock.elapsedMs()
  const balances = await kernel.client.balances(ask)
  // Replaced or forgotten meanwhile: what this token brought says nothing about the one that is kept now.
  if (kernel.accounts.get(state.id) !== state || state.token !== token) return { kind: 'cancelled' }
  if (!balances.ok) {
    const rejected = balances.failure.kind === 'token-rejected'
    if (rejected && options.persist) await noteRejectedAt(kernel, record, kernel.ports.clock.now())
    return noteFailure(kernel, state, balances.failure)
  }
  takeReading(kernel, state, balances.value, askedAtElapsedMs)
  noteSuccess(kernel, state)
  // A token that works again was not rejected for good.
  if (options.persist) await noteRejectedAt(kernel, record, null)
  await readRates(kernel, state, record)
  await readName(kernel, state, ask)
  for (const part of options.security ? checkedParts : []) {
    // A token that was forgotten or replaced meanwhile asks nothing more.
    if (kernel.accounts.get(state.id) === state && state.token === token)
      await readPart(kernel, state, part, ask)
  }
  return null
}

/** The token, if there is one that may be sent: an expired one is dropped here and stays unsent. */
async function tokenToSend(
  kernel: Kernel,
  state: AccountState,
  { persist }: ReadOptions,
): Promise<{ record: AccountRecord; token: Token } | { failure: Failure }> {
  if (dropIfExpired(kernel, state.id)) return { failure: { kind: 'token-expired' } }
  if (!state.token) await loadToken(kernel, state.id, { mayPrompt: false, mayRepair: persist })
  const record = kernel.record(state.id)
  if (!record) return { failure: { kind: 'account-unknown' } }
  // Another token may have begun to take its place while the keychain was asked.
  if (state.replacing || kernel.accounts.get(state.id) !== state) return { failure: { kind: 'cancelled' } }
  if (state.token) return { record, token: state.token }
  return { failure: state.keychain ?? { kind: 'token-missing' } }
}

/** Whether the account's token has expired; if so, none of it is left in memory. */
export function dropIfExpired(kernel: Kernel, id: AccountId): boolean {
  const record = kernel.record(id)
  if (!record || !isExpired(record.token, kernel.ports.clock.now())) return false
  kernel.account(id).token = null
  kernel.vault.dropFromMemory(id)
  return true
}

async function readRates(kernel: Kernel, state: AccountState, record: AccountRecord): Promise<void> {
  if (isRecent(kernel, state.rates, ratesEveryMs)) return
  const rates = await kernel.client.rates({ host: record.host, timeoutMs: timeoutMs(kernel) })
  state.ratesFailure = rates.ok ? null : rates.failure
  if (rates.ok) state.rates = dated(kernel, rates.value)
  kernel.changed()
}

type Ask = Parameters<Kernel['client']['identity']>[0]

async function readName(kernel: Kernel, state: AccountState, ask: Ask): Promise<void> {
  if (kernel.record(state.id)?.name !== null) return
  const identity = await kernel.client.identity(ask)
  if (!identity.ok || kernel.accounts.get(state.id) !== state) return
  const { name, userId } = identity.value
  await kernel.editRecord(state.id, (now) => (now.name === null ? { ...now, name, userId } : now))
  kernel.changed()
}

function noteSuccess(kernel: Kernel, state: AccountState): void {
  state.failure = null
  state.refusedAgainAtMs = null
  state.failures = 0
  state.failingSinceMs = null
  state.askedMs = 0
  kernel.changed()
}

function noteFailure(kernel: Kernel, state: AccountState, failure: Failure): Failure {
  state.failure = failure
  state.failures += 1
  state.failingSinceMs ??= kernel.ports.clock.now()
  state.askedMs = askedMsOf(failure, kernel.ports.clock.now())
  kernel.log.log('warn', 'reading failed', { kind: failure.kind, inARow: state.failures })
  kernel.changed()
  return failure
}

function askedMsOf(failure: Failure, nowMs: EpochMs): number {
  const untilMs = failure.kind === 'rate-limited' ? failure.retryAtMs : null
  return untilMs === null ? 0 : Math.max(0, untilMs - nowMs)
}

/**
 * Keeps the time of the first refusal, or takes it away. The token itself stays: no failure ever deletes one.
 */
async function noteRejectedAt(kernel: Kernel, record: AccountRecord, atMs: EpochMs | null): Promise<void> {
  const { storedAtMs, rejectedAtMs } = record.token
  if ((rejectedAtMs === null) === (atMs === null)) return
  await kernel.editRecord(record.id, (now) =>
    now.token.storedAtMs === storedAtMs ? { ...now, token: { ...now.token, rejectedAtMs: atMs } } : now,
  )
}

function timeoutMs(kernel: Kernel): number {
  return kernel.settings.current().preferences.timeoutSeconds * secondMs
}
