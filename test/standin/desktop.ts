import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Clipboard, NativeTheme, Net, Screen, Shell, SystemPreferences } from 'electron'
import type { Page } from 'playwright'
import { needReady } from './app.ts'
import { StandInRequest } from './net-request.ts'
import { records } from './records.ts'
import type { Part } from './types.ts'

export const clipboard = {
  readText: async () => records.clipboard,
  clear: () => void (records.clipboard = ''),
} satisfies Part<Clipboard, 'readText' | 'clear'>

export const shell = {
  openExternal: async (url: string) => void records.links.push(url),
} satisfies Part<Shell, 'openExternal'>

const workArea = { x: 0, y: 0, width: 1600, height: 1000 }

export const screen = {
  getDisplayMatching() {
    needReady('screen cannot be used')
    return { workArea }
  },
} satisfies {
  getDisplayMatching: (...words: Parameters<Screen['getDisplayMatching']>) => { workArea: object }
}

/** As on a desktop that tells how long nobody has touched the machine: a test sets it. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => records.idleSeconds,
  // As Electron answers on Linux, whatever the machine lives on.
  isOnBatteryPower: () => false,
})

export const net = {
  isOnline() {
    needReady('net cannot be used')
    return records.isOnline
  },
  request(options: ConstructorParameters<typeof StandInRequest>[0]) {
    needReady('net cannot be used')
    return new StandInRequest(options)
  },
} satisfies Part<Net, 'isOnline'> & { request: unknown }

export const systemPreferences = {
  canPromptTouchID: () => false,
  promptTouchID: async () => Promise.reject(new Error('no Touch ID here')),
} satisfies Part<SystemPreferences, 'canPromptTouchID' | 'promptTouchID'>

type Source = NativeTheme['themeSource']

let source: Source = 'system'
const pages = new Set<Page>()

/** Chromium's pages see the theme that the app chose. */
export function followColours(page: Page): void {
  pages.add(page)
  page.on('close', () => pages.delete(page))
  void paint(page)
}

async function paint(page: Page): Promise<void> {
  // A page that is closing needs no colours.
  await page.emulateMedia({ colorScheme: source === 'system' ? null : source }).catch(() => undefined)
}

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColorsForSystemIntegratedUI: false,
})
Object.defineProperties(nativeTheme, {
  themeSource: {
    get: () => source,
    set: (next: Source) => {
      source = next
      for (const page of pages) void paint(page)
      nativeTheme.emit('updated')
    },
  },
  shouldUseDarkColors: { get: () => source === 'dark' },
})

export const nativeImage = {
  createFromPath(path: string) {
    // Electron answers a missing file by an empty image, which nobody would notice in a test.
    if (!existsSync(path)) throw new Error(`no image at ${path}`)
    return { path, setTemplateImage: (_is: boolean) => {} }
  },
}

export class Notification extends EventEmitter {
  readonly #options: { readonly title: string; readonly body: string }

  constructor(options: { readonly title: string; readonly body: string }) {
    super()
    this.#options = options
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    records.notifications.push({ ...this.#options, click: () => this.emit('click') })
  }
}
