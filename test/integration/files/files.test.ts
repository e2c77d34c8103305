import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeFiles } from '../../../app/node/files.ts'

const files = createNodeFiles()
const isPosix = process.platform !== 'win32'
const noModes = 'Windows has no such modes'
const isRoot = process.getuid?.() === 0

let home: string
let path: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'files-'))
  path = join(home, 'data', 'settings.json')
})

afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

async function modeOf(place: string): Promise<string> {
  return ((await stat(place)).mode & 0o777).toString(8)
}

describe('a file that is written', () => {
  it('is read again, and leaves no neighbour', async () => {
    expect(await files.writeAtomic(path, 'one')).toEqual({ ok: true })
    expect(await files.writeAtomic(path, 'two – zwei')).toEqual({ ok: true })
    expect(await files.readText(path)).toEqual({ ok: true, text: 'two – zwei' })
    expect(await readdir(join(home, 'data'))).toEqual(['settings.json'])
  })

  it('is for its owner alone, whatever the umask, and so is its directory', async ({ skip }) => {
    skip(!isPosix, noModes)
    const before = process.umask(0)
    try {
      await files.writeAtomic(path, 'text')
      await files.append(join(home, 'data', 'log'), 'line\n')
    } finally {
      process.umask(before)
    }
    expect(await modeOf(path)).toBe('600')
    expect(await modeOf(join(home, 'data', 'log'))).toBe('600')
    expect(await modeOf(join(home, 'data'))).toBe('700')
  })

  it('is for its owner alone also where it was open to others', async ({ skip }) => {
    skip(!isPosix, noModes)
    await mkdir(join(home, 'data'))
    await writeFile(path, 'open')
    await chmod(path, 0o644)
    await files.writeAtomic(path, 'closed')
    expect(await modeOf(path)).toBe('600')
  })

  it('is whole at every moment for who reads it meanwhile', async () => {
    await files.writeAtomic(path, 'a'.repeat(100_000))
    const write = async () => {
      for (const letter of 'bcdefghijk') await files.writeAtomic(path, letter.repeat(100_000))
    }
    const read = async () => {
      for (let round = 0; round < 100; round++) {
        const { text } = { text: '', ...(await files.readText(path)) }
        expect([text.length, new Set(text).size]).toEqual([100_000, 1])
      }
    }
    await Promise.all([write(), read(), read()])
  })

  it('is whole though its writer is killed at any moment', async () => {
    for (let round = 0; round < 20; round++) {
      const writer = spawn(process.execPath, [join(import.meta.dirname, 'write-for-ever.ts'), path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(writer.stdout, 'data')
      // The moment differs from round to round, so that the kill meets different steps of the writing.
      await delay(5 + 3 * round)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      const text = await readFile(path, 'utf8').catch(() => null)
      if (text === null) continue
      expect(text.length).toBe(256 * 1024)
      expect(new Set(text).size).toBe(1)
    }
    expect(existsSync(path)).toBe(true)
  })
})

describe('appending', () => {
  it('makes the file, and goes on where it ended', async () => {
    await files.append(path, 'one\n')
    await files.append(path, 'two\n')
    expect(await files.readText(path)).toEqual({ ok: true, text: 'one\ntwo\n' })
    expect(await files.size(path)).toBe(8)
  })
})

describe('a path with nothing there', () => {
  it('is missing to who reads or renames, has no size, and can be removed', async () => {
    expect(await files.readText(path)).toEqual({ ok: false, problem: 'missing' })
    expect(await files.rename(path, `${path}.old`)).toEqual({ ok: false, problem: 'missing' })
    expect(await files.size(path)).toBeNull()
    expect(await files.remove(path)).toEqual({ ok: true })
  })
})

describe('a directory', () => {
  it('is listed by the names of its files, not of what lies deeper', async () => {
    await files.writeAtomic(path, 'text')
    await files.append(join(home, 'data', 'logs', 'desktop.log'), 'line\n')
    expect(await files.list(join(home, 'data'))).toEqual({ ok: true, names: ['settings.json'] })
    expect(await files.list(join(home, 'data', 'logs'))).toEqual({ ok: true, names: ['desktop.log'] })
  })

  it('that is not there holds nothing, and what is none is told apart', async () => {
    expect(await files.list(join(home, 'nowhere'))).toEqual({ ok: true, names: [] })
    await writeFile(join(home, 'file'), '')
    expect(await files.list(join(home, 'file'))).toMatchObject({ ok: false })
  })

  it('that may not be looked into is not taken for empty', async ({ skip }) => {
    skip(!isPosix || isRoot, 'nothing is closed to root')
    await mkdir(join(home, 'closed'), { mode: 0o000 })
    expect(await files.list(join(home, 'closed'))).toEqual({ ok: false, problem: 'denied' })
  })
})

describe('moving and removing', () => {
  it('does what it says', async () => {
    await files.writeAtomic(path, 'text')
    expect(await files.rename(path, `${path}.old`)).toEqual({ ok: true })
    expect(await files.readText(`${path}.old`)).toEqual({ ok: true, text: 'text' })
    expect(await files.remove(`${path}.old`)).toEqual({ ok: true })
    expect(await readdir(join(home, 'data'))).toEqual([])
  })
})

describe('a disk that does not do as asked', () => {
  it('is told to be full when it is', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'there is no device that is always full')
    await symlink('/dev/full', join(home, 'log'))
    expect(await files.append(join(home, 'log'), 'line\n')).toEqual({ ok: false, problem: 'disk-full' })
  })

  it('is told to deny what it denies', async ({ skip }) => {
    skip(isRoot || !isPosix, 'nothing is denied to root, and Windows has no such modes')
    await files.writeAtomic(path, 'text')
    await chmod(join(home, 'data'), 0o500)
    expect(await files.writeAtomic(path, 'new')).toEqual({ ok: false, problem: 'denied' })
    await chmod(join(home, 'data'), 0o700)
    expect(await files.readText(path)).toEqual({ ok: true, text: 'text' })
  })

  it('gives a problem of its own to what is no file', async () => {
    expect(await files.readText(home)).toEqual({ ok: false, problem: 'other' })
    expect(await files.writeAtomic(home, 'text')).toMatchObject({ ok: false })
    expect(await readdir(home)).toEqual([])
  })
})

