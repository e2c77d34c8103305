import { join } from 'node:path'
import { app } from 'electron'
import { firstPageState } from '../app/contract/page-state.ts'
import { readPassphrase } from '../app/cli/passphrase.ts'
import { runTerminal } from '../app/cli/terminal.ts'
import { createCore, type CorePorts } from '../app/core.ts'
import { createNodeClock } from '../app/node/clock.ts'
import { createNodeFiles } from '../app/node/files.ts'
import { createOwnerFiles } from '../app/node/owner-files.ts'
import { dataDirectory } from '../app/node/paths.ts'
import { createPythonKeyring } from '../app/node/python-keyring.ts'
import { createTlsProbe } from '../app/node/tls-probe.ts'
import type { Notifier } from '../app/ports/notifier.ts'
import { createKeychain } from '../app/vault/keychain.ts'
import { createClipboard } from './adapters/clipboard.ts'
import { createFilePicker } from './adapters/file-picker.ts'
import { createSessionHttp, openApiSession, tlsEnforcedBy } from './adapters/http.ts'
import { createNotifier } from './adapters/notifier.ts'
import { watchPower } from './adapters/power.ts'
import { createTouchId } from './adapters/touch-id.ts'
import { openGateway } from './ipc/gateway.ts'
import { createHandlers } from './ipc/handlers.ts'
import { closeBeforeQuit, useProfile, useTemporaryProfile } from './lifecycle.ts'
import { lockByItself } from './lock/auto-lock.ts'
import { tellPage } from './lock/page-views.ts'
import { readOptions } from './options.ts'
import { osOf } from './platform.ts'
import { hardenProcess } from './security/command-line.ts'
import { restrictContents } from './security/contents-policy.ts'
import { openLink } from './security/links.ts'
import { registerPageScheme, servePage } from './security/protocol.ts'
import { openPageSession } from './security/session-policy.ts'
import { noticeTray, trayActions } from './tray/actions.ts'
import { desktopHasTray } from './tray/availability.ts'
import { createTray } from './tray/tray.ts'
import { hideAmountsOnBlur } from './windows/blur.ts'
import { createMainWindow } from './windows/main-window.ts'
import { setApplicationMenu } from './windows/menu.ts'
import { applyTheme } from './windows/theme.ts'

const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2))
const built = join(import.meta.dirname, '..')
const clock = createNodeClock()
const developerTools = !app.isPackaged

hardenProcess()
registerPageScheme()
if (options.demo || options.glance) useTemporaryProfile()
else useProfile(options.dataDir ?? dataDirectory())

// A demo and a glance have a profile of their own, and with it a lock of their own.
if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(options.glance ? () => runInTerminal(options.glance ?? []) : runOnDesktop)

function ports(
  logName: string,
  choice: { readonly demo: boolean; readonly dataDir: string | null },
  notifier: Notifier,
): CorePorts {
  const touchId = createTouchId(process.platform)
  const keychain = createKeychain()
  return {
    keychain,
    http: createSessionHttp(openApiSession()),
    tls: createTlsProbe(),
    clock,
    files: createNodeFiles(),
    clipboard: createClipboard(),
    notifier,
    dataDir: choice.dataDir ?? dataDirectory(),
    logName,
    demo: choice.demo,
    tlsEnforcedBy,
    imports: {
      environment: process.env,
      files: createOwnerFiles(),
      picker: createFilePicker(),
      pythonKeyring: createPythonKeyring(keychain),
    },
    ...(touchId && { touchId }),
  }
}

/** As `app/cli.ts`, over Chromium's network and without a window. */
async function runInTerminal(argv: readonly string[]): Promise<void> {
  const code = await runTerminal(argv, {
    workingDir: process.cwd(),
    passphrase: readPassphrase,
    ports: (choice) => ports('terminal.log', choice, { notify: () => undefined }),
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
  })
  app.exit(code)
}

async function runOnDesktop(): Promise<void> {
  restrictContents()
  const session = openPageSession({ developerTools })
  servePage(session, join(built, 'renderer'))
  const notifier = createNotifier(() => window.show())
  const [core, hasTray] = await Promise.all([
    createCore(ports('desktop.log', options, notifier)),
    desktopHasTray(process.platform),
  ])
  const life = closeBeforeQuit(clock, async () => {
    autoLock.stop()
    await window.settle()
    return await core.close()
  })
  const autoLock = lockByItself(core, clock, process.platform)
  const window = createMainWindow({
    session,
    preload: join(built, 'preload/preload.cjs'),
    developerTools,
    clock,
    remembered: () => core.settings().window,
    remember: (place) => core.rememberWindow(place),
    onVisible: (visible) => core.setVisible(visible),
    onInput: autoLock.active,
    onBlur: () => hideAmountsOnBlur(core),
    isProtected: () => core.settings().preferences.contentProtection,
    onClosed: () => hasTray && !life.isQuitting() && noticeTray(core, notifier),
  })
  openGateway({
    handlers: createHandlers({
      core,
      log: core.log,
      platform: () => ({
        os: osOf(process.platform),
        hasTray,
        tellsScreenLock: autoLock.tellsScreenLock(),
        hasTouchId: createTouchId(process.platform)?.isAvailable() ?? false,
      }),
      version: app.getVersion(),
      memory: { state: firstPageState },
      openLink,
    }),
    page: window.page,
    isLocked: () => core.lock.isLocked(),
    log: core.log,
  })
  core.subscribe((view) => {
    applyTheme(view.preferences.theme)
    window.protect()
  })
  tellPage(core, window)
  applyTheme(core.settings().preferences.theme)
  setApplicationMenu({ macos: process.platform === 'darwin', developerTools })
  app.on('window-all-closed', () => hasTray || app.quit())
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  window.show()
  if (hasTray) {
    const act = trayActions(core, () => window.show())
    createTray({
      platform: process.platform,
      clock,
      icons: join(built, 'main/tray'),
      view: () => core.view(),
      subscribe: (listener) => core.subscribe(listener),
      act: (action) => void act(action),
    })
  }

  await core.start()
  core.watch()
  watchPower(() => core.wake())
}
