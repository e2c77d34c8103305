import { posix, win32 } from 'node:path'
import type { ScanFile } from '../../domain/scan.ts'
import type { Surroundings } from '../paths.ts'

/** A file that may be there, or every file of a folder whose name fits. Paths are absolute. */
export type FilePlace =
  | { readonly source: ScanFile['source']; readonly path: string }
  | { readonly source: ScanFile['source']; readonly folder: string; readonly name: RegExp }

const logName = /\.log$/i

/**
 * Where shells, interpreters and package managers keep what they read at their start, what was typed, and what they
 * noted: by the programs' own documentation, the variables that move them included. Whether they are there is not asked.
 */
export function filePlaces(surroundings: Surroundings): readonly FilePlace[] {
  const { home, env, platform } = surroundings
  const paths = platform === 'win32' ? win32 : posix
  const join = (...parts: string[]) => paths.join(...parts)
  /** What a variable names, where it names an absolute path. */
  const named = (name: string): readonly string[] => {
    const path = env[name]
    return path !== undefined && paths.isAbsolute(path) ? [path] : []
  }
  const at = { home, platform, join, named, first: (name: string, other: string) => named(name)[0] ?? other }
  return [...startupPlaces(at), ...historyPlaces(at), ...logPlaces(at)]
}

interface At {
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly join: (...parts: string[]) => string
  readonly named: (variable: string) => readonly string[]
  readonly first: (variable: string, other: string) => string
}

const bourneFiles = [
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_aliases',
  '.profile',
  '.kshrc',
  '.mkshrc',
  '.cshrc',
  '.tcshrc',
  '.login',
  '.xprofile',
  '.xsessionrc',
  '.pam_environment',
  // Read by no shell itself, but by many a `source ~/.env` and by prompts that load it.
  '.env',
]
const zshFiles = ['.zshenv', '.zprofile', '.zshrc', '.zlogin']
const powershellFiles = [
  'profile.ps1',
  'Microsoft.PowerShell_profile.ps1',
  'Microsoft.VSCode_profile.ps1',
  'Microsoft.PowerShellISE_profile.ps1',
]

function startupPlaces({ home, platform, join, named, first }: At): readonly FilePlace[] {
  const config = first('XDG_CONFIG_HOME', join(home, '.config'))
  const documents = [join(home, 'Documents'), ...named('OneDrive').map((folder) => join(folder, 'Documents'))]
  const powershell =
    platform === 'win32'
      ? documents.flatMap((folder) => [join(folder, 'PowerShell'), join(folder, 'WindowsPowerShell')])
      : [join(config, 'powershell')]
  const files = [
    ...bourneFiles.map((name) => join(home, name)),
    ...[home, ...named('ZDOTDIR')].flatMap((folder) => zshFiles.map((name) => join(folder, name))),
    ...named('BASH_ENV'),
    ...named('ENV'),
    ...powershell.flatMap((folder) => powershellFiles.map((name) => join(folder, name))),
    join(config, 'fish', 'config.fish'),
    join(config, 'nushell', 'config.nu'),
    join(config, 'nushell', 'env.nu'),
    join(config, 'elvish', 'rc.elv'),
    ...(platform === 'win32' ? [] : ['/etc/environment']),
  ]
  return [
    ...files.map((path) => ({ source: 'startup', path }) as const),
    { source: 'startup', folder: join(config, 'fish', 'conf.d'), name: /\.fish$/ },
    { source: 'startup', folder: join(config, 'environment.d'), name: /\.conf$/ },
    { source: 'startup', folder: join(config, 'plasma-workspace', 'env'), name: /\.sh$/ },
    { source: 'startup', folder: join(config, 'systemd', 'user'), name: /\.service$/ },
    ...(platform === 'darwin'
      ? ([{ source: 'startup', folder: join(home, 'Library', 'LaunchAgents'), name: /\.plist$/ }] as const)
      : []),
  ]
}

const historyFiles = [
  '.bash_history',
  '.zsh_history',
  '.zhistory',
  '.histfile',
  '.history',
  '.sh_history',
  '.ash_history',
  '.ksh_history',
  '.python_history',
  '.node_repl_history',
]

function historyPlaces({ home, platform, join, named, first }: At): readonly FilePlace[] {
  const config = first('XDG_CONFIG_HOME', join(home, '.config'))
  const data = first('XDG_DATA_HOME', join(home, '.local', 'share'))
  const roaming = first('APPDATA', join(home, 'AppData', 'Roaming'))
  const readLine =
    platform === 'win32'
      ? join(roaming, 'Microsoft', 'Windows', 'PowerShell', 'PSReadLine')
      : join(data, 'powershell', 'PSReadLine')
  const files = [
    ...historyFiles.map((name) => join(home, name)),
    ...named('ZDOTDIR').flatMap((folder) =>
      ['.zsh_history', '.zhistory', '.histfile'].map((name) => join(folder, name)),
    ),
    ...['HISTFILE', 'PYTHON_HISTORY', 'NODE_REPL_HISTORY'].flatMap(named),
    join(data, 'fish', 'fish_history'),
    join(config, 'nushell', 'history.txt'),
  ]
  return [
    ...files.map((path) => ({ source: 'shell-history', path }) as const),
    // One file for each host program: the console's, Visual Studio Code's.
    { source: 'shell-history', folder: readLine, name: /_history\.txt$/ },
    // macOS keeps one file for each of Terminal's windows besides.
    ...['.bash_sessions', '.zsh_sessions'].map(
      (folder) =>
        ({ source: 'shell-history', folder: join(home, folder), name: /\.history(new)?$/ }) as const,
    ),
  ]
}

function logPlaces({ home, platform, join, named, first }: At): readonly FilePlace[] {
  const local = first('LOCALAPPDATA', join(home, 'AppData', 'Local'))
  const roaming = first('APPDATA', join(home, 'AppData', 'Roaming'))
  const cache = first('XDG_CACHE_HOME', join(home, '.cache'))
  const isWindows = platform === 'win32'
  const npmCaches = [
    isWindows ? join(local, 'npm-cache') : join(home, '.npm'),
    ...named('npm_config_cache'),
    ...named('NPM_CONFIG_CACHE'),
  ]
  const files = [
    ...['npm-debug.log', 'yarn-error.log', 'yarn-debug.log', 'pnpm-debug.log'].map((name) =>
      join(home, name),
    ),
    ...named('PIP_LOG'),
    ...(isWindows
      ? [join(roaming, 'pip', 'pip.log'), join(local, 'pip', 'Cache', 'log', 'debug.log')]
      : [
          join(home, '.pip', 'pip.log'),
          join(cache, 'pip', 'log', 'debug.log'),
          join(home, '.xsession-errors'),
        ]),
    ...(platform === 'darwin' ? [join(home, 'Library', 'Logs', 'pip.log')] : []),
  ]
  const npmLogs = [
    ...npmCaches.map((folder) => join(folder, '_logs')),
    ...named('npm_config_logs_dir'),
    ...named('NPM_CONFIG_LOGS_DIR'),
  ]
  return [
    ...files.map((path) => ({ source: 'log', path }) as const),
    ...npmLogs.map((folder) => ({ source: 'log', folder, name: logName }) as const),
  ]
}
