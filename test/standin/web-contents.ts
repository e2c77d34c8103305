import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Page, Route } from 'playwright'
import type { WebContents } from 'electron'
import { emitApp } from './app.ts'
import { openPage, rendererProcess } from './browser.ts'
import { withRealPaths } from './dropped-files.ts'
import { openEvaluator, type Evaluate } from './evaluator.ts'
import { frameOf, mainFrameOf, type StandInFrame } from './frames.ts'
import { invokeHandler } from './ipc.ts'
import { deliverFunction, initScript, invokeBinding, realAddress, shownAddress } from './preload-shim.ts'
import { recordIpc, records } from './records.ts'
import type { StandInSession } from './session.ts'
import { preventable, type Part } from './types.ts'

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

/** What was sent as it was then: as JSON where that says it exactly, else a clone. */
interface Sent {
  readonly json?: string
  readonly clone?: unknown
}

/** A page of Chromium in the place of Electron's web contents. */
export class StandInWebContents
  extends EventEmitter
  implements Part<WebContents, 'isDestroyed' | 'send' | 'loadURL' | 'executeJavaScript' | 'getOSProcessId'>
{
  readonly session: StandInSession
  /** Settles once the page exists in Chromium. */
  readonly opened: Promise<Page>
  #page: Page | null = null
  #evaluate: Evaluate | null = null
  #destroyed = false
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #expected = ''
  #processId = 0
  #loaded: Promise<unknown> = Promise.resolve()
  #sending: Promise<unknown> = Promise.resolve()

  constructor(session: StandInSession, preload: string) {
    super()
    this.session = session
    this.opened = this.#open(initScript(readFileSync(preload, 'utf8')))
    emitApp('web-contents-created', preventable(), this)
  }

  get mainFrame(): StandInFrame {
    return mainFrameOf(this.#page)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  send(channel: string, payload: unknown): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    const sent = isSaidByJson(payload)
      ? { json: JSON.stringify(payload) }
      : { clone: structuredClone(payload) }
    recordIpc('page', channel, sent.json ?? JSON.stringify(sent.clone))
    // One after the other, so that the page sees events in the order in which they were sent.
    this.#sending = this.#sending.then(async () => this.#deliver(channel, sent))
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.opened
    this.#expected = shownAddress(address)
    const loading = page.goto(this.#expected, { waitUntil: 'load' })
    this.#loaded = this.#findProcess(loading)
    // Whoever asks the page something meets the failure.
    this.#loaded.catch(() => undefined)
    await loading
  }

  async #findProcess(loading: Promise<unknown>): Promise<void> {
    await loading
    this.#processId = await rendererProcess()
  }

  /** In the page's own world, once it has loaded. */
  async executeJavaScript(code: string): Promise<unknown> {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    const page = await this.opened
    await this.#loaded
    return page.evaluate(code)
  }

  /** 0 while there is no process, as in Electron. */
  getOSProcessId(): number {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    return this.#processId
  }

  /** Ends the page; the window calls it when it closes. */
  destroy(): void {
    this.#destroyed = true
    this.emit('destroyed')
    void this.opened.then(async (page) => page.close())
  }

  async #open(script: string): Promise<Page> {
    const page = await openPage()
    this.#page = page
    this.#evaluate = await openEvaluator(page)
    await page.exposeBinding(invokeBinding, async ({ frame }, channel: string, sent: unknown) => {
      const request = await withRealPaths(page, sent)
      return invokeHandler(this, this.#destroyed ? null : frameOf(frame), channel, request)
    })
    await page.addInitScript({ content: script })
    await page.route('**/*', async (route) => this.#answer(route))
    page.on('console', (message) => records.console.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => records.console.push(String(error)))
    page.on('popup', (popup) => {
      const { action } = this.#openHandler({ url: popup.url() })
      if (action === 'deny') void popup.close()
    })
    return page
  }

  async #deliver(channel: string, { json, clone }: Sent): Promise<void> {
    const page = await this.opened
    // A page that has gone, or has no document yet, misses an event as in Electron.
    const delivered =
      json === undefined ? deliverValue(page, channel, clone) : this.#deliverJson(channel, json)
    await delivered.catch(() => undefined)
  }

  /** The driver walks through a value for several milliseconds where Electron clones it in none. */
  async #deliverJson(channel: string, json: string): Promise<void> {
    const [name, to] = [JSON.stringify(deliverFunction), JSON.stringify(channel)]
    await this.#evaluate?.(`globalThis[${name}]?.(${to}, ${json})`)
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = realAddress(request.url())
    if (
      request.isNavigationRequest() &&
      !this.#mayNavigate(request.url(), request.frame() === this.#page?.mainFrame())
    ) {
      records.refused.push(url)
      await route.abort('aborted')
      return
    }
    const allowed = await this.session.allows(url)
    const response = allowed ? await this.session.serve(new Request(url, { method: request.method() })) : null
    if (response === null) {
      records.refused.push(url)
      await route.abort('blockedbyclient')
      return
    }
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
  }

  /** What main loads itself is no navigation of the page's. */
  #mayNavigate(shown: string, isMainFrame: boolean): boolean {
    if (isMainFrame && shown === this.#expected) {
      this.#expected = ''
      return true
    }
    const event = Object.assign(preventable(), { url: realAddress(shown), isMainFrame })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event)
    return !event.defaultPrevented
  }
}

async function deliverValue(page: Page, channel: string, payload: unknown): Promise<void> {
  await page.evaluate(
    ([name, to, what]) => {
      const deliver: unknown = Reflect.get(globalThis, name)
      if (typeof deliver === 'function') deliver(to, what)
    },
    [deliverFunction, channel, payload] as const,
  )
}

/** Whether JSON says a value exactly as it is after cloning, and a script reads the same in it. */
function isSaidByJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return value === null || isText(value)
  if (Array.isArray(value)) return value.every(isSaidByJson)
  const isPlain =
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value) &&
    !Object.hasOwn(value, '__proto__')
  return isPlain && Object.values(value).every(isSaidByJson)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean'
}
