import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
import { flushed, processTerminal, watchOutputs } from '../app/cli/process-terminal.ts'
import { exitCodeOfBug, runTerminal } from '../app/cli/terminal.ts'
import { exerciseGuards } from '../app/contract/exercise.ts'
import { createCore, createScanner, type CorePorts } from '../app/core.ts'
import { createAutostart } from '../app/node/autostart.ts'
import { createNodeClock } from '../app/node/clock.ts'
import { createNodeFiles } from '../app/node/files.ts'
import { createLiveSocket } from '../app/node/live-socket.ts'
import { createMachine } from '../app/node/machine.ts'
import { createOwnerFiles } from '../app/node/owner-files.ts'
import { dataDirectory } from '../app/node/paths.ts'
import { isOnBattery } from '../app/node/power-supply.ts'
import { createPythonKeyring } from '../app/node/python-keyring.ts'
import { createRepositories } from '../app/node/repositories.ts'
import { createTlsProbe } from '../app/node/tls-probe.ts'
import type { LoginItem } from '../app/ports/login-item.ts'
import { noNotifier, type Notifier } from '../app/ports/notifier.ts'
import { createKeychain } from '../app/vault/keychain.ts'
import { createClipboard } from './adapters/clipboard.ts'
import { createConditions } from './adapters/conditions.ts'
import { createFilePicker } from './adapters/file-picker.ts'
import { createSessionHttp, openApiSession, tlsEnforcedBy } from './adapters/http.ts'
import { createElectronLoginItem, noLoginItem } from './adapters/login-item.ts'
import { systemProxyFor } from './adapters/system-proxy.ts'
import { createTouchId } from './adapters/touch-id.ts'
import { runDesktop } from './desktop.ts'
import { endOnBug, useProfile, useTemporaryProfile } from './lifecycle.ts'
import { readOptions } from './options.ts'
import { hardenProcess } from './security/command-line.ts'
import { registerPageScheme } from './security/protocol.ts'
import { keepHeapSmall } from './small-heap.ts'

/** The build puts its own value in the place of this name; see electron.vite.config.ts. */
declare const stakewatchBuiltAtMs: number | null

const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2))
const built = join(import.meta.dirname, '..')
const clock = createNodeClock()

// The terminal that the app was started from may be closed long before it.
const isOutputLost = watchOutputs()
keepHeapSmall()
endOnBug(options.terminal ? exitCodeOfBug(options.terminal) : undefined)
hardenProcess()
registerPageScheme()
if (options.demo || options.terminal) useTemporaryProfile()
else useProfile(options.dataDir ?? dataDirectory())

// A demo and a terminal have a profile of their own, and with it a lock of their own.
if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(options.terminal ? () => runInTerminal(options.terminal ?? []) : openDesktop)

function ports(
  logName: string,
  choice: { readonly demo: boolean; readonly dataDir: string | null },
  notifier: Notifier,
): CorePorts {
  const touchId = createTouchId(process.platform)
  const session = openApiSession()
  const keychain = createKeychain()
  return {
    keychain,
    http: createSessionHttp(session),
    liveSocket: createLiveSocket({ proxyFor: (url) => systemProxyFor(session, url) }),
    tls: createTlsProbe(),
    clock,
    files: createNodeFiles(),
    clipboard: createClipboard(),
    notifier,
    dataDir: choice.dataDir ?? dataDirectory(),
    logName,
    demo: choice.demo,
    tlsEnforcedBy,
    environment: process.env,
    scanner: createScanner({ worker: pathToFileURL(join(built, 'main/scan-worker.js')) }),
    repositories: createRepositories(),
    machine: createMachine(),
    exerciseGuards,
    imports: {
      environment: process.env,
      files: createOwnerFiles(),
      picker: createFilePicker(),
      pythonKeyring: createPythonKeyring(keychain),
    },
    ...(touchId && { touchId }),
  }
}

function loginItem(platform: NodeJS.Platform): LoginItem {
  if (!app.isPackaged) return noLoginItem('development')
  if (options.dataDir !== null) return noLoginItem('own-data')
  if (platform !== 'darwin' && platform !== 'win32') return createAutostart()
  // A portable build runs from a temporary folder, and names itself here.
  return createElectronLoginItem(platform, process.env['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath)
}

/** As `app/cli.ts`, over Chromium's network and without a window. */
async function runInTerminal(argv: readonly string[]): Promise<void> {
  const code = await runTerminal(argv, {
    ...processTerminal(),
    version: app.getVersion(),
    ports: (choice) => ports('terminal.log', choice, noNotifier),
  })
  await flushed()
  app.exit(isOutputLost() ? exitCodeOfBug(argv) : code)
}

async function openDesktop(): Promise<void> {
  await runDesktop({
    built,
    clock,
    developerTools: !app.isPackaged,
    builtAtMs: stakewatchBuiltAtMs,
    hidden: options.hidden,
    createCore: (notifier, appInspection) =>
      createCore({
        ...ports('desktop.log', options, notifier),
        appInspection,
        keepsHistory: 'on-disk',
        loginItem: loginItem(process.platform),
        conditions: createConditions(process.platform, isOnBattery),
      }),
  })
}
