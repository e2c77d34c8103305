// The part of the `electron` module that the app uses, on Node and a Chromium driven by Playwright.
import { listenForControl } from './control.ts'

listenForControl()

export { app } from './app.ts'
export {
  clipboard,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  screen,
  shell,
  systemPreferences,
} from './desktop.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { protocol, session } from './session.ts'
export { Menu, Tray } from './tray.ts'
export { StandInWindow as BrowserWindow } from './window.ts'
