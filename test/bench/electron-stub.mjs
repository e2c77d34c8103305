import { registerHooks } from 'node:module'

// For measuring how long main takes to load: an `electron` that does nothing, and an app that is told that
// another instance runs already, so that it ends as soon as it is loaded. With `BENCH_MAIN_STAYS` it goes on, for
// measuring what it holds: it has a tray then, a window that nobody sees, and a session that can ask a server.
const source = `
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
  const answerOf = async (message) => {
    const pieces = await Array.fromAsync(message)
    const headers = new Headers(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
    return new Response(Buffer.concat(pieces), { status: message.statusCode, headers })
  }
  const ownSession = {
    fetch: (url, { method, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const sent = request(url, { method, headers, signal }, (message) => answerOf(message).then(resolve, reject))
        sent.on('error', reject)
        sent.end(body)
      }),
    resolveProxy: async () => 'DIRECT',
  }
  const withNothing = (own) => new Proxy(own, { get: (target, key) => target[key] ?? nothing })
  export const app = withNothing(own)
  export const session = withNothing({ fromPartition: () => withNothing(ownSession) })
  export {
    nothing as BrowserWindow, nothing as clipboard, nothing as dialog, nothing as ipcMain, nothing as Menu,
    nothing as nativeImage, nothing as nativeTheme, nothing as net, nothing as Notification, nothing as powerMonitor,
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
