import { EventEmitter } from 'node:events'
import { isReady, needNotReady, needReady } from './app.ts'
import { warmBrowser } from './browser.ts'
import { createNetwork } from './net-request.ts'

type Callback = (response: {
  cancel?: boolean
  requestHeaders?: Record<string, string>
  responseHeaders?: Record<string, string[]>
}) => void
type Listener = (details: object, callback: Callback) => void
type Stage = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived'
type SchemeHandler = (request: Request) => Response | Promise<Response>

const privileged = new Set<string>()
let schemesRegistered = false

/** Stands for `protocol`; `handle` is on each session's own. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    needNotReady('protocol.registerSchemesAsPrivileged')
    if (schemesRegistered) throw new Error('protocol.registerSchemesAsPrivileged may be called once')
    schemesRegistered = true
    for (const { scheme } of schemes) privileged.add(scheme)
  },
}

function createWebRequest() {
  const listeners = new Map<Stage, Listener>()
  const set = (stage: Stage) => (listener: Listener | null) => {
    if (listener) listeners.set(stage, listener)
    else listeners.delete(stage)
  }
  return {
    listeners: {
      onBeforeRequest: set('onBeforeRequest'),
      onBeforeSendHeaders: set('onBeforeSendHeaders'),
      onHeadersReceived: set('onHeadersReceived'),
    },
    async ask(stage: Stage, details: object): Promise<Parameters<Callback>[0]> {
      const listener = listeners.get(stage)
      return listener ? new Promise((resolve) => listener(details, resolve)) : {}
    },
  }
}

/** The part of `Session` that we use, and what the stand-in itself needs of it. */
export type StandInSession = ReturnType<typeof createSession>

function createSession() {
  const web = createWebRequest()
  const handlers = new Map<string, SchemeHandler>()
  let floor: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.2'

  const allows = async (url: string) => (await web.ask('onBeforeRequest', { url })).cancel !== true
  const network = createNetwork(
    {
      allows,
      headersOut: async (url, requestHeaders) =>
        (await web.ask('onBeforeSendHeaders', { url, requestHeaders })).requestHeaders ?? requestHeaders,
      headersIn: async (url, statusCode, responseHeaders) => {
        const answer = await web.ask('onHeadersReceived', { url, statusCode, responseHeaders })
        return answer.cancel === true ? null : (answer.responseHeaders ?? responseHeaders)
      },
    },
    () => floor,
  )

  return Object.assign(new EventEmitter(), {
    webRequest: web.listeners,
    network,
    /** Only for a scheme that this session handles itself: everything else is asked with `net.request`. */
    async fetch(input: string, init: RequestInit = {}): Promise<Response> {
      const { protocol: scheme } = new URL(input)
      const handler = handlers.get(scheme.slice(0, -1))
      if (!handler) throw new Error('net::ERR_UNKNOWN_URL_SCHEME')
      if (!(await allows(input))) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
      return handler(new Request(input, init))
    },
    /** As on a machine without a proxy: the stand-in's own requests know of none either. */
    resolveProxy: async (_url: string) => 'DIRECT',
    closeAllConnections: async () => network.closeAllConnections(),
    setSSLConfig({ minVersion }: { minVersion?: 'tls1.2' | 'tls1.3' }): void {
      floor = minVersion === 'tls1.3' ? 'TLSv1.3' : 'TLSv1.2'
    },
    setPermissionRequestHandler: (_handler: object | null) => {},
    setPermissionCheckHandler: (_handler: object | null) => {},
    setDevicePermissionHandler: (_handler: object | null) => {},
    setDisplayMediaRequestHandler: (_handler: object | null) => {},
    setSpellCheckerEnabled: (_enable: boolean) => {},
    protocol: {
      handle(scheme: string, handler: SchemeHandler): void {
        if (!privileged.has(scheme)) throw new Error(`the scheme ${scheme} was not registered as standard`)
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
        handlers.set(scheme, handler)
        // A session that serves pages is about to show one.
        warmBrowser()
      },
    },
    allows,
    /** Null when nothing serves this scheme. */
    async serve(request: Request): Promise<Response | null> {
      const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
      return handler ? handler(request) : null
    },
  })
}

const sessions = new Map<string, StandInSession>()

export const session = {
  fromPartition(partition: string, _options?: { readonly cache: boolean }): StandInSession {
    if (!isReady()) needReady('Session can not be received')
    const known = sessions.get(partition)
    if (known) return known
    const made = createSession()
    sessions.set(partition, made)
    return made
  },
}
