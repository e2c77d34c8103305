import type { BrowserWindow } from 'electron'

/**
 * Keeps a window out of screenshots and recordings, or lets it in again. Linux has nothing of the kind, and
 * newer programs on macOS capture it all the same: the settings say both.
 * https://www.electronjs.org/docs/latest/api/browser-window#winsetcontentprotectionenable-macos-windows
 */
export function protectContent(
  window: Pick<BrowserWindow, 'setContentProtection'>,
  platform: NodeJS.Platform,
  isOn: boolean,
): void {
  if (platform === 'darwin' || platform === 'win32') window.setContentProtection(isOn)
}
