import { execFile, execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAutostart, type AutostartSurroundings } from '../../../app/node/autostart.ts'

const run = promisify(execFile)
let home: string
let file: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'autostart-'))
  file = join(home, '.config/autostart/stakewatch.desktop')
})

afterEach(async () => {
  await chmod(home, 0o700)
  await rm(home, { recursive: true, force: true })
})

const program = '/opt/Stakewatch/stakewatch'

function autostart(change: Partial<AutostartSurroundings> = {}) {
  return createAutostart({ home, env: {}, execPath: program, isFlatpak: () => false, ...change })
}

async function put(text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

describe('the entry that starts Stakewatch at login on Linux', () => {
  test('is written whole, is on, and goes again', async () => {
    const item = autostart()
    expect(await item.state()).toEqual({ kind: 'off' })
    await item.set(true)
    expect(await item.state()).toEqual({ kind: 'on' })
    expect((await readFile(file, 'utf8')).split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Stakewatch',
      'Comment=Watches a Stake.com account for its owner',
      'Exec="/opt/Stakewatch/stakewatch" --hidden',
      'Icon=stakewatch',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ])
    expect(await readdir(dirname(file))).toEqual(['stakewatch.desktop'])
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
    await item.set(false)
    await item.set(false)
    expect(await item.state()).toEqual({ kind: 'off' })
    expect(await readdir(dirname(file))).toEqual([])
  })

  test('lies where XDG_CONFIG_HOME says, unless that is no absolute path', async () => {
    const elsewhere = join(home, 'elsewhere')
    await autostart({ env: { XDG_CONFIG_HOME: elsewhere } }).set(true)
    expect(await readdir(join(elsewhere, 'autostart'))).toEqual(['stakewatch.desktop'])
    await autostart({ env: { XDG_CONFIG_HOME: 'elsewhere' } }).set(true)
    expect(await autostart().state()).toEqual({ kind: 'on' })
  })

  test.each([
    ['Hidden=true', 'held-back'],
    ['X-GNOME-Autostart-enabled=false', 'held-back'],
    ['NoDisplay=true', 'on'],
  ])('with %s it is %s, as the desktop would have it', async (line, kind) => {
    await put(`[Desktop Entry]\nType=Application\nExec=${program} --hidden\n${line}\n`)
    expect(await autostart().state()).toEqual({ kind })
    await autostart().set(true)
    expect(await autostart().state()).toEqual({ kind: 'on' })
  })

  test('of another copy is told apart, and taken over', async () => {
    await autostart({ execPath: '/home/somebody/old/stakewatch' }).set(true)
    expect(await autostart().state()).toEqual({ kind: 'other-copy' })
    await autostart().set(true)
    expect(await autostart().state()).toEqual({ kind: 'on' })
  })

  test.each(['', 'no desktop entry', '[Desktop Entry]\n', '\0\0\0'])('%j starts nothing', async (text) => {
    await put(text)
    expect(await autostart().state()).toEqual({ kind: 'off' })
  })

  test('names the AppImage, and not the place from which it runs for now', async () => {
    const env = { APPIMAGE: '/home/somebody/Stakewatch.AppImage', APPDIR: '/tmp/.mount_Stake1' }
    await autostart({ env, execPath: '/tmp/.mount_Stake1/stakewatch' }).set(true)
    expect(await readFile(file, 'utf8')).toContain('Exec="/home/somebody/Stakewatch.AppImage" --hidden')
    // The variables of a terminal that is an AppImage itself.
    await autostart({ env }).set(true)
    expect(await readFile(file, 'utf8')).toContain(`Exec="${program}" --hidden`)
  })

  test.each([
    ['in Flatpak', { isFlatpak: () => true }, 'sandboxed'],
    ['in a Flatpak that says so', { env: { FLATPAK_ID: 'app.stakewatch.desktop' } }, 'sandboxed'],
    ['in Snap', { env: { SNAP: '/snap/stakewatch/1' } }, 'sandboxed'],
    ['with a line break in the path', { execPath: '/opt/a\nExec=evil/stakewatch' }, 'path'],
    ['with a percent sign in the path', { execPath: '/opt/100%/stakewatch' }, 'path'],
    ['with an equals sign in the path', { execPath: '/opt/a=b/stakewatch' }, 'path'],
  ] as const)('%s there is none, and nothing is written', async (_name, change, why) => {
    const item = autostart(change)
    await item.set(true)
    expect(await item.state()).toEqual({ kind: 'impossible', why })
    expect(await readdir(home)).toEqual([])
  })

  test('stays as it is where it cannot be written', async () => {
    await mkdir(join(home, '.config'))
    await writeFile(join(home, '.config/autostart'), 'a file in the place of the folder')
    await autostart().set(true)
    expect(await autostart().state()).toEqual({ kind: 'impossible', why: 'unreadable' })
    await rm(join(home, '.config/autostart'))
    await mkdir(file, { recursive: true })
    await autostart().set(true)
    expect(await autostart().state()).toEqual({ kind: 'impossible', why: 'unreadable' })
  })

  test('is written in the place of a link, and not through it', async () => {
    const target = join(home, 'dotfiles.desktop')
    await writeFile(target, '[Desktop Entry]\nExec=/bin/true\n')
    await mkdir(dirname(file), { recursive: true })
    await symlink(target, file)
    expect(await autostart().state()).toEqual({ kind: 'other-copy' })
    await autostart().set(true)
    expect(await autostart().state()).toEqual({ kind: 'on' })
    expect(await readFile(target, 'utf8')).toContain('/bin/true')
  })
})

function hasGio(): boolean {
  try {
    execFileSync('gio', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasGio())('GLib, which GNOME starts such entries by', () => {
  test.each([
    'plain',
    'with spaces',
    `it's "quoted"`,
    '$HOME `id` \\n \\\\',
    'a;b&c|d>e<f*g?h#i(j)~',
    'ünïcødé 🦩',
  ])('starts the program in %j with our flag', async (folder) => {
    const path = join(home, folder, 'stakewatch')
    const said = join(home, 'said')
    await mkdir(dirname(path))
    await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > "${said}.new"\nmv "${said}.new" "${said}"\n`)
    await chmod(path, 0o755)
    await autostart({ execPath: path }).set(true)
    await run('gio', ['launch', file])
    await vi.waitFor(async () => expect(await readFile(said, 'utf8')).toBe(`${path}\n--hidden\n`), {
      interval: 10,
    })
  })
})
