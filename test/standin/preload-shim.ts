import { filesFunction, pathPrefix } from './dropped-files.ts'

/** The origin that stands for `app://stakewatch` in Chromium, which knows no scheme of ours. */
export const shownOrigin = 'https://app.stakewatch.test'
const realOrigin = 'app://stakewatch'

export function shownAddress(real: string): string {
  return real.startsWith(`${realOrigin}/`) ? shownOrigin + real.slice(realOrigin.length) : real
}

export function realAddress(shown: string): string {
  return shown === shownOrigin || shown.startsWith(`${shownOrigin}/`)
    ? realOrigin + shown.slice(shownOrigin.length)
    : shown
}

/** Names under which the page's side meets ours; taken away from the page before its own scripts run. */
export const invokeBinding = 'standInInvoke'
export const deliverFunction = 'standInDeliver'

/** The built preload is a CommonJS module; Electron's sandbox wraps it like this. */
type Preload = (require: (name: string) => object, module: object, exports: object) => void

/**
 * Runs in Chromium, before the page's own scripts: gives the built preload what Electron's sandbox would,
 * which is `require('electron')` with `contextBridge`, `ipcRenderer` and `webUtils` and nothing else. Self-contained.
 */
function runPreload(
  preload: Preload,
  origin: string,
  invokeName: string,
  deliverName: string,
  filesName: string,
  pathStart: string,
): void {
  const page = globalThis as unknown as Record<string, unknown>
  if (window.top !== window || location.origin !== origin) return
  const send = page[invokeName] as (
    channel: string,
    request: unknown,
  ) => Promise<{ value?: unknown; error?: string }>
  delete page[invokeName]
  const listeners = new Map<string, Set<(event: object, payload: unknown) => void>>()

  const files: File[] = []
  Object.defineProperty(page, filesName, { value: (number: number) => files[number] })

  const bridged = (value: unknown): unknown => {
    if (typeof value === 'function')
      return (...words: unknown[]) =>
        bridged(
          Reflect.apply(
            value,
            null,
            words.map((word) => (typeof word === 'function' ? word : structuredClone(word))),
          ),
        )
    if (value instanceof Promise) return value.then((settled) => structuredClone(settled))
    if (typeof value !== 'object' || value === null) return value
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridged(part)])))
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown): void {
        if (name in page) throw new Error(`Cannot bind an API on top of an existing property: ${name}`)
        Object.defineProperty(page, name, { value: bridged(api), enumerable: true })
      },
    },
    ipcRenderer: {
      async invoke(channel: string, request: unknown): Promise<unknown> {
        const answer = await send(channel, structuredClone(request))
        if (answer.error !== undefined)
          throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
        return answer.value
      },
      on(channel: string, listener: (event: object, payload: unknown) => void): void {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      removeListener(channel: string, listener: (event: object, payload: unknown) => void): void {
        listeners.get(channel)?.delete(listener)
      },
    },
    webUtils: {
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('getPathForFile expected to receive a File object')
        return `${pathStart}${files.push(file) - 1}`
      },
    },
  }
  const require = (name: string): object => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  Object.defineProperty(page, deliverName, {
    value: (channel: string, payload: unknown) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, payload)
    },
  })
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** The script that Chromium runs in every new document. */
export function initScript(preloadSource: string): string {
  const names = [shownOrigin, invokeBinding, deliverFunction, filesFunction, pathPrefix]
    .map((name) => JSON.stringify(name))
    .join(', ')
  return `(${runPreload.toString()})((require, module, exports) => {\n${preloadSource}\n}, ${names})`
}
