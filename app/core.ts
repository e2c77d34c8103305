import { join } from 'node:path'
import { createStakeClient } from './api/client.ts'
import { createAccountActions } from './core/account-actions.ts'
import { createAccountList } from './core/account-list.ts'
import { checkedParts } from './core/account-parts.ts'
import { createDetailReader } from './core/detail-reader.ts'
import { createAlerts } from './core/alerts.ts'
import { accountDetails } from './core/details.ts'
import { createChecklist } from './core/checklist.ts'
import { demoPorts, seedDemo } from './core/demo.ts'
import { everythingOf } from './core/everything.ts'
import { createFolders } from './core/folders.ts'
import { createFollowUps } from './core/follow-ups.ts'
import { createForgetting } from './core/forget.ts'
import { glanceAt } from './core/glance.ts'
import { seedDemoHistory } from './core/demo-history.ts'
import { createHistory } from './core/history.ts'
import { createKernel, type Kernel } from './core/kernel.ts'
import { createLive } from './core/live.ts'
import { concealed, createLock } from './core/lock.ts'
import { createLoginStart } from './core/login-start.ts'
import { createPacer } from './core/pacer.ts'
import { createPreferences } from './core/preferences.ts'
import { accountView, displayChoicesOf } from './core/project.ts'
import { loadToken } from './core/reader.ts'
import { createSealing, sealAnew } from './core/sealing.ts'
import { createSetup } from './core/setup.ts'
import { createTransfer } from './core/transfer.ts'
import type { CorePorts } from './core/core-ports.ts'
import type { Core, PreferencesChange } from './core/types.ts'
import type { AccountId } from './domain/account.ts'
import type { Failure } from './domain/failure.ts'
import { err, ok, type Result } from './domain/result.ts'
import type { Settings } from './domain/settings.ts'
import { secondMs } from './domain/time.ts'
import type { View } from './domain/view.ts'
import { createLogger } from './redaction/log-sink.ts'
import { openSettings } from './settings/settings.ts'
import { createVault } from './vault/vault.ts'

export type * from './core/core-ports.ts'
export type * from './core/types.ts'
export { createScanner } from './scan/scanner.ts'
export { unforeseenText } from './core/unforeseen.ts'

/** One request a second to a real host; the demo asks nobody, so it need not wait. */
const requestIntervalMs = secondMs

/**
 * The façade that every host uses. Opens the settings, touches neither keychain nor network: `start` does.
 * A demo core replaces network, keychain, disk and TLS probe by simulated ones.
 */
