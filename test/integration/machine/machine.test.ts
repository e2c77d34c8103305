import { randomBytes } from 'node:crypto'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMachine } from '../../../app/node/machine.ts'
import { linuxClipboard } from '../../../app/node/machine/clipboard.ts'
import { runTool } from '../../../app/node/machine/run-tool.ts'
import { existingFiles } from '../../../app/node/machine/scan-files.ts'

let home = ''
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'machine-')))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const machine = (env: Record<string, string> = {}) => createMachine({ platform: process.platform, home, env })
const isWindows = process.platform === 'win32'

function write(path: string, minutesAgo = 0): string {
  const file = join(home, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, 'text')
  const at = Date.now() / 1000 - minutesAgo * 60
  utimesSync(file, at, at)
  return file
}

/** Those of this test's home: the machine's own may have others. */
const filesOf = async (env: Record<string, string> = {}) =>
  (await machine(env).scanFiles()).filter(({ path }) => path.startsWith(home))

describe.skipIf(isWindows)('files to scan (places of Linux and macOS)', () => {
  it('are those that are there, the newest first', async () => {
    const log = write('.npm/_logs/2026-06-15T12_00_00_000Z-debug-0.log', 1)
    const history = write('.bash_history', 2)
    const rc = write('.bashrc', 3)
    write('.npm/_logs/notes.txt')
    write('elsewhere/.bashrc')
    expect(await filesOf()).toEqual([
      { source: 'log', path: log },
      { source: 'shell-history', path: history },
      { source: 'startup', path: rc },
    ])
  })

  it('are found through the variables that move them', async () => {
    const history = write('typed')
    expect(await filesOf({ HISTFILE: history })).toEqual([{ source: 'shell-history', path: history }])
  })

  it('are files alone: no folder, pipe, device or broken link', async () => {
    mkdirSync(join(home, '.bashrc'))
    execFileSync('mkfifo', [join(home, '.zshrc')])
    symlinkSync(join(home, 'nowhere'), join(home, '.profile'))
    symlinkSync(join(home, '.zprofile'), join(home, '.zprofile'))
    expect(await filesOf({ HISTFILE: '/dev/null' })).toEqual([])
  })

  it('are followed where they are kept elsewhere, and named once', async () => {
    write('dotfiles/bashrc')
    symlinkSync(join(home, 'dotfiles/bashrc'), join(home, '.bashrc'))
    linkSync(join(home, 'dotfiles/bashrc'), join(home, '.bash_profile'))
    expect(await filesOf()).toEqual([{ source: 'startup', path: join(home, '.bashrc') }])
  })

  it('have names of any kind', async () => {
    const odd = write('.config/fish/conf.d/odd\nname.fish')
    expect(await filesOf()).toEqual([{ source: 'startup', path: odd }])
  })

  it('are no more than so many: of logs the newest, and never logs in the place of what shells read', async () => {
    for (let at = 0; at < 30; at++) write(`.npm/_logs/${String(at).padStart(2, '0')}.log`, at)
    const rc = write('.bashrc', 60_000)
    const places = [
      { source: 'log', folder: join(home, '.npm/_logs'), name: /\.log$/ },
      { source: 'startup', path: rc },
    ] as const
    const files = await existingFiles(places, 4)
    expect(files.map(({ path }) => path.slice(-6))).toEqual(['00.log', '01.log', '02.log', 'bashrc'])
  })
})

describe.skipIf(isWindows)('rights (mode bits)', () => {
  it('are those of a file and of a folder', async () => {
    const file = write('.env')
    chmodSync(file, 0o640)
    chmodSync(home, 0o750)
    const facts = { kind: 'rights', isOurs: true }
    expect(await machine().rights(file)).toEqual({ ...facts, path: file, mode: 0o640, isDirectory: false })
    expect(await machine().rights(home)).toEqual({ ...facts, path: home, mode: 0o750, isDirectory: true })
  })

  it('say so where there is nothing, or nothing may be seen', async () => {
    const path = join(home, 'none')
    expect(await machine().rights(path)).toEqual({ kind: 'missing', path })
    expect(await machine().rights(join(write('.env'), 'x'))).toMatchObject({ kind: 'missing' })
    symlinkSync(path, join(home, 'link'))
    expect(await machine().rights(join(home, 'link'))).toMatchObject({ kind: 'no-modes' })
  })

  it('are changed, and back again', async () => {
    const file = write('.env')
    chmodSync(file, 0o644)
    expect(await machine().changeMode(file, 0o644, 0o600)).toMatchObject({ ok: true })
    expect(statSync(file).mode & 0o7777).toBe(0o600)
    expect(await machine().changeMode(file, 0o600, 0o644)).toMatchObject({ ok: true })
    expect(statSync(file).mode & 0o7777).toBe(0o644)
  })

  it('are changed of a folder', async () => {
    chmodSync(home, 0o755)
    expect(await machine().changeMode(home, 0o755, 0o700)).toMatchObject({ ok: true })
    expect(statSync(home).mode & 0o7777).toBe(0o700)
  })

  it('are left alone where they are not what was expected', async () => {
    const file = write('.env')
    chmodSync(file, 0o664)
    expect(await machine().changeMode(file, 0o644, 0o600)).toEqual({ ok: false, failure: 'changed' })
    expect(statSync(file).mode & 0o7777).toBe(0o664)
  })

  it('are not changed through a symbolic link', async () => {
    const file = write('other')
    chmodSync(file, 0o644)
    symlinkSync(file, join(home, '.env'))
    expect(await machine().changeMode(join(home, '.env'), 0o644, 0o600)).toEqual({
      ok: false,
      failure: 'not-a-file',
    })
    expect(statSync(file).mode & 0o7777).toBe(0o644)
  })

  it('are not changed of a pipe, a socket or a device', async () => {
    const pipe = join(home, 'pipe')
    execFileSync('mkfifo', ['-m', '644', pipe])
    const socket = join(home, 'socket')
    const server = createServer().listen(socket)
    await once(server, 'listening')
    try {
      for (const path of [pipe, socket, '/dev/null']) {
        const { mode } = statSync(path)
        expect(await machine().changeMode(path, mode & 0o7777, 0o600)).toEqual({
          ok: false,
          failure: 'not-a-file',
        })
        expect(statSync(path).mode).toBe(mode)
      }
    } finally {
      server.close()
    }
  })

  it('are taken from a file of several names, and never given to one', async () => {
    const file = write('.env')
    linkSync(file, join(home, 'again'))
    chmodSync(file, 0o644)
    expect(await machine().changeMode(file, 0o644, 0o600)).toMatchObject({ ok: true })
    expect(await machine().changeMode(file, 0o600, 0o644)).toEqual({ ok: false, failure: 'several-names' })
    expect(statSync(file).mode & 0o7777).toBe(0o600)
  })

  it('say what is missing', async () => {
    expect(await machine().changeMode(join(home, 'none'), 0o644, 0o600)).toEqual({
      ok: false,
      failure: 'missing',
    })
  })

  it.each([0o10600, -1, 0.5])('are no mode at all: %d', async (mode) => {
    const file = write('.env')
    expect(await machine().changeMode(file, 0o644, mode)).toEqual({ ok: false, failure: 'other' })
  })
})

