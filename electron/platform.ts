import type { Platform } from '../app/contract/bridge.ts'

/** Every other system that Electron runs on is a Linux to the page. */
export function osOf(platform: NodeJS.Platform): Platform['os'] {
  if (platform === 'darwin') return 'macos'
  return platform === 'win32' ? 'windows' : 'linux'
}
