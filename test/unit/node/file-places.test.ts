import { describe, expect, it } from 'vitest'
import { filePlaces, type FilePlace } from '../../../app/node/machine/file-places.ts'
import type { Surroundings } from '../../../app/node/paths.ts'

const linux: Surroundings = { platform: 'linux', home: '/home/somebody', env: {} }
const mac: Surroundings = { platform: 'darwin', home: '/Users/somebody', env: {} }
const windows: Surroundings = { platform: 'win32', home: 'C:\\Users\\somebody', env: {} }

const shown = (place: FilePlace) =>
  'path' in place ? `${place.source} ${place.path}` : `${place.source} ${place.folder} ${String(place.name)}`
const placesOf = (surroundings: Surroundings) => filePlaces(surroundings).map(shown)

describe('filePlaces', () => {
  it.each([
    'startup /home/somebody/.bashrc',
    'startup /home/somebody/.bash_profile',
    'startup /home/somebody/.bash_login',
    'startup /home/somebody/.profile',
    'startup /home/somebody/.zshrc',
    'startup /home/somebody/.zshenv',
    'startup /home/somebody/.zprofile',
    'startup /home/somebody/.zlogin',
    'startup /home/somebody/.pam_environment',
    'startup /home/somebody/.env',
    'startup /home/somebody/.config/fish/config.fish',
    'startup /home/somebody/.config/fish/conf.d /\\.fish$/',
    'startup /home/somebody/.config/environment.d /\\.conf$/',
    'startup /home/somebody/.config/powershell/Microsoft.PowerShell_profile.ps1',
    'startup /etc/environment',
    'shell-history /home/somebody/.bash_history',
    'shell-history /home/somebody/.zsh_history',
    'shell-history /home/somebody/.python_history',
    'shell-history /home/somebody/.node_repl_history',
    'shell-history /home/somebody/.local/share/fish/fish_history',
    'shell-history /home/somebody/.local/share/powershell/PSReadLine /_history\\.txt$/',
    'log /home/somebody/.npm/_logs /\\.log$/i',
    'log /home/somebody/yarn-error.log',
    'log /home/somebody/.pip/pip.log',
  ])('names on Linux: %s', (place) => {
    expect(placesOf(linux)).toContain(place)
  })

  it('follows the variables that move them', () => {
    const moved = placesOf({
      ...linux,
      env: {
        ZDOTDIR: '/home/somebody/zsh',
        XDG_CONFIG_HOME: '/cfg',
        XDG_DATA_HOME: '/data',
        XDG_CACHE_HOME: '/cache',
        HISTFILE: '/home/somebody/typed',
        PIP_LOG: '/var/tmp/pip.log',
        npm_config_cache: '/npm',
      },
    })
    expect(moved).toEqual(
      expect.arrayContaining([
        'startup /home/somebody/zsh/.zshrc',
        'shell-history /home/somebody/zsh/.zsh_history',
        'startup /cfg/fish/config.fish',
        'startup /cfg/powershell/profile.ps1',
        'shell-history /data/fish/fish_history',
        'shell-history /home/somebody/typed',
        'log /cache/pip/log/debug.log',
        'log /var/tmp/pip.log',
        'log /npm/_logs /\\.log$/i',
      ]),
    )
    // zsh reads it before it knows of ZDOTDIR.
    expect(moved).toContain('startup /home/somebody/.zshenv')
  })

  it.each(['', 'typed', '../typed', '~/typed'])('does not follow HISTFILE to %j', (HISTFILE) => {
    expect(placesOf({ ...linux, env: { HISTFILE } })).toEqual(placesOf(linux))
  })

  it.each([
    'startup /Users/somebody/.zshrc',
    'startup /Users/somebody/Library/LaunchAgents /\\.plist$/',
    'shell-history /Users/somebody/.zsh_sessions /\\.history(new)?$/',
    'log /Users/somebody/Library/Logs/pip.log',
  ])('names on macOS: %s', (place) => {
    expect(placesOf(mac)).toContain(place)
  })

  it.each([
    'startup C:\\Users\\somebody\\Documents\\PowerShell\\Microsoft.PowerShell_profile.ps1',
    'startup C:\\Users\\somebody\\Documents\\WindowsPowerShell\\profile.ps1',
    'startup C:\\Users\\somebody\\.bashrc',
    'shell-history C:\\Users\\somebody\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine /_history\\.txt$/',
    'log C:\\Users\\somebody\\AppData\\Local\\npm-cache\\_logs /\\.log$/i',
    'log C:\\Users\\somebody\\AppData\\Local\\pip\\Cache\\log\\debug.log',
  ])('names on Windows: %s', (place) => {
    expect(placesOf(windows)).toContain(place)
  })

  it('follows the folders that Windows has moved', () => {
    const moved = placesOf({
      ...windows,
      env: { APPDATA: 'D:\\Roaming', LOCALAPPDATA: 'D:\\Local', OneDrive: 'E:\\OneDrive' },
    })
    expect(moved).toEqual(
      expect.arrayContaining([
        'startup E:\\OneDrive\\Documents\\PowerShell\\profile.ps1',
        'shell-history D:\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine /_history\\.txt$/',
        'log D:\\Local\\npm-cache\\_logs /\\.log$/i',
      ]),
    )
  })

  it('names only absolute paths', () => {
    for (const surroundings of [linux, mac]) {
      for (const place of filePlaces(surroundings)) {
        expect('path' in place ? place.path : place.folder).toMatch(/^\//)
      }
    }
    for (const place of filePlaces(windows)) {
      expect('path' in place ? place.path : place.folder).toMatch(/^C:\\/)
    }
  })
})