describe('a tool of the system', () => {
  it('is run without a shell, and nothing of its words is looked into', async () => {
    const answer = await runTool(process.execPath, [
      '-p',
      'process.argv.slice(1).join()',
      '--',
      '$HOME; id',
      '*',
    ])
    expect(answer).toEqual({ kind: 'ended', code: 0, output: '$HOME; id,*\n' })
  })

  it('ends with what it says', async () => {
    expect(await runTool(process.execPath, ['-e', 'process.exit(3)'])).toMatchObject({
      kind: 'ended',
      code: 3,
    })
  })

  it('is not waited for longer than a while', async () => {
    expect(await runTool(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 200)).toEqual({
      kind: 'no-answer',
    })
  })

  it('that floods is no answer', async () => {
    const flood = 'const pour = () => process.stdout.write("x".repeat(65536), pour); pour()'
    expect(await runTool(process.execPath, ['-e', flood])).toEqual({ kind: 'no-answer' })
  })

  it.each([join(tmpdir(), 'no-such-tool'), tmpdir()])('that is none is told of: %j', async (path) => {
    expect((await runTool(path, [])).kind).toBe('no-tool')
  })

  it('need not be a file that can be run', async () => {
    expect(await runTool(write('text'), [])).toEqual({ kind: 'no-tool' })
  })
})

function gnomeShell(pid: string): void {
  mkdirSync(join(home, pid))
  writeFileSync(join(home, pid, 'comm'), 'gnome-shell\n')
  writeFileSync(join(home, pid, 'cmdline'), '/usr/bin/gnome-shell\0')
}

describe.skipIf(process.platform !== 'linux')('programs that keep the clipboard (processes of Linux)', () => {
  it('are seen while they run', async () => {
    // A name that no machine runs by itself.
    const name = 'clipster'
    const script = join(home, name)
    writeFileSync(script, 'process.stdout.write("."); setInterval(() => {}, 1000)\n')
    const program = join(home, 'node')
    symlinkSync(process.execPath, program)
    const child = spawn(program, [script], { stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      await once(child.stdout, 'data')
      expect(await linuxClipboard()).toMatchObject({ kind: 'kept', by: expect.arrayContaining(['Clipster']) })
    } finally {
      child.kill()
      await once(child, 'exit')
    }
  })

  it('are asked of GNOME’s shell, which has them as extensions', async () => {
    gnomeShell('100')
    const asked: string[] = []
    const run = async (program: string) => {
      asked.push(program)
      return { kind: 'ended', code: 0, output: "['pano@elhan.io']\n" } as const
    }
    expect(await linuxClipboard(home, run)).toEqual({ kind: 'kept', by: ['Pano'] })
    expect(asked).toEqual(['/usr/bin/gsettings'])
  })

  it('are unknown where GNOME’s shell does not answer', async () => {
    gnomeShell('100')
    expect(await linuxClipboard(home, async () => ({ kind: 'no-tool' }))).toEqual({
      kind: 'unknown',
      why: 'no-answer',
    })
  })

  it('are unknown where no process is shown', async () => {
    expect(await linuxClipboard(home)).toEqual({ kind: 'unknown', why: 'not-told' })
  })

  it('are none of a process that ended meanwhile, or has an odd name', async () => {
    mkdirSync(join(home, '100'))
    gnomeShell('101')
    writeFileSync(join(home, '101', 'comm'), `${randomBytes(8).toString('latin1')}\n`)
    expect(await linuxClipboard(home)).toEqual({ kind: 'none-seen' })
  })
})

describe('this very machine', () => {
  it('answers every question', async () => {
    const ours = createMachine()
    const [disk, clipboard, files, rights] = await Promise.all([
      ours.diskEncryption(home),
      ours.clipboardHistory(),
      ours.scanFiles(),
      ours.rights(home),
    ])
    expect(['encrypted', 'plain', 'unknown']).toContain(disk.kind)
    expect(['none-seen', 'kept', 'unknown']).toContain(clipboard.kind)
    expect(files.length).toBeLessThanOrEqual(300)
    expect(rights.kind).toBe(isWindows ? 'no-modes' : 'rights')
  })
})
