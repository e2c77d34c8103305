import { homedir } from 'node:os'
import { join } from 'node:path'

const directoryName = 'Stakewatch'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Where settings and logs are kept: the directory that Electron calls `userData` for an app of this name, so
 * that the terminal and the desktop share it. Absolute.
 */
export function dataDirectory(
  { platform, home, env }: Surroundings = { platform: process.platform, home: homedir(), env: process.env },
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', directoryName)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), directoryName)
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), directoryName)
}
