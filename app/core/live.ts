import { openLive, type LiveConnection, type LiveEnd, type LiveTarget } from '../api/live.ts'
import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { BalanceChange } from '../domain/live.ts'
import type { AccountRecord } from '../domain/settings.ts'
import { secondMs } from '../domain/time.ts'
import { isExpired } from '../expiry/health.ts'
import { createKeeper, type Keeper, type KeeperEvents } from '../monitor/live.ts'
import type { LiveSocket } from '../ports/live-socket.ts'
import { isLive, takeChanges } from './balances.ts'
import type { Kernel } from './kernel.ts'
import type { AccountState } from './state.ts'
import { createThrottled, type Throttled } from './throttle.ts'

/** The first change is shown at once; more of them are gathered, so that nobody has to follow hundreds. */
const applyEveryMs = secondMs
/** What only a reading can tell is asked for no more often than that, whatever comes over the socket. */
const readEveryMs = 30 * secondMs

/**
 * As the site's own client, while somebody looks. In the tray each ping and its answer would wake the machine: one goes
 * out a minute, with what is looked at then.
 */
const pingEveryMs = 10 * secondMs

export interface LiveNeeds {
  /** Whether a window is in sight. */
  readonly isSeen: () => boolean
  /** While held nothing is read, and nothing is told. */
  readonly isHeld: () => boolean
  readonly readNow: (id: AccountId) => Promise<Failure | null>
  /** All that is known of the account's balances holds at this moment. */
  readonly onSeen: (id: AccountId) => void
  /** Balances are going to be others. */
  readonly beforeBalances: (id: AccountId) => void
  /** Balances are others now, as after a reading. */
  readonly onBalances: (id: AccountId) => unknown
}

/** Keeps a live connection for every account that one is good for. */
export interface Live {
  start(): void
  /** Opens and closes what is to be, as things are now. */
  look(): void
  hurry(): void
  everyMinute(): void
  stop(): void
}

interface Watched {
  readonly target: LiveTarget
  readonly state: AccountState
  readonly keeper: Keeper
  readonly end: () => void
}

const failuresOfToken: ReadonlySet<Failure['kind']> = new Set(['token-rejected', 'token-expired'])

export function createLive(kernel: Kernel, needs: LiveNeeds): Live {
  const { clock, liveSocket } = kernel.ports
  const watched = new Map<AccountId, Watched>()
  let isRunning = false

  /** Where to listen for an account; null while that must not be, or has not been shown to be of any use. */
  function targetOf({ id, host, token: facts, unfinished }: AccountRecord): LiveTarget | null {
    const { token, replacing, balances, failure } = kernel.account(id)
    if (needs.isHeld() || unfinished || replacing || !token || !balances) return null
    if (facts.rejectedAtMs !== null || isExpired(facts, clock.now())) return null
    return failure && failuresOfToken.has(failure.kind) ? null : { host, token }
  }

  function lookAt(record: AccountRecord, socket: LiveSocket): void {
    const { id } = record
    const target = targetOf(record)
    const known = watched.get(id)
    if (known && isSame(known, target, kernel.account(id))) return
    known?.end()
    watched.delete(id)
    if (!target) return
    const made = watch(kernel, needs, { id, target, socket })
    watched.set(id, made)
    made.keeper.start()
  }

  function endAll(): void {
    for (const { end } of watched.values()) end()
    watched.clear()
  }

  return {
    start: () => void (isRunning = true),
    look() {
      if (!isRunning || !liveSocket) return
      const records = kernel.records()
      for (const [id, { end }] of watched) {
        if (records.some((record) => record.id === id)) continue
        end()
        watched.delete(id)
      }
      for (const record of records) lookAt(record, liveSocket)
    },
    hurry() {
      for (const { keeper } of watched.values()) keeper.hurry()
    },
    everyMinute() {
      for (const { keeper } of watched.values()) keeper.beat()
    },
    stop() {
      isRunning = false
      endAll()
    },
  }
}

function isSame(known: Watched, target: LiveTarget | null, state: AccountState): boolean {
  return (
    target !== null &&
    known.state === state &&
    known.target.token === target.token &&
    known.target.host === target.host
  )
}

interface What {
  readonly id: AccountId
  readonly target: LiveTarget
  readonly socket: LiveSocket
}

function watch(
  kernel: Kernel,
  { isSeen, readNow, onSeen, beforeBalances, onBalances }: LiveNeeds,
  { id, target, socket }: What,
): Watched {
  const { clock, random = Math.random } = kernel.ports
  const state = kernel.account(id)
  let gathered: BalanceChange[] = []

  const apply: Throttled = createThrottled(clock, applyEveryMs, () => {
    const changes = gathered
    gathered = []
    beforeBalances(id)
    if (takeChanges(kernel, state, changes)) void onBalances(id)
  })
  const read: Throttled = createThrottled(clock, readEveryMs, () => void readNow(id))

  /** A reading that is under way was asked for before: what changed in between would be lost. */
  async function readAnew(): Promise<void> {
    await state.reading
    if (state.liveAtElapsedMs !== null) await readNow(id)
  }

  function told(end: LiveEnd, { ended }: KeeperEvents): void {
    kernel.log.log('info', 'live ended', { how: end })
    const wasUp = state.liveAtElapsedMs !== null
    ended(end === 'lost' ? 'lost' : 'refused')
    if (end === 'rejected' || (end === 'refused' && wasUp)) read.call()
  }

  function open(events: KeeperEvents): LiveConnection {
    return openLive({ socket, clock, pingEveryMs: () => (isSeen() ? pingEveryMs : null) }, target, {
      up: events.up,
      alive: () => isLive(state) && onSeen(id),
      changed(change) {
        gathered.push(change)
        apply.call()
      },
      unclear: () => read.call(),
      ended: (end) => told(end, events),
    })
  }

  const keeper = createKeeper({
    clock,
    random,
    open,
    onUp() {
      state.liveAtElapsedMs = clock.elapsedMs()
      kernel.log.log('info', 'live')
      void readAnew()
    },
    onDown() {
      state.liveAtElapsedMs = null
      kernel.changed()
    },
  })

  return {
    target,
    state,
    keeper,
    end() {
      keeper.stop()
      apply.stop()
      read.stop()
    },
  }
}
