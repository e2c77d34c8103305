import { join } from 'node:path'
import { app } from 'electron'
import { firstPageState } from '../app/contract/page-state.ts'
import type { Core } from '../app/core.ts'
import { hiddenFlag } from '../app/domain/login-start.ts'
import type { AppInspection } from '../app/ports/app-facts.ts'
import type { Clock } from '../app/ports/clock.ts'
import type { Notifier } from '../app/ports/notifier.ts'
import { createAppInspection } from './adapters/app-inspection.ts'
import { wasOpenedAtLogin } from './adapters/login-item.ts'
import { createNotifier } from './adapters/notifier.ts'
import { watchPower } from './adapters/power.ts'
import { createTouchId } from './adapters/touch-id.ts'
import { openGateway } from './ipc/gateway.ts'
import { createHandlers } from './ipc/handlers.ts'
import type { PageNeeds } from './ipc/handlers/page.ts'
import { closeBeforeQuit } from './lifecycle.ts'
import { lockByItself, type AutoLock } from './lock/auto-lock.ts'
import { tellPage } from './lock/page-views.ts'
import { osOf } from './platform.ts'
import { restrictContents } from './security/contents-policy.ts'
import { openLink } from './security/links.ts'
import { servePage } from './security/protocol.ts'
import { openPageSession } from './security/session-policy.ts'
import { noticeTray, trayActions } from './tray/actions.ts'
import { desktopHasTray, trayComes } from './tray/availability.ts'
import { createTray } from './tray/tray.ts'
import { hideAmountsOnBlur } from './windows/blur.ts'
import { showRoute, type RouteNeeds } from './windows/show-route.ts'
import { createMainWindow, type MainWindow } from './windows/main-window.ts'
import { setApplicationMenu } from './windows/menu.ts'
import { applyTheme } from './windows/theme.ts'

export interface DesktopNeeds {
  /** Absolute path of the built files. */
  readonly built: string
  readonly clock: Clock
  readonly developerTools: boolean
  /** No window at first where there is a tray. */
  readonly hidden: boolean
  /** The date of the sources that the app was built from; null where the build did not know it. */
  readonly builtAtMs: number | null
  readonly createCore: (notifier: Notifier, appInspection: AppInspection) => Promise<Core>
}

/** The app with a window and, where the desktop has one, an icon in the tray. After `ready`. */
export async function runDesktop(needs: DesktopNeeds): Promise<void> {
  restrictContents()
  const isHidden = needs.hidden || wasOpenedAtLogin(process.platform)
  const notifier = createNotifier((place) => {
    if (place?.account) void core.selectAccount(place.account)
    if (place) showRoute(routes, place)
    else window.show()
  })
  const inspection = createAppInspection({
    ...needs,
    platform: process.platform,
    executable: process.execPath,
    page: () => window.page(),
  })
  const [core, hasTray] = await Promise.all([
    needs.createCore(notifier, inspection),
    isHidden ? trayComes(needs.clock) : desktopHasTray(process.platform),
  ])
  const life = closeBeforeQuit(needs.clock, async () => {
    autoLock.stop()
    await window.settle()
    return await core.close()
  })
  const autoLock = lockByItself(core, needs.clock, process.platform)
  const window = openWindow(needs, core, {
    onInput: autoLock.active,
    onClosed: () => hasTray && !life.isQuitting() && noticeTray(core, notifier),
  })
  const memory = { state: firstPageState }
  const routes: RouteNeeds = { window, memory, isLocked: () => core.lock.isLocked() }
  answerPage(core, window, { hasTray, autoLock, memory, clock: needs.clock })
  followPreferences(core, window)
  setApplicationMenu({ macos: process.platform === 'darwin', developerTools: needs.developerTools })
  app.on('window-all-closed', () => hasTray || app.quit())
  // A second login, or the entry that starts us at each, is no wish to see it.
  app.on('second-instance', (_event, argv) => argv.includes(hiddenFlag) || window.show())
  app.on('activate', () => window.show())
  if (!isHidden || !hasTray) window.show()
  if (hasTray) openTray(needs, core, routes)

  await core.start()
  core.watch()
  watchPower({ onWake: () => core.wake(), onPowerChange: () => core.powerChanged() })
}

function openWindow(
  { built, clock, developerTools }: DesktopNeeds,
  core: Core,
  events: { readonly onInput: () => void; readonly onClosed: () => void },
): MainWindow {
  const session = openPageSession({ developerTools })
  servePage(session, join(built, 'renderer'))
  return createMainWindow({
    session,
    preload: join(built, 'preload/preload.cjs'),
    developerTools,
    clock,
    remembered: () => core.settings().window,
    remember: (place) => core.rememberWindow(place),
    onVisible: (visible) => core.setVisible(visible),
    onBlur: () => hideAmountsOnBlur(core),
    isProtected: () => core.settings().preferences.contentProtection,
    ...events,
  })
}

function answerPage(
  core: Core,
  window: MainWindow,
  {
    hasTray,
    autoLock,
    memory,
    clock,
  }: Pick<PageNeeds, 'memory'> & {
    readonly hasTray: boolean
    readonly clock: Clock
    readonly autoLock: AutoLock
  },
): void {
  const handlers = createHandlers({
    core,
    log: core.log,
    platform: () => ({
      os: osOf(process.platform),
      hasTray,
      tellsScreenLock: autoLock.tellsScreenLock(),
      hasTouchId: createTouchId(process.platform)?.isAvailable() ?? false,
    }),
    version: app.getVersion(),
    memory,
    openLink,
  })
  openGateway({ handlers, page: window.page, isLocked: () => core.lock.isLocked(), log: core.log })
  tellPage(core, window, clock)
}

function followPreferences(core: Core, window: MainWindow): void {
  applyTheme(core.settings().preferences.theme)
  core.subscribe((view) => {
    applyTheme(view.preferences.theme)
    window.protect()
  })
}

function openTray({ built }: DesktopNeeds, core: Core, routes: RouteNeeds): void {
  const act = trayActions(
    core,
    () => routes.window.show(),
    (route) => showRoute(routes, { route, check: null }),
  )
  createTray({
    platform: process.platform,
    icons: join(built, 'main/tray'),
    view: () => core.view(),
    subscribe: (listener) => core.subscribe(listener),
    act: (action) => void act(action),
  })
}
