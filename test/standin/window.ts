import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { needReady, windowClosed, windowOpened } from './app.ts'
import { isHeadless } from './browser.ts'
import { followColours } from './desktop.ts'
import type { StandInSession } from './session.ts'
import { preventable, type Part } from './types.ts'
import { StandInWebContents } from './web-contents.ts'

type Options = Omit<BrowserWindowConstructorOptions, 'webPreferences'> & {
  readonly webPreferences: { readonly preload: string; readonly session: StandInSession }
}

type Used = Part<
  BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'isMinimized'
  | 'restore'
  | 'maximize'
  | 'isMaximized'
  | 'setBounds'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'showInactive'
  | 'minimize'
  | 'destroy'
>

/** Settings that Electron would let pass and that this app must never have. */
const demanded = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
} as const

/** A window is one page of Chromium; its frame is Chromium's own. */
export class StandInWindow extends EventEmitter implements Used {
  static readonly #all = new Set<StandInWindow>()
  readonly #contents: StandInWebContents
  #destroyed = false
  #visible = false
  #maximized = false
  #bounds: Rectangle

  constructor(options: Options) {
    super()
    needReady('Cannot create BrowserWindow')
    const preferences = new Map<string, unknown>(Object.entries(options.webPreferences))
    for (const [name, value] of Object.entries(demanded)) {
      if (preferences.get(name) !== value) throw new Error(`webPreferences.${name} must be ${String(value)}`)
    }
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#contents = new StandInWebContents(options.webPreferences.session, options.webPreferences.preload)
    StandInWindow.#all.add(this)
    windowOpened(this)
    void this.#followPage()
  }

  static getAllWindows(): StandInWindow[] {
    return [...StandInWindow.#all]
  }

  get webContents(): StandInWebContents {
    return this.#alive().#contents
  }

  async loadURL(address: string): Promise<void> {
    await this.#alive().#contents.loadURL(address)
    if (!this.#destroyed) this.emit('ready-to-show')
  }

  show(): void {
    this.#alive().#visible = true
    this.emit('show')
  }

  showInactive(): void {
    this.show()
  }

  minimize(): void {
    this.#alive().emit('minimize')
  }

  isFocused(): boolean {
    return this.#alive().#visible
  }

  /** Closes it without asking the app. */
  destroy(): void {
    this.#closed()
  }

  focus(): void {
    this.#alive()
  }

  isVisible(): boolean {
    return this.#alive().#visible
  }

  isMinimized(): boolean {
    this.#alive()
    return false
  }

  restore(): void {
    this.#alive().emit('restore')
  }

  maximize(): void {
    this.#alive().#maximized = true
    this.emit('maximize')
  }

  isMaximized(): boolean {
    return this.#alive().#maximized
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive().#bounds = { ...this.#bounds, ...bounds }
    if (isHeadless()) void this.#resizePage()
    this.emit('move')
    this.emit('resize')
  }

  getNormalBounds(): Rectangle {
    return { ...this.#alive().#bounds }
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** False when the app kept it open. */
  close(): boolean {
    const event = preventable()
    this.#alive().emit('close', event)
    if (event.defaultPrevented) return false
    this.#closed()
    return true
  }

  async #resizePage(): Promise<void> {
    const { width, height } = this.#bounds
    const page = await this.#contents.opened
    // A page that is closing needs no size.
    await page.setViewportSize({ width, height }).catch(() => undefined)
  }

  async #followPage(): Promise<void> {
    const page = await this.#contents.opened
    followColours(page)
    // The owner may close Chromium's window too.
    page.on('close', () => this.#closed())
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#contents.destroy()
    StandInWindow.#all.delete(this)
    this.emit('closed')
    windowClosed(this)
  }

  #alive(): this {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    return this
  }
}
