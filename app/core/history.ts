import { userMark } from '../history/export.ts'
import type { Ledger } from '../history/ledger.ts'
import type { Reading } from '../history/reading.ts'
import { createHistoryStore, type HistoryStore } from '../history/store.ts'
import type { AccountId } from '../domain/account.ts'
import { usd, type CurrencyCode } from '../domain/currency.ts'
import { noHistoryStatus, type HistoryStatus, type RecentHistory } from '../domain/history.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Failure } from '../domain/failure.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { Balance } from '../domain/snapshot.ts'
import { dayMs } from '../domain/time.ts'
import { isHeld } from '../domain/zeros.ts'
import { createHistoryTransfer } from './history-transfer.ts'
import type { Kernel } from './kernel.ts'
import { nextTurn } from './next-turn.ts'
import { removeOwnFiles } from './own-files.ts'
import { totalIn } from './project.ts'
import { createRecentHistory } from './recent-history.ts'
import type { AccountState, Dated } from './state.ts'
import type { HistoryActions } from './types.ts'

export interface CoreHistory extends HistoryActions {
  /** Remembers what an account's last reading brought, where it differs from the one before. Never throws. */
  record(id: AccountId): void
  /** What is said of the last days moves on, also where nothing can be read. */
  everyMinute(): void
  status(): HistoryStatus
  recent(id: AccountId, isPrivate: boolean): RecentHistory
  /** Forgets an account's past, because the account is forgotten. */
  accountGone(id: AccountId): Promise<void>
  /** Lets go of all that is known, without writing anything more: the files are to be removed. */
  forget(): void
  /** Writes what is only remembered yet, and lets the file go. */
  close(): void
}

export interface HistoryNeeds {
  readonly isPrivate: () => boolean
  /** False once all is forgotten, until the owner begins anew. */
  readonly mayWrite: () => boolean
  readonly seed?: (ledger: Ledger) => void
}

/** Rates that are kept whatever is held: the past can be shown in these currencies when they are chosen later. */
const alwaysKept = [
  'btc',
  'eth',
  'usdt',
  'eur',
  'cad',
  'brl',
  'jpy',
  'inr',
  'mxn',
  'krw',
] as readonly string[]

