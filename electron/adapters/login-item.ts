import { app, type LoginItemSettings } from 'electron'
import { hiddenFlag, type LoginStart, type LoginStartObstacle } from '../../app/domain/login-start.ts'
import type { LoginItem } from '../../app/ports/login-item.ts'

/**
 * `LoginItem` through Electron, for macOS and Windows. macOS tells a start at login itself; to Windows it is an
 * argument. A packaged app only: otherwise it would be Electron's own executable that is started.
 */
export function createElectronLoginItem(platform: 'darwin' | 'win32', execPath: string): LoginItem {
  // Asked for by a path without quotes, Electron takes any program below `C:\Program` for this one.
  const entry = platform === 'win32' ? { path: `"${execPath}"`, args: [hiddenFlag] } : {}
  return {
    state: async () => stateOf(platform, app.getLoginItemSettings(entry)),
    set: async (isOn) => app.setLoginItemSettings({ ...entry, openAtLogin: isOn }),
  }
}

function stateOf(platform: 'darwin' | 'win32', settings: LoginItemSettings): LoginStart {
  if (platform === 'darwin' && settings.status === 'requires-approval') return { kind: 'held-back' }
  if (!settings.openAtLogin) return { kind: 'off' }
  const isHeldBack = platform === 'win32' && !settings.executableWillLaunchAtLogin
  return { kind: isHeldBack ? 'held-back' : 'on' }
}

/** Whether macOS opened the app by itself; elsewhere the command line says so. */
export function wasOpenedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

/** Where nothing can be set up to start at login. */
export function noLoginItem(why: LoginStartObstacle): LoginItem {
  return { state: async () => ({ kind: 'impossible', why }), set: async () => undefined }
}
