import { secondMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { hasBusName } from '../adapters/session-bus.ts'

/**
 * Whether a tray icon would be seen: always on macOS and Windows; on Linux when a StatusNotifier host is on
 * the session bus. Without one Electron would make an icon that nobody sees, and the app could not be reached.
 */
export async function desktopHasTray(platform: NodeJS.Platform): Promise<boolean> {
  return platform !== 'linux' || (await hasBusName('org.kde.StatusNotifierWatcher'))
}

const looks = 15
const lookEveryMs = secondMs

/** The same at login, when a desktop's panel may come after us: looks again for a quarter of a minute. */
export async function trayComes(
  clock: Clock,
  hasTray: () => Promise<boolean> = () => desktopHasTray(process.platform),
): Promise<boolean> {
  for (let look = 0; look < looks; look++) {
    if (await hasTray()) return true
    await new Promise<void>((resolve) => void clock.after(lookEveryMs, resolve))
  }
  return await hasTray()
}