/** The past of every account. A host that keeps none answers so. */
export function createHistory(kernel: Kernel, needs: HistoryNeeds): CoreHistory {
  const { ports, log } = kernel
  const { clock, keepsHistory, dataDir } = ports
  const store = keepsHistory
    ? createHistoryStore({
        directory: keepsHistory === 'on-disk' ? dataDir : null,
        clock,
        log,
        changed: () => kernel.changed(),
        ...(needs.seed && { seed: needs.seed }),
      })
    : null
  const recorded = new Map<AccountId, Dated<readonly Balance[]>>()
  const recents = createRecentHistory(kernel, store)
  let status: HistoryStatus = noHistoryStatus

  /** What is said of the files is looked up where it may have changed, not for every view. */
  function look(): void {
    if (!store?.isOpen()) {
      status = noHistoryStatus
      return
    }
    const since = store.use(({ spans }) =>
      Object.fromEntries(
        kernel.records().flatMap(({ id }) => {
          const firstMs = spans.first(id)
          return firstMs === null ? [] : [[id, firstMs] as const]
        }),
      ),
    )
    status = { ...noHistoryStatus, bytes: store.bytes(), sinceMs: since.ok ? since.value : {} }
  }

  function write(into: HistoryStore, record: AccountRecord, reading: Reading): void {
    const behindMs = into.use((ledger) => ledger.behindMs(reading.atMs))
    if (behindMs.ok && behindMs.value > dayMs) {
      into.note({ kind: 'clock-behind' })
      return
    }
    const isAmends = into.problem() !== null
    const user = userMark(record.userId)
    const written = into.write((ledger) => ledger.record(reading, user, isAmends))
    if (!written.ok) return
    into.use((ledger) => ledger.upkeep(kernel.settings.current().preferences.historyDays, reading.atMs))
    if (written.value) recents.look(record.id)
    look()
  }

  async function wipe(id: AccountId | null): Promise<Result<null, Failure>> {
    if (!store) return err({ kind: 'history-unavailable', cause: 'none' })
    const others = id === null ? [] : kernel.records().filter((other) => other.id !== id)
    if (others.length === 0) {
      store.gone()
      const { problem } = await removeOwnFiles(ports, 'history')
      if (problem) return err({ kind: 'files-not-removed', cause: problem === 'denied' ? problem : 'other' })
    } else if (id !== null) {
      const done = store.use((ledger) => ledger.giveUp(id))
      if (!done.ok) return err({ kind: 'history-unavailable', cause: done.failure.kind })
      await bury(store)
    }
    recents.clear()
    // What is known now is the beginning of what is kept from here on.
    recorded.clear()
    look()
    kernel.changed()
    return ok()
  }

  return {
    ...createHistoryTransfer(kernel, store, {
      isPrivate: needs.isPrivate,
      done() {
        recents.clear()
        look()
        kernel.changed()
      },
    }),
    record(id) {
      const record = kernel.settings.current().accounts.find((known) => known.id === id)
      const state = kernel.accounts.get(id)
      // A token of this run only leaves nothing on the disk, and its account neither.
      if (!store || !record || !state?.balances || !needs.mayWrite()) return
      if (recorded.get(id) === state.balances) return
      recorded.set(id, state.balances)
      write(store, record, readingOf(kernel, record, state, state.balances.value))
      kernel.changed()
    },
    everyMinute() {
      for (const { id } of kernel.records()) recents.look(id)
    },
    status: () => ({ ...status, problem: store?.problem() ?? null, setAside: store?.setAside() ?? null }),
    recent: (id, isPrivate) => recents.of(id, isPrivate),
    async series(id, subject, range) {
      const record = kernel.record(id)
      if (!record) return err({ kind: 'account-unknown' })
      if (!store || !needs.mayWrite()) return err({ kind: 'history-unavailable', cause: 'none' })
      const display = kernel.settings.current().preferences.displayCurrency
      const line = { account: id, host: record.host, subject, display }
      await nextTurn()
      const drawn = store.use((ledger) => ledger.series(line, range, clock.now(), needs.isPrivate()))
      return drawn.ok ? drawn : err({ kind: 'history-unavailable', cause: drawn.failure.kind })
    },
    wipe,
    async accountGone(id) {
      recorded.delete(id)
      await wipe(id)
    },
    dismissNotice() {
      store?.dismiss()
      return Promise.resolve(ok())
    },
    forget() {
      store?.gone()
      recorded.clear()
      recents.clear()
      look()
    },
    close: () => store?.close(),
  }
}

async function bury(from: HistoryStore): Promise<void> {
  // In small pieces: a long past takes a while, and everything else goes on meanwhile.
  for (let more = true; more;) {
    const done = from.use((ledger) => ledger.bury())
    more = done.ok && done.value
    await nextTurn()
  }
  from.use(({ db }) => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
}

function readingOf(
  kernel: Kernel,
  { id, host }: AccountRecord,
  state: AccountState,
  balances: readonly Balance[],
): Reading {
  const { displayCurrency } = kernel.settings.current().preferences
  const held = balances.filter(isHeld)
  const wanted = new Set<string>([...alwaysKept, displayCurrency, ...held.map(({ currency }) => currency)])
  const rates = state.rates?.value.rates ?? new Map()
  const dueAtMs = state.watch.dueAtMs
  return {
    account: id,
    host,
    // Not when the balances came: another account may have been read and recorded since.
    atMs: kernel.ports.clock.now(),
    balances,
    totals: [...new Set<CurrencyCode>([usd, displayCurrency])].map((currency) => {
      const total = totalIn(kernel, state, held, currency)
      return { currency, amount: total?.amount ?? null, unpriced: total?.unpriced ?? [] }
    }),
    rates: new Map([...rates].filter(([currency]) => currency !== usd && wanted.has(currency))),
    nextInMs: dueAtMs === null ? 0 : Math.max(0, dueAtMs - kernel.ports.clock.elapsedMs()),
  }
}
