import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAtFolder } from '../../../app/node/asked-folder.ts'
import { readInFolder, writeInFolder, writeReport } from '../../../app/node/report-file.ts'

const isRoot = process.getuid?.() === 0
let directory: string
const at = (name: string) => join(directory, name)

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'report-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('a report', () => {
  it('is written as a whole, readable for all, in the place of the one before', async () => {
    expect(await writeReport(at('x'), 'first')).toEqual({ ok: true, value: null })
    expect(await writeReport(at('x'), 'second')).toMatchObject({ ok: true })
    expect(readFileSync(at('x'), 'utf8')).toBe('second')
    expect(statSync(at('x')).mode & 0o777).toBe(0o644 & ~process.umask())
    expect(readdirSync(directory)).toEqual(['x'])
  })

  it('goes where a link leads, and leaves the link', async () => {
    writeFileSync(at('target'), 'old')
    symlinkSync(at('target'), at('link'))
    expect(await writeReport(at('link'), 'new')).toMatchObject({ ok: true })
    expect(readFileSync(at('target'), 'utf8')).toBe('new')
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true)
  })

  it('goes into a pipe, and leaves the pipe', async () => {
    execFileSync('mkfifo', [at('pipe')])
    const read = readFile(at('pipe'), 'utf8')
    expect(await writeReport(at('pipe'), 'text')).toMatchObject({ ok: true })
    expect(await read).toBe('text')
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true)
  })

  it('is not written over a folder, into a folder that is not there, or into a file', async () => {
    mkdirSync(at('folder'))
    writeFileSync(at('file'), '')
    expect(await writeReport(at('folder'), '')).toEqual({ ok: false, failure: 'not-a-file' })
    expect(await writeReport(at('gone/x'), '')).toEqual({ ok: false, failure: 'missing' })
    expect(await writeReport(at('file/x'), '')).toEqual({ ok: false, failure: 'missing' })
    expect(readdirSync(directory).toSorted()).toEqual(['file', 'folder'])
  })

  it('is not written where it may not be', async ({ skip }) => {
    skip(isRoot, 'nothing is closed to root')
    chmodSync(directory, 0o500)
    expect(await writeReport(at('x'), '')).toEqual({ ok: false, failure: 'denied' })
    chmodSync(directory, 0o700)
  })
})

describe.skipIf(process.platform === 'win32')('a file in somebody’s folder', () => {
  it('is written and read, where it is an ordinary one or not there yet', async () => {
    expect(await readInFolder(at('x'))).toEqual({ ok: true, value: null })
    expect(await writeInFolder(at('x'), 'text')).toMatchObject({ ok: true })
    expect(await readInFolder(at('x'))).toEqual({ ok: true, value: 'text' })
  })

  it.each(['link', 'dangling', 'folder', 'pipe'])('is left alone where it is a %s', async (kind) => {
    writeFileSync(at('target'), 'theirs')
    if (kind === 'link') symlinkSync(at('target'), at('x'))
    if (kind === 'dangling') symlinkSync(at('made'), at('x'))
    if (kind === 'folder') mkdirSync(at('x'))
    if (kind === 'pipe') execFileSync('mkfifo', [at('x')])
    expect(await readInFolder(at('x'))).toEqual({ ok: false, failure: 'not-a-file' })
    expect(await writeInFolder(at('x'), 'ours')).toEqual({ ok: false, failure: 'not-a-file' })
    expect(readFileSync(at('target'), 'utf8')).toBe('theirs')
    expect(existsSync(at('made'))).toBe(false)
  })

  it('is not read where it is larger than any that we write', async () => {
    writeFileSync(at('x'), '')
    truncateSync(at('x'), 9 * 1024 * 1024)
    expect(await readInFolder(at('x'))).toEqual({ ok: false, failure: 'not-a-file' })
  })
})

describe.skipIf(process.platform === 'win32')('a folder that was named', () => {
  it('is known by its real path, or by what is wrong with it', async () => {
    mkdirSync(at('folder'))
    symlinkSync(at('folder'), at('link'))
    symlinkSync(at('loop'), at('loop'))
    writeFileSync(at('file'), '')
    execFileSync('mkfifo', [at('pipe')])
    const real = join(realDirectory(), 'folder')
    expect(await lookAtFolder(at('folder'))).toEqual({ path: real, problem: null })
    expect(await lookAtFolder(at('link'))).toEqual({ path: real, problem: null })
    expect(await lookAtFolder(at('gone'))).toEqual({ path: at('gone'), problem: 'missing' })
    expect(await lookAtFolder(at('file'))).toEqual({ path: at('file'), problem: 'not-a-folder' })
    expect(await lookAtFolder(at('pipe'))).toEqual({ path: at('pipe'), problem: 'not-a-folder' })
    expect(await lookAtFolder(at('loop'))).toMatchObject({ problem: 'denied' })
  })

  it('may be one that must not be read', async ({ skip }) => {
    skip(isRoot, 'nothing is closed to root')
    mkdirSync(at('closed'), { mode: 0o000 })
    expect(await lookAtFolder(at('closed'))).toMatchObject({ problem: 'denied' })
  })
})

function realDirectory(): string {
  return execFileSync('pwd', ['-P'], { cwd: directory, encoding: 'utf8' }).trim()
}
