import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { browserCandidates } from '../../../electron/bootstrap/browser.mjs'
import { chooseHost } from '../../../electron/bootstrap/desktop.mjs'
import { hasDisplay } from '../../../electron/bootstrap/display.mjs'

const there = () => true
const absent = () => false

describe('hasDisplay', () => {
  it('is believed of macOS and Windows', () => {
    expect(hasDisplay({}, 'darwin', absent)).toBe(true)
    expect(hasDisplay({}, 'win32', absent)).toBe(true)
  })

  it('needs the socket of a local X display, and believes a remote one', () => {
    const asked: string[] = []
    hasDisplay({ DISPLAY: ':3.0' }, 'linux', (path) => asked.push(path) > 1)
    expect(asked).toEqual(['/tmp/.X11-unix/X3'])
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux', absent)).toBe(false)
    expect(hasDisplay({ DISPLAY: 'localhost:10.0' }, 'linux', absent)).toBe(true)
  })

  it('finds Wayland’s socket in the runtime directory', () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1' }
    expect(hasDisplay(env, 'linux', (path) => path === '/run/user/1/wayland-0')).toBe(true)
    expect(hasDisplay(env, 'linux', absent)).toBe(false)
  })

  it('is absent where the environment names none', () => {
    expect(hasDisplay({}, 'linux', there)).toBe(false)
    expect(hasDisplay({ DISPLAY: 'nonsense' }, 'linux', there)).toBe(false)
  })
})

describe('chooseHost', () => {
  it('is Electron where it runs and can be seen', () => {
    expect(chooseHost(true, true)).toBe('electron')
    expect(chooseHost(false, true)).toBe('stand-in')
    expect(chooseHost(true, false)).toBe('headless')
  })
})

describe('browserCandidates', () => {
  it('are none on a Linux with an empty PATH', () => {
    expect(browserCandidates({ PATH: '' }, 'linux', true)).toEqual([])
  })

  it('are what the user named before all others', () => {
    expect(browserCandidates({ PATH: '', STAKEWATCH_CHROMIUM: '/opt/mine' }, 'linux', true)).toEqual([
      '/opt/mine',
    ])
  })

  it.skipIf(process.platform === 'win32')('without a window first, where nobody is to see it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'browsers-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const [shell = '', chromium = ''] = ['chromium-headless-shell', 'chromium'].map((name) => {
      const path = join(directory, name)
      writeFileSync(path, '', { mode: 0o755 })
      return path
    })
    expect(browserCandidates({ PATH: directory }, 'linux', true)).toEqual([shell, chromium])
    expect(browserCandidates({ PATH: directory }, 'linux', false)).toEqual([chromium])
  })

  it('stand under every program directory of Windows', () => {
    const found = browserCandidates({ PROGRAMFILES: 'C:/P', LOCALAPPDATA: 'C:/L' }, 'win32', false)
    expect(found).toHaveLength(4)
  })
})
