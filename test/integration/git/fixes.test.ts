import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { envFilesIgnored } from '../../../app/checklist/checks/env-files-ignored.ts'
import { gitignoreComplete } from '../../../app/checklist/checks/gitignore-complete.ts'
import type { Check } from '../../../app/checklist/context.ts'
import type { AppliedRecord } from '../../../app/checklist/applied.ts'
import { createFixes } from '../../../app/core/fixes.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { createOwnerFiles } from '../../../app/node/owner-files.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { cleanReport, contextWith } from '../../unit/checklist/context.ts'
import { createGitWorld, type GitWorld } from './world.ts'

const gone = { ok: false, failure: { kind: 'fix-gone' } }
let world: GitWorld
let records: AppliedRecord[]
let ignore: string

beforeEach(() => {
  world = createGitWorld()
  records = []
  mkdirSync(world.path('bot'))
  world.git('bot', 'init', '-q')
  ignore = world.path('bot/.gitignore')
})

afterEach(() => rmSync(world.directory, { recursive: true, force: true }))

/** The check on what git really says of the repository, with these `.env` files in it. */
function run(check: Check, ...files: readonly string[]) {
  const root = world.path('bot')
  const envFiles = files.map((file) => join(root, file))
  return check.run(
    contextWith({
      folders: [root],
      scan: () => Promise.resolve({ ...cleanReport, envFiles }),
      repositories: async () => [await world.repositories.look(root, envFiles)],
    }),
  )
}

/** The fixes that the check offers now, on the real disk. */
async function fixesOf(check: Check, ...files: readonly string[]) {
  const { fixes = [], status } = await run(check, ...files)
  const result = { id: check.id, status, evidence: [], findings: [], fixes, checkedAtMs: 0, tookMs: 0 }
  const actions = createFixes({
    files: createOwnerFiles(),
    machine: createDemoMachine(),
    clock: createFakeClock(),
    results: () => [result],
    applied: {
      list: () => records,
      add: async (record) => void records.push(record),
      remove: async (id) => void (records = records.filter((each) => each.id !== id)),
    },
  })
  const id = fixes[0]?.id ?? 'none'
  return {
    preview: () => actions.preview(check.id, id),
    apply: () => actions.apply(check.id, id),
    undo: () => actions.undo(records.at(-1)?.id ?? 'none'),
  }
}

const bytes = () => readFileSync(ignore).toString('latin1')

describe('a fix, on the disk and in git’s own eyes', () => {
  it.each([
    ['no file', null],
    ['a file', '# ä\nnode_modules\n'],
    ['Windows lines without the last break', '\uFEFFnode_modules\r\ndist'],
    ['a rule that takes files back', '*.env\n!.env\n'],
  ])('makes the repository complete with %s, and undo leaves every byte as it was', async (_, before) => {
    if (before !== null) writeFileSync(ignore, before, { mode: 0o640 })
    const former = before === null ? null : bytes()
    const fixes = await fixesOf(gitignoreComplete)
    expect(await fixes.preview()).toMatchObject({ ok: true, value: { path: ignore, isNew: before === null } })
    expect(await fixes.apply()).toEqual({ ok: true, value: null })
    expect((await run(gitignoreComplete)).status).toBe('pass')
    expect(bytes().startsWith(former ?? '')).toBe(true)
    expect(await fixes.undo()).toEqual({ ok: true, value: null })
    expect(existsSync(ignore) ? bytes() : null).toBe(former)
    expect(readdirSync(world.path('bot'))).toEqual(before === null ? ['.git'] : ['.git', '.gitignore'])
    expect((await run(gitignoreComplete)).status).toBe('warn')
  })

  it('keeps the file’s mode, and makes one that others may read', async () => {
    const before = process.umask(0o022)
    try {
      const fixes = await fixesOf(gitignoreComplete)
      await fixes.apply()
      expect(statSync(ignore).mode & 0o777).toBe(0o644)
      chmodSync(ignore, 0o600)
      writeFileSync(ignore, `a\n${bytes()}`)
      await fixes.undo()
      expect(statSync(ignore).mode & 0o777).toBe(0o600)
    } finally {
      process.umask(before)
    }
  })

  it.skipIf(process.platform === 'win32')('makes git ignore env files of whatever name', async () => {
    const names = [
      '.env',
      'a/.env',
      '#x.env',
      '!x.env',
      'a*b.env',
      '[x].env',
      'a\\b.env',
      'two\nlines.env',
      '.env. ',
    ]
    for (const name of names) world.write(`bot/${name}`, '')
    expect((await run(envFilesIgnored, ...names)).status).toBe('warn')
    const fixes = await fixesOf(envFilesIgnored, ...names)
    expect(await fixes.apply()).toMatchObject({ ok: true })
    expect(await run(envFilesIgnored, ...names)).toMatchObject({ status: 'pass', findings: [] })
    expect(await fixes.undo()).toMatchObject({ ok: true })
    expect(existsSync(ignore)).toBe(false)
  })

  it('does not end what git tracks: that stays a failure, and is said', async () => {
    world.write('bot/.env', 'A=1')
    world.git('bot', 'add', '.env')
    const fixes = await fixesOf(envFilesIgnored, '.env')
    await fixes.apply()
    expect(await run(envFilesIgnored, '.env')).toMatchObject({
      status: 'fail',
      fixes: [],
      findings: [{ text: `git tracks ${world.path('bot/.env')}, although a rule ignores it.` }],
    })
  })
})

