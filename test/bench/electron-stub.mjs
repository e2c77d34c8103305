import { registerHooks } from 'node:module'

// For measuring how long main takes to load: an `electron` that does nothing, and an app that is told that
// another instance runs already, so that it ends as soon as it is loaded. With `BENCH_MAIN_STAYS` it goes on, for
// measuring what it holds: it has a tray then, and a window that nobody sees.
const source = `
  const stays = process.env.BENCH_MAIN_STAYS !== undefined
  const nothing = new Proxy(function () {}, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => 0 : typeof key === 'symbol' || key === 'then' ? undefined : nothing),
    apply: () => nothing,
    construct: () => nothing,
  })
  const own = {
    isPackaged: false,
    requestSingleInstanceLock: () => stays,
    quit: () => process.exit(0),
    whenReady: () => Promise.resolve(),
    getPath: () => process.env.TMPDIR,
    getVersion: () => '0.0.0',
    getAppPath: () => process.cwd(),
  }
  export const app = new Proxy(own, { get: (target, key) => target[key] ?? nothing })
  export {
    nothing as BrowserWindow, nothing as clipboard, nothing as dialog, nothing as ipcMain, nothing as Menu,
    nothing as nativeImage, nothing as nativeTheme, nothing as net, nothing as Notification, nothing as powerMonitor,
    nothing as protocol, nothing as screen, nothing as session, nothing as shell, nothing as systemPreferences,
    nothing as Tray,
  }
`

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: 'bench:electron', format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (url !== 'bench:electron') return next(url, context)
    return { format: 'module', source, shortCircuit: true }
  },
})
