import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutCopies } from '../../../app/imports/plain-copy.ts'
import { createOwnerFiles } from '../../../app/node/owner-files.ts'

const files = createOwnerFiles()
const limitBytes = 1024 * 1024
const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'owner-files-'))
  path = join(directory, '.env')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const refused = (failure: string) => ({ ok: false, failure })

describe('reading a file of the owner’s', () => {
  it.each(['', 'A=1\n', '\uFEFFA=1\r\nB=ä€😀\r\n'])('gives the text as it stands there: %j', async (text) => {
    await writeFile(path, text)
    expect(await files.read(path, limitBytes)).toEqual({ ok: true, value: text })
  })

  it('takes a file of exactly the limit, and none that is one byte larger', async () => {
    await writeFile(path, 'x'.repeat(limitBytes))
    expect(await files.read(path, limitBytes)).toMatchObject({ ok: true })
    await writeFile(path, 'x'.repeat(limitBytes + 1))
    expect(await files.read(path, limitBytes)).toEqual(refused('too-large'))
  })

  it.each([
    ['a zero byte', Buffer.from('A=1\0')],
    ['UTF-16', Buffer.from('\uFEFFA=1', 'utf16le')],
    ['Latin-1', Buffer.from('A=\u00E4', 'latin1')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a character cut in two', Buffer.from('A=€').subarray(0, -1)],
  ])('refuses %s as no text', async (_what, bytes) => {
    await writeFile(path, bytes)
    expect(await files.read(path, limitBytes)).toEqual(refused('not-text'))
  })

  it('follows a link to a file, and no further than a file', async () => {
    await writeFile(join(directory, 'real'), 'A=1')
    await symlink('real', path)
    expect(await files.read(path, limitBytes)).toMatchObject({ ok: true })
    await symlink('loop', join(directory, 'loop'))
    expect(await files.read(join(directory, 'loop'), limitBytes)).toEqual(refused('other'))
    expect(await files.read(directory, limitBytes)).toEqual(refused('not-a-file'))
    expect(await files.read('/dev/zero', limitBytes)).toEqual(refused('not-a-file'))
  })

  it('does not wait for a pipe that nobody writes to', async () => {
    await run('mkfifo', [path])
    expect(await files.read(path, limitBytes)).toEqual(refused('not-a-file'))
  })

  it('says that it may not', async ({ skip }) => {
    skip(isRoot, 'nothing is closed to root')
    await writeFile(path, 'A=1', { mode: 0o000 })
    expect(await files.read(path, limitBytes)).toEqual(refused('denied'))
  })

  it.each(['', '/nowhere/at/all', '\0', `/${'x'.repeat(5000)}`])(
    'gives a reason for a path that leads nowhere: %#',
    async (nowhere) => expect(await files.read(nowhere, limitBytes)).toMatchObject({ ok: false }),
  )

  it.each(['.env\n', 'a b\u202E', '-rf', '$(x)', '"\'`;&'])(
    'takes a hostile name as a name: %j',
    async (name) => {
      await writeFile(join(directory, name), 'A=1')
      expect(await files.read(join(directory, name), limitBytes)).toMatchObject({ ok: true })
    },
  )
})

describe('replacing a file of the owner’s', () => {
  it('leaves every byte but the line’s, the permissions, and nothing beside it', async () => {
    const token = randomBytes(48).toString('hex')
    const text = `\uFEFF# ä\r\nSTAKE_ACCESS_TOKEN=${token}\r\n\tB="1"   \n\nC=€`
    await writeFile(path, text)
    await chmod(path, 0o640)
    const next = withoutCopies(text, token).text
    expect(await files.replace(path, text, next)).toEqual({ ok: true, value: null })
    const before = Buffer.from(text)
    const after = await readFile(path)
    const start = before.indexOf('STAKE')
    const rest = before.subarray(before.indexOf('\r\n\tB'))
    expect(after.subarray(0, start)).toEqual(before.subarray(0, start))
    expect(after.subarray(-rest.length)).toEqual(rest)
    expect(after.includes(token)).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o640)
    expect(await readdir(directory)).toEqual(['.env'])
  })

  it('refuses when the file holds anything else by now', async () => {
    await writeFile(path, 'A=1\n')
    for (const expected of ['A=2\n', 'A=1', 'A=1\nB=2\n', '']) {
      expect(await files.replace(path, expected, 'new')).toEqual(refused('changed'))
    }
    expect(await readFile(path, 'utf8')).toBe('A=1\n')
    expect(await readdir(directory)).toEqual(['.env'])
  })

  it('replaces what a link leads to, and leaves the link', async () => {
    await mkdir(join(directory, 'elsewhere'))
    await writeFile(join(directory, 'elsewhere/real'), 'A=1')
    await symlink('elsewhere/real', path)
    expect(await files.replace(path, 'A=1', 'A=2')).toMatchObject({ ok: true })
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(join(directory, 'elsewhere/real'), 'utf8')).toBe('A=2')
  })

  it('refuses a file with a second name, which would keep the copy', async () => {
    await writeFile(path, 'A=1')
    await link(path, join(directory, 'second'))
    expect(await files.replace(path, 'A=1', 'A=2')).toEqual(refused('several-names'))
    expect(await readFile(path, 'utf8')).toBe('A=1')
  })

  it.runIf(isRoot)('leaves the file with its owner', async () => {
    await writeFile(path, 'A=1')
    await run('chown', ['65534:65534', path])
    expect(await files.replace(path, 'A=1', 'A=2')).toMatchObject({ ok: true })
    expect(await stat(path)).toMatchObject({ uid: 65_534, gid: 65_534 })
  })

  it('gives a reason for what is gone', async () => {
    expect(await files.replace(path, 'A=1', 'A=2')).toEqual(refused('missing'))
    expect(await readdir(directory)).toEqual([])
  })
})

describe('looking for a folder of the owner’s', () => {
  it('gives its real place, through links and crooked ways', async () => {
    const real = await realpath(directory)
    await mkdir(join(directory, 'a\nb'))
    await symlink('a\nb', join(directory, 'link'))
    expect(await files.folder(join(directory, 'link', '..', 'link/'))).toEqual({
      ok: true,
      value: join(real, 'a\nb'),
    })
  })

  it('says why there is none', async () => {
    await writeFile(path, '')
    await symlink('loop', join(directory, 'loop'))
    await symlink('nowhere', join(directory, 'dangling'))
    expect(await files.folder(path)).toEqual(refused('not-a-folder'))
    expect(await files.folder('/dev/null')).toEqual(refused('not-a-folder'))
    for (const name of ['nowhere', 'dangling', 'loop', '.env/below', 'x'.repeat(5000)])
      expect(await files.folder(join(directory, name))).toEqual(refused('missing'))
  })

  it('says so where it may not be looked into', async ({ skip }) => {
    skip(isRoot, 'nothing is closed to root')
    await mkdir(join(directory, 'closed'), { mode: 0o300 })
    expect(await files.folder(join(directory, 'closed'))).toEqual(refused('denied'))
  })
})
