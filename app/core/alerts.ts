import { randomBytes } from 'node:crypto'
import { allSeen, cleared, withFound, withoutAccount } from '../alerts/list.ts'
import { firstAccountMemory, type AccountMemory, type AlertsMemory } from '../alerts/memory.ts'
import { lookAtOutage, type Outage } from '../alerts/outage.ts'
import { withAlertChange } from '../alerts/settings-change.ts'
import { alertsFile } from '../alerts/schema.ts'
import type { AccountId } from '../domain/account.ts'
import type { AlertFacts, AlertKind } from '../domain/alert.ts'
import { accountChecks, type CheckId } from '../domain/check.ts'
import type { Failure, FailureKind } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { AccountRecord } from '../domain/settings.ts'
import { minuteMs } from '../domain/time.ts'
import type { AlertsView } from '../domain/view.ts'
import { judgeAccount } from './alert-readings.ts'
import { createTelling, type TellingNeeds } from './alert-telling.ts'
import type { Kernel } from './kernel.ts'
import { shownAlert, shownAlertSettings } from './privacy.ts'
import { createReminders } from './reminders.ts'
import { createThrottled } from './throttle.ts'
import type { AlertActions } from './types.ts'
import { createKeptFile } from './kept-file.ts'

export interface Alerts extends AlertActions {
  /** Reads what the last run of the app knew. */
  open(): Promise<void>
  /** From here on what is found is listed and told. */
  start(): void
  view(isPrivate: boolean): AlertsView
  /** To be called after each reading of an account, whatever came of it, and each change that comes live. */
  afterReading(id: AccountId): void
  /** To be called about once a minute, and on waking: tokens end, outages last, quiet hours pass. */
  everyMinute(): void
  /** Checks that newly fail. */
  checksFail(checks: readonly CheckId[]): void
  /** The account is forgotten, and what was said of it with it. */
  accountGone(id: AccountId): void
  /** Forgets everything once `remove` has removed the files. */
  forget(remove: () => Promise<boolean>): Promise<void>
  close(): Promise<void>
}

export interface AlertsNeeds extends TellingNeeds {
  /** Nothing is read by intent. */
  readonly isHeld: () => boolean
  /** The account that the checks of an account look at. */
  readonly selected: () => AccountId | null
  /** False while everything is being forgotten, and from then on until the owner begins anew. */
  readonly mayRun: () => boolean
}

/**
 * What the next reading is compared with changes with every reading, and need not be written more often than this:
 * what is found is written at once, and with it all of this. A crash makes the comparison reach back further.
 */
const writeEveryMs = 10 * minuteMs

/** Of these another alert tells, or nobody has asked. */
const toldOtherwise: ReadonlySet<FailureKind> = new Set([
  'token-expired',
  'token-rejected',
  'token-missing',
  'account-unknown',
  'cancelled',
  'locked',
])

/** Alerts that say the same as a check, and more. */
const sayingTheSame: Readonly<Partial<Record<CheckId, readonly AlertKind[]>>> = {
  'token-age': ['token-expired', 'token-rejected'],
  'sessions-closed': ['new-session', 'new-api-key'],
  'two-factor': ['two-factor-off'],
  'email-verified': ['email-unverified'],
  'account-standing': ['account-flagged', 'self-exclusion'],
}
/** Checks follow the reading that they look at. */
const sameTimeMs = 10 * minuteMs

const newId = () => randomBytes(6).toString('hex')

