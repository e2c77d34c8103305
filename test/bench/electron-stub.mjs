import { registerHooks } from 'node:module'

// For measuring how long main takes to load: an `electron` that does nothing, and an app that is told that
// another instance runs already, so that it ends as soon as it is loaded. With `BENCH_MAIN_STAYS` it goes on, for
// measuring what it holds: it has a tray then, a window that nobody sees, and a session that can ask a server.
const source = `
  import { EventEmitter } from 'node:events'
  import { request } from 'node:https'
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
  // As Electron's network, over Node's.
  const ask = ({ url, method, headers }) => {
    const sent = request(url, { method, headers }, (message) => talk.emit('response', message))
    const talk = Object.assign(new EventEmitter(), {
      end: (body) => sent.end(body),
      abort: () => sent.destroy(),
    })
    sent.on('error', (error) => talk.emit('error', error))
    return talk
  }
  const ownSession = { resolveProxy: async () => 'DIRECT' }
  const withNothing = (own) => new Proxy(own, { get: (target, key) => target[key] ?? nothing })
  export const app = withNothing(own)
  export const net = withNothing({ request: ask })
  export const session = withNothing({ fromPartition: () => withNothing(ownSession) })
  export {
    nothing as BrowserWindow, nothing as clipboard, nothing as dialog, nothing as ipcMain, nothing as Menu,
    nothing as nativeImage, nothing as nativeTheme, nothing as Notification, nothing as powerMonitor,
    nothing as protocol, nothing as screen, nothing as shell, nothing as systemPreferences,
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
