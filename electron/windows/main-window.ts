import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron'
import type { WindowPlace } from '../../app/domain/settings.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { pageUrl } from '../security/origin.ts'
import { protectContent } from './content-protection.ts'
import { firstSize, isSamePlace, keptOnScreen, smallestSize } from './place.ts'

export interface MainWindowNeeds {
  readonly session: Session
  /** Absolute path of the built preload. */
  readonly preload: string
  readonly developerTools: boolean
  readonly clock: Clock
  readonly remembered: () => WindowPlace | null
  readonly remember: (place: WindowPlace) => Promise<unknown>
  readonly onVisible: (visible: boolean) => void
  /** Any key or movement over the page. */
  readonly onInput: () => void
  readonly onBlur: () => void
  /** Whether the owner wants the window kept out of screenshots and recordings. */
  readonly isProtected: () => boolean
  readonly onClosed: () => void
}

export interface MainWindow {
  /** Brings the window to the front, making it anew when it is gone. */
  readonly show: () => void
  /** Ends the page and its process; another one takes its place, as it stood. Does nothing without a window. */
  readonly renew: () => void
  /** The web contents of the page, or null while there is no window. */
  readonly page: () => WebContents | null
  /** Takes over whether it is kept out of screenshots and recordings. */
  readonly protect: () => void
  /** Keeps the place of a window that was moved a moment ago; before quitting. */
  readonly settle: () => Promise<void>
}

/** The page's own background, so that nothing flashes before its first paint. */
const backgrounds = { light: '#f6f7f8', dark: '#14181b' }

/** A window that is moved sends many events; its place is kept once it rests. */
const restMs = 500

/** The one window. Closing destroys it; `show` builds it again from what main has kept. */
export function createMainWindow(needs: MainWindowNeeds): MainWindow {
  let current: BrowserWindow | null = null
  let isProtected: boolean | null = null
  let keepPlace: (() => Promise<void>) | null = null

  function protect(): void {
    const wanted = needs.isProtected()
    if (current === null || wanted === isProtected) return
    isProtected = wanted
    protectContent(current, process.platform, wanted)
  }

  function open(look: Look = 'in front', place = needs.remembered()): BrowserWindow {
    const window = buildWindow(needs)
    current = window
    isProtected = null
    // Before it is shown for the first time.
    protect()
    keepPlace = followPlace(window, needs)
    window.once('ready-to-show', () => reveal(window, look, place))
    followVisibility(window, needs.onVisible)
    window.on('blur', needs.onBlur)
    window.webContents.on('input-event', needs.onInput)
    window.on('closed', () => {
      // Another one has taken its place.
      if (current !== window) return
      current = null
      needs.onVisible(false)
      needs.onClosed()
    })
    // A failure to load is told by `did-fail-load` and leaves an empty window: there is nothing to add to it.
    window.loadURL(pageUrl).catch(() => undefined)
    return window
  }

  return {
    show() {
      if (current === null) {
        open()
        return
      }
      if (current.isMinimized()) current.restore()
      current.show()
      current.focus()
    },
    renew() {
      if (current === null) return
      const former = current
      // The new one first: an app without a window might quit.
      open(lookOf(former), { ...former.getNormalBounds(), maximized: former.isMaximized() })
      former.destroy()
    },
    page: () => current?.webContents ?? null,
    protect,
    settle: async () => (current === null ? undefined : keepPlace?.()),
  }
}

function buildWindow(needs: MainWindowNeeds): BrowserWindow {
  return new BrowserWindow({
    ...firstSize,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Stakewatch',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: needs.preload,
      session: needs.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: needs.developerTools,
    },
  })
}

type Look = 'in front' | 'behind' | 'minimized'

function lookOf(window: BrowserWindow): Look {
  if (window.isMinimized()) return 'minimized'
  return window.isFocused() ? 'in front' : 'behind'
}

function reveal(window: BrowserWindow, look: Look, place: WindowPlace | null): void {
  if (place !== null) {
    window.setBounds(keptOnScreen(place, screen.getDisplayMatching(place).workArea))
    if (place.maximized) window.maximize()
  }
  if (look === 'in front') window.show()
  else if (look === 'behind') window.showInactive()
  else window.minimize()
}

function followVisibility(window: BrowserWindow, onVisible: (visible: boolean) => void): void {
  const seen = () => onVisible(true)
  const unseen = () => onVisible(false)
  window.on('show', seen)
  window.on('restore', seen)
  window.on('hide', unseen)
  window.on('minimize', unseen)
}

/** Keeps the window's place once it rests, and when it closes; the returned function keeps it now. */
function followPlace(window: BrowserWindow, needs: MainWindowNeeds): () => Promise<void> {
  let cancel: (() => void) | null = null
  let isShown = false
  const keep = async () => {
    cancel?.()
    if (!isShown) return
    const place = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    if (!isSamePlace(needs.remembered(), place)) await needs.remember(place)
  }
  const soon = () => {
    cancel?.()
    cancel = needs.clock.after(restMs, () => void keep())
  }
  // Listening begins once it is shown: a window that is still being built has no place of the owner's.
  window.once('show', () => {
    isShown = true
    window.on('move', soon)
    window.on('resize', soon)
    window.on('maximize', soon)
    window.on('unmaximize', soon)
    window.on('close', () => void keep())
  })
  window.on('closed', () => cancel?.())
  return keep
}
