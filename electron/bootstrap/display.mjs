import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

/**
 * Whether a window can be shown: always said of macOS and Windows; elsewhere when the display that the
 * environment names is there (a local one by its socket; a remote one is believed).
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {(path: string) => boolean} [exists]
 */
export function hasDisplay(env, platform, exists = existsSync) {
  if (platform === 'darwin' || platform === 'win32') return true
  return hasWayland(env, exists) || hasX11(env['DISPLAY'] ?? '', exists)
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(path: string) => boolean} exists
 */
function hasWayland(env, exists) {
  const name = env['WAYLAND_DISPLAY'] ?? ''
  if (name === '') return false
  return exists(isAbsolute(name) ? name : join(env['XDG_RUNTIME_DIR'] ?? '', name))
}

/**
 * @param {string} display
 * @param {(path: string) => boolean} exists
 */
function hasX11(display, exists) {
  const match = /^(.*):(\d+)(?:\.\d+)?$/.exec(display)
  if (!match) return false
  const [, host, number] = match
  const local = host === '' || host === 'unix'
  return local ? exists(`/tmp/.X11-unix/X${number}`) : true
}
