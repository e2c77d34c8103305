import { hasBusName } from '../adapters/session-bus.ts'

/**
 * Whether a tray icon would be seen: always on macOS and Windows; on Linux when a StatusNotifier host is on
 * the session bus. Without one Electron would make an icon that nobody sees, and the app could not be reached.
 */
export async function desktopHasTray(platform: NodeJS.Platform): Promise<boolean> {
  return platform !== 'linux' || (await hasBusName('org.kde.StatusNotifierWatcher'))
}