export async function createCore(hostPorts: CorePorts): Promise<Core> {
  const ports = hostPorts.demo ? demoPorts(hostPorts) : hostPorts
  const { clock, files } = ports
  const log = createLogger({ files, path: join(ports.dataDir, 'logs', ports.logName), clock })
  const listeners = new Set<(view: View) => void>()
  let ready = false
  let closed = false
  let noticeDismissed = false
  let announcing = false
  let visible = false

  const settings = await openSettings({ files, directory: ports.dataDir, clock })
  const sealing = createSealing(settings.current().lock?.sealed ?? false)
  const kernel: Kernel = createKernel({
    ports,
    log,
    settings,
    vault: createVault({ keychain: ports.keychain, clock, seal: sealing.seal }),
    client: createStakeClient({ http: ports.http, clock, minIntervalMs: ports.demo ? 0 : requestIntervalMs }),
    changed: announce,
    isClosed: () => closed,
  })
  const preferences = createPreferences(settings, () => {
    announce()
    pacer.reconsider()
  })
  const transfer = createTransfer(kernel, preferences)
  const mayRun = () => !forgetting.isDone() && !forgetting.isUnderWay()
  const history = createHistory(kernel, {
    isPrivate: () => preferences.current().privacy,
    mayWrite: mayRun,
    ...(ports.demo && { seed: (ledger) => seedDemoHistory(ledger, clock.now()) }),
  })
  const accountList = createAccountList(kernel)
  const alerts = createAlerts(kernel, {
    isLocked: () => lock.isLocked(),
    isPrivate: () => preferences.current().privacy,
    isHeld,
    // A check that looks at several accounts is about none of them alone.
    selected: () => (kernel.records().length > 1 ? null : accountList.selected()),
    mayRun,
  })
  const checklist = createChecklist(kernel, { mayRun, tell: (failing) => alerts.checksFail(failing) })
  const folders = createFolders(kernel, () => checklist.soon())
  const pacer = createPacer(kernel, {
    everyMinute() {
      history.everyMinute()
      alerts.everyMinute()
      live.everyMinute()
      checklist.look()
    },
    async afterReading(id) {
      await followUps.after(id)
      if (closed) return
      detailReader.soon(id)
      await checklist.quick()
    },
  })
  const followUps = createFollowUps({
    clock,
    isSeen: () => visible,
    // Of a reading, whatever came of it, or of a change that was told live.
    followUp(id) {
      history.record(id)
      alerts.afterReading(id)
    },
  })
  const detailReader = createDetailReader(kernel, {
    onRead(id, parts) {
      alerts.afterReading(id)
      if (checkedParts.some((part) => parts.includes(part))) void checklist.quick()
    },
  })
  const live = createLive(kernel, {
    isSeen: () => visible,
    isHeld,
    readNow: (id) => pacer.readNow(id),
    onSeen: (id) => pacer.noteSeen(id, clock.now()),
    beforeBalances: (id) => followUps.settle(id),
    onBalances(id) {
      pacer.noteChanged(id)
      void followUps.after(id)
    },
  })
  const setup = createSetup(kernel, {
    changedHands: accountGone,
    saved(id) {
      void accountList.select(id)
      void pacer.readNow(id)
      checklist.soon()
    },
  })

  const accountActions = createAccountActions(kernel, {
    readNow: (id) => pacer.readNow(id),
    onRotation: () => checklist.quick(),
    onGone: accountGone,
  })

  const lock = await createLock(kernel, sealing, {
    forget: (id) => accountActions.forgetToken(id),
    onKey() {
      if (ready) void readSealed()
    },
    onLocked() {
      void setup.cancel()
      holdOrGoOn()
    },
    onChanged: holdOrGoOn,
  })
  holdOrGoOn()

  const loginStart = createLoginStart(ports.loginItem)
  const forgetting = createForgetting({
    kernel,
    log,
    forgetLoginStart: () => loginStart.forget(),
    endSetup: () => setup.cancel(),
    async forgetToken({ id }) {
      const failure = await accountActions.takeFromKeychain(id)
      // The settings as a whole go next, so it does not matter whether they could be written now.
      if (failure) return failure
      await kernel.dropRecord(id)
      await accountGone(id)
      return null
    },
    letHistoryGo: () => history.forget(),
    forgetChecklist: (remove) => checklist.forget(remove),
    forgetAlerts: (remove) => alerts.forget(remove),
    async onSettingsGone() {
      preferences.forget()
      await lock.settingsGone()
    },
  })

  /** Whatever is kept of an account goes with it. */
  async function accountGone(id: AccountId): Promise<void> {
    // What was under way may have begun its state anew.
    kernel.accounts.delete(id)
    alerts.accountGone(id)
    checklist.accountGone()
    await history.accountGone(id)
  }

  function isHeld(): boolean {
    const { locked, options } = lock.view()
    return locked && (!sealing.hasKey() || options?.keepWatching === false)
  }

  function holdOrGoOn(): void {
    const letGo = pacer.setHeld(isHeld())
    checklist.setHeld(isHeld())
    if (letGo) for (const { id } of kernel.records()) void pacer.readNow(id)
    checklist.settingsChanged()
    announce()
  }

  /** What could not be read before the passphrase was given, and what a crash left otherwise than it should be. */
  async function readSealed(): Promise<void> {
    for (const { id } of kernel.records()) {
      if (kernel.account(id).keychain?.kind === 'token-sealed')
        await loadToken(kernel, id, { mayPrompt: false, mayRepair: true })
    }
    await sealAnew(kernel, sealing.stale())
  }

  function announce(): void {
    if (announcing || closed) return
    announcing = true
    queueMicrotask(() => {
      // What this changes is in the view that follows.
      if (!closed) live.look()
      announcing = false
      if (closed || listeners.size === 0) return
      const now = view()
      for (const listener of listeners) listener(now)
    })
  }

  function view(isPrivate = preferences.current().privacy): View {
    const accounts = kernel.records().map((record) => ({
      ...accountView(kernel, record, isPrivate),
      recent: history.recent(record.id, isPrivate),
    }))
    const whole = {
      demo: ports.demo,
      nowMs: clock.now(),
      ready,
      accounts,
      selected: accountList.selected(),
      everything: everythingOf(kernel, accounts, isPrivate),
      checklist: checklist.view(),
      folders: settings.current().folders,
      setup: setup.view(),
      preferences: { ...preferences.current(), privacy: isPrivate },
      displayChoices: displayChoicesOf(kernel, accountList.selected()),
      lock: lock.view(),
      notice: noticeDismissed ? null : settings.notice(),
      importing: transfer.view(),
      history: history.status(),
      alerts: alerts.view(isPrivate),
      forgotten: forgetting.report(),
    }
    return lock.isLocked() ? concealed(whole) : whole
  }

  /** Notes something by the way, which must not be the first thing written after all was forgotten. */
  async function note(edit: (now: Settings) => Settings): Promise<Result<null, Failure>> {
    return forgetting.isDone() || forgetting.isUnderWay() ? ok() : await settings.change(edit)
  }

  async function changePreferences(change: PreferencesChange): Promise<Result<null, Failure>> {
    const done = await preferences.change(change)
    checklist.settingsChanged()
    return done
  }

  return {
    log,
    async start({ mayRepair = true } = {}) {
      if (ports.demo) await seedDemo(kernel)
      await Promise.all([
        checklist.open(),
        alerts.open(),
        ...kernel.records().map(({ id }) => loadToken(kernel, id, { mayPrompt: false, mayRepair })),
      ])
      if (mayRepair) await sealAnew(kernel, sealing.stale())
      ready = true
      log.log('info', 'started', { demo: ports.demo, accounts: kernel.records().length })
      announce()
    },
    view: () => view(),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch() {
      alerts.start()
      checklist.start()
      detailReader.start()
      pacer.start()
      live.start()
      for (const { id } of kernel.records()) void pacer.readNow(id)
    },
    setVisible(now) {
      visible = now
      pacer.setVisible(now)
      if (now) live.hurry()
    },
    wake() {
      pacer.hurry()
      live.hurry()
    },
    powerChanged: () => pacer.reconsider(),
    ...accountActions.offered,
    details(id) {
      if (lock.isLocked()) return err({ kind: 'locked' })
      if (!kernel.record(id)) return err({ kind: 'account-unknown' })
      const isPrivate = preferences.current().privacy
      return ok(accountDetails(kernel, id, { isPrivate, knownAccess: (ids) => checklist.knownAccess(ids) }))
    },
    async readDetails(id, what) {
      if (!kernel.record(id)) return err({ kind: 'account-unknown' })
      if (what === 'bets') {
        detailReader.look(id)
        return ok()
      }
      detailReader.want(id)
      return await accountActions.offered.refresh(id)
    },
    ...accountList.offered,
    checklist,
    folders,
    setup: {
      ...setup,
      async begin(replaces) {
        // The tray offers the set-up too, while the window still shows what became of forgetting.
        if (forgetting.report()) await forgetting.beginAnew()
        return await setup.begin(replaces)
      },
    },
    lock,
    forget: forgetting,
    loginStart,
    transfer,
    history,
    alerts,
    // From the tray, while the window still shows that nothing is left.
    changePreferences: async (change) => (forgetting.isDone() ? ok() : await changePreferences(change)),
    dismissNotice() {
      noticeDismissed = true
      announce()
      return Promise.resolve(ok())
    },
    settings: () => settings.current(),
    rememberWindow: (place) => note((now) => ({ ...now, window: place })),
    trayNoticeGiven: () => note((now) => ({ ...now, trayNoticeGiven: true })),
    glance: (options) =>
      glanceAt(kernel, options, (hideAmounts) => view(hideAmounts || preferences.current().privacy)),
    async close() {
      if (closed) return { held: null }
      followUps.settle()
      closed = true
      pacer.stop()
      live.stop()
      listeners.clear()
      // A token that is being proven is given up, so that its replacement is taken back and not waited for.
      const ended = Promise.all([kernel.client.close(), ports.liveSocket?.close()])
      await setup.cancel()
      await checklist.close()
      await alerts.close()
      history.close()
      const held = kernel.vault.close()
      await ended
      log.log('info', 'closed')
      await log.flush()
      return { held }
    },
  }
}