/** Every alert under one roof: judges what is read, lists what is found, and has it told. */
export function createAlerts(kernel: Kernel, needs: AlertsNeeds): Alerts {
  const { settings } = kernel
  const { clock } = kernel.ports
  const store = createKeptFile(kernel, alertsFile)
  const telling = createTelling(kernel, store, needs)
  const dueReminder = createReminders(kernel)
  const writing = createThrottled(clock, writeEveryMs, () => void store.write())
  const outages = new Map<AccountId, Outage | null>()
  let isStarted = false
  let seenProblem = false
  let shown: { readonly key: readonly unknown[]; readonly view: AlertsView } | null = null

  const mayJudge = () => isStarted && needs.mayRun() && !kernel.isClosed()

  function memoryOf(id: AccountId): AccountMemory {
    return store.current().accounts.find(({ account }) => account === id) ?? firstAccountMemory(id)
  }

  function remember(memory: AccountMemory): void {
    const { accounts } = store.current()
    if (accounts.includes(memory)) return
    const others = accounts.filter(({ account }) => account !== memory.account)
    store.change((now) => ({ ...now, accounts: [...others, memory] }))
    writing.call()
  }

  function raise(account: AccountId | null, found: readonly AlertFacts[], isSilent = false): void {
    if (found.length === 0) return
    const before = store.current()
    const after = withFound(before, account, found, settings.current().alerts, clock.now())
    if (after === before) return
    store.change(() => (isSilent ? { ...after, untold: before.untold } : after))
    void store.write()
    telling.soon()
    kernel.changed()
  }

  function afterReading(id: AccountId): void {
    const record = kernel.record(id)
    if (!record || record.unfinished || !mayJudge()) return
    const state = kernel.account(id)
    const { memory, found } = judgeAccount(kernel, state, memoryOf(id), settings.current().alerts)
    remember(memory)
    raise(id, found, !record.notifies)
    lookAtRefusal(record)
    lookForOutage(record)
  }

  function lookAtToken(record: AccountRecord): void {
    const reminder = dueReminder(record)
    if (reminder) raise(record.id, [reminder], !record.notifies)
    lookAtRefusal(record)
  }

  function lookAtRefusal({ id, token: { rejectedAtMs }, notifies }: AccountRecord): void {
    const memory = memoryOf(id)
    if (memory.rejectedAtMs === rejectedAtMs) return
    remember({ ...memory, rejectedAtMs })
    if (rejectedAtMs !== null) raise(id, [{ kind: 'token-rejected', sinceMs: rejectedAtMs }], !notifies)
  }

  function lookForOutage({ id, notifies }: AccountRecord): void {
    const { failure, balances } = kernel.account(id)
    const memory = memoryOf(id)
    const look = lookAtOutage(outages.get(id) ?? null, memory.outageSinceMs, {
      isFailing: failure !== null && !toldOtherwise.has(failure.kind),
      isHeld: needs.isHeld(),
      lastReadAtMs: balances?.atMs ?? null,
      nowMs: clock.now(),
      elapsedMs: clock.elapsedMs(),
    })
    outages.set(id, look.outage)
    if (look.toldSinceMs !== memory.outageSinceMs) remember({ ...memory, outageSinceMs: look.toldSinceMs })
    raise(id, look.found, !notifies)
  }

  /** Told a moment ago by an alert of its own. */
  function isTold(check: CheckId): boolean {
    const kinds = sayingTheSame[check] ?? []
    const nowMs = clock.now()
    return store
      .current()
      .list.some(
        ({ facts, lastAtMs }) => kinds.includes(facts.kind) && Math.abs(nowMs - lastAtMs) < sameTimeMs,
      )
  }

  function edit(change: (now: AlertsMemory) => AlertsMemory): Promise<Result<null, Failure>> {
    store.change(change)
    void store.write()
    kernel.changed()
    return Promise.resolve(ok())
  }

  return {
    open: () => store.open(),
    start() {
      if (isStarted) return
      isStarted = true
      // Accounts of a run that kept its token in memory only are no more.
      const ids = new Set(kernel.records().map(({ id }) => id))
      for (const { account } of store.current().accounts)
        if (!ids.has(account)) store.change((now) => withoutAccount(now, account))
    },
    view(isPrivate) {
      const { list } = store.current()
      const { alerts } = settings.current()
      const problem = seenProblem ? null : store.problem()
      const key = [list, alerts, problem, isPrivate]
      if (shown === null || shown.key.some((part, index) => part !== key[index])) {
        const view: AlertsView = {
          list: list.map((alert) => shownAlert(alert, isPrivate)),
          unseen: list.filter(({ isSeen }) => !isSeen).length,
          settings: shownAlertSettings(alerts, isPrivate),
          problem,
        }
        shown = { key, view }
      }
      return shown.view
    },
    afterReading,
    everyMinute() {
      if (!mayJudge()) return
      for (const record of kernel.records()) {
        if (record.unfinished) continue
        lookAtToken(record)
        lookForOutage(record)
      }
      telling.soon()
    },
    checksFail(checks) {
      const news = checks.filter((check) => !isTold(check))
      for (const check of mayJudge() ? news : []) {
        raise(accountChecks.includes(check) ? needs.selected() : null, [{ kind: 'check-fails', check }])
      }
    },
    accountGone(id) {
      outages.delete(id)
      void edit((now) => withoutAccount(now, id))
    },
    async forget(remove) {
      writing.stop()
      await store.forget(remove)
      outages.clear()
      kernel.changed()
    },
    async close() {
      telling.stop()
      writing.stop()
      await store.write()
    },
    async change(change) {
      const nowMs = clock.now()
      if (!withAlertChange(settings.current().alerts, change, { nowMs, newId })) {
        return err({ kind: 'too-many-alert-rules' })
      }
      const written = await settings.change((now) => {
        const alerts = withAlertChange(now.alerts, change, { nowMs, newId })
        return alerts ? { ...now, alerts } : now
      })
      telling.soon()
      kernel.changed()
      return written
    },
    markSeen: () => edit(allSeen),
    clear() {
      seenProblem = true
      return edit(cleared)
    },
    test: () => Promise.resolve(telling.test()),
  }
}