/** A small disk of its own, where this process may mount one. */
function mountDisk(place: string, options: string): boolean {
  if (process.platform !== 'linux' || !isRoot) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a small disk', () => {
  let place: string
  let isMounted = false

  beforeEach(async () => {
    place = join(home, 'disk')
    await mkdir(place)
    isMounted = mountDisk(place, 'size=256k,mode=700')
  })

  afterEach(() => {
    // Lazily: a file that a failed test left open must not leave the mount behind.
    if (isMounted) execFileSync('umount', ['-l', place])
  })

  it('that is full keeps the old text, and loses nothing else', async ({ skip }) => {
    skip(!isMounted, 'no disk can be mounted here')
    const file = join(place, 'settings.json')
    await files.writeAtomic(file, 'old')
    expect(await files.writeAtomic(file, 'n'.repeat(512 * 1024))).toEqual({ ok: false, problem: 'disk-full' })
    expect(await files.readText(file)).toEqual({ ok: true, text: 'old' })
    expect(await readdir(place)).toEqual(['settings.json'])
  })

  it('that is read-only keeps the old text', async ({ skip }) => {
    skip(!isMounted, 'no disk can be mounted here')
    const file = join(place, 'settings.json')
    await files.writeAtomic(file, 'old')
    execFileSync('mount', ['-o', 'remount,ro', place])
    expect(await files.writeAtomic(file, 'new')).toEqual({ ok: false, problem: 'denied' })
    expect(await files.append(file, 'new')).toEqual({ ok: false, problem: 'denied' })
    expect(await files.remove(file)).toEqual({ ok: false, problem: 'denied' })
    expect(await files.readText(file)).toEqual({ ok: true, text: 'old' })
  })
})