/** What comes of trying; nothing may be left of it. */
async function tried() {
  const fixes = await fixesOf(gitignoreComplete)
  const outcome = await fixes.apply()
  expect(records).toEqual([])
  expect(readdirSync(world.path('bot')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  return outcome
}

const refused = (problem: string) => ({ ok: false, failure: { kind: 'fix-not-done', problem } })

describe('a .gitignore that must not be touched', () => {
  it('is a link, wherever it leads', async () => {
    world.write('home/.bashrc', 'echo\n')
    symlinkSync(world.path('home/.bashrc'), ignore)
    expect(await tried()).toEqual(refused('not-a-file'))
    rmSync(ignore)
    symlinkSync(world.path('home/new'), ignore)
    expect(await tried()).toEqual(refused('not-a-file'))
    expect(readFileSync(world.path('home/.bashrc'), 'utf8')).toBe('echo\n')
    expect(existsSync(world.path('home/new'))).toBe(false)
  })

  it('becomes a link after it was changed', async () => {
    writeFileSync(ignore, 'a\n')
    const fixes = await fixesOf(gitignoreComplete)
    await fixes.apply()
    world.write('home/copy', bytes())
    rmSync(ignore)
    symlinkSync(world.path('home/copy'), ignore)
    const before = bytes()
    expect(await fixes.undo()).toEqual({
      ok: false,
      failure: { kind: 'fix-not-done', problem: 'not-a-file' },
    })
    expect(bytes()).toBe(before)
    expect(lstatSync(ignore).isSymbolicLink()).toBe(true)
  })

  it('is write-protected', async () => {
    writeFileSync(ignore, 'a\n', { mode: 0o444 })
    expect(await tried()).toEqual(refused('denied'))
    expect(bytes()).toBe('a\n')
  })

  it('has a second name', async () => {
    writeFileSync(ignore, 'a\n')
    linkSync(ignore, world.path('second'))
    expect(await tried()).toEqual(refused('several-names'))
    expect(bytes()).toBe('a\n')
  })

  it('is a folder', async () => {
    mkdirSync(ignore)
    expect(await tried()).toEqual(refused('not-a-file'))
  })

  it('is no text', async () => {
    writeFileSync(ignore, Buffer.from([0xff, 0xfe, 0x61, 0, 0x0a, 0]))
    expect(await tried()).toEqual(refused('not-text'))
  })

  it('is far too large', async () => {
    writeFileSync(ignore, Buffer.alloc(1024 * 1024 + 1, 'a\n'))
    expect(await tried()).toEqual(refused('too-large'))
  })

  it('was made by somebody else meanwhile', async () => {
    const files = createOwnerFiles()
    writeFileSync(ignore, 'theirs\n')
    expect(await files.create(ignore, 'ours\n')).toEqual({ ok: false, failure: 'changed' })
    expect(await files.removeIf(ignore, 'ours\n')).toEqual({ ok: false, failure: 'changed' })
    expect(bytes()).toBe('theirs\n')
    expect(await files.removeIf(world.path('bot/nothing'), '')).toEqual({ ok: false, failure: 'missing' })
    expect(await files.removeIf(world.path('bot'), '')).toEqual({ ok: false, failure: 'not-a-file' })
  })

  it('went away with its folder', async () => {
    const fixes = await fixesOf(gitignoreComplete)
    rmSync(world.path('bot'), { recursive: true })
    expect(await fixes.apply()).toEqual(gone)
  })
})

/** A disk of 64 KiB; null where this process may mount none. */
function mountSmallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'stakewatch-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', path], { stdio: 'ignore' })
    return path
  } catch {
    rmSync(path, { recursive: true })
    return null
  }
}

const disk = mountSmallDisk()

afterAll(() => {
  if (disk === null) return
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

describe('a full disk', () => {
  it.skipIf(disk === null)('fails clearly, and loses nothing', async () => {
    const path = join(disk ?? '', '.gitignore')
    writeFileSync(path, 'a\n')
    const files = createOwnerFiles()
    const long = 'x'.repeat(100_000)
    const full = { ok: false, failure: 'disk-full' }
    expect(await files.replace(path, 'a\n', long, 'plain')).toEqual(full)
    expect(await files.create(join(disk ?? '', 'new'), long)).toEqual(full)
    expect(readFileSync(path, 'utf8')).toBe('a\n')
    expect(readdirSync(disk ?? '')).toEqual(['.gitignore'])
  })
})
