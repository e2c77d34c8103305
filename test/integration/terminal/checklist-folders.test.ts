import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Log } from 'sarif'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ChecklistReport } from '../../../app/domain/checklist-report.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { guidePatterns } from '../../../app/domain/repository.ts'
import { hashPassphrase } from '../../../app/lock/passphrase.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createNodeFiles } from '../../../app/node/files.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import { quickStart } from '../../fakes/quick-start.ts'
import { sarifErrors } from '../../fakes/sarif.ts'
import { cli, runGlance, type GlanceRun } from './run-glance.ts'

const run = promisify(execFile)
let home: string
let folder: string
let token: string

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'terminal-folders-')))
  folder = join(home, 'bot')
  token = randomBytes(48).toString('hex')
  await mkdir(folder)
})
afterEach(() => rm(home, { recursive: true, force: true }))

function surroundings(): Record<string, string> {
  return {
    ...quickStart,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'somebody',
    GIT_AUTHOR_EMAIL: 'somebody@example.test',
    GIT_COMMITTER_NAME: 'somebody',
    GIT_COMMITTER_EMAIL: 'somebody@example.test',
  }
}

function checklist(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<GlanceRun> {
  return runGlance({
    args: ['checklist', '--data-dir', join(home, 'data'), ...args],
    env: { ...surroundings(), ...env },
    cwd: folder,
  })
}

async function git(...words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', ...surroundings() }
  return (await run('git', words, { cwd: folder, env })).stdout
}

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), text)
}

/** A repository that a careful person keeps. */
async function makeRepository(): Promise<void> {
  await git('init', '-q', '-b', 'main')
  await put('.gitignore', `${guidePatterns.join('\n')}\n`)
  await put('src/bot.py', 'import os\n\ntoken = os.environ["STAKE_ACCESS_TOKEN"]\n')
  await git('add', '.')
  await git('commit', '-q', '-m', 'begin')
}

const planted = () => `import stake\n\nSTAKE_ACCESS_TOKEN = "${token}"\n`

/** Whether any of the texts holds the token, beyond what its mask shows. */
function tells(...texts: readonly string[]): boolean {
  return texts.some((text) => text.includes(token.slice(8, 20)) || text.includes(token.slice(-20, -4)))
}

function reportOf({ stdout }: GlanceRun): ChecklistReport {
  return JSON.parse(stdout) as ChecklistReport
}

function findingsOf(report: ChecklistReport, id: string) {
  return report.checks.find((check) => check.id === id)?.findings ?? []
}

describe('the checklist of a folder', () => {
  test('is clean for a repository that is, history and warnings too', async () => {
    await makeRepository()
    const { code, stderr, stdout } = await checklist(['.', '--history', '--fail-on', 'warn', '--json'])
    expect({ code, stderr, ...reportOf({ code, stderr, stdout }) }).toMatchObject({
      code: 0,
      stderr: '',
      outcome: 'clean',
      named: true,
      folders: [{ path: folder, problem: null }],
      histories: [{ path: folder, problem: null }],
    })
  })

  test('is clean for one that is no repository, also when a history was asked for', async () => {
    await put('notes.txt', 'nothing of interest\n')
    expect(await checklist(['.', '--history'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('ends with 1 for a token, says where, and tells it to nobody', async () => {
    await makeRepository()
    await put('src/keys.py', planted())
    const text = await checklist(['.'])
    expect(text).toMatchObject({ code: 1, stderr: '' })
    expect(text.stdout).toMatch(/^ +src\/keys\.py:3:\d+ {2}\S/m)
    expect(text.stdout).toMatch(/^Found: /m)
    const json = await checklist(['.', '--json'])
    expect(json.code).toBe(1)
    expect(findingsOf(reportOf(json), 'token-in-code')).toMatchObject([
      { severity: 'fail', counts: true, place: { kind: 'file', folder, path: 'src/keys.py', line: 3 } },
    ])
    const sarif = await checklist(['.', '--sarif', join(home, 'out.sarif')])
    expect(sarif.code).toBe(1)
    const written = await readFile(join(home, 'out.sarif'), 'utf8')
    const baseline = await checklist(['.', '--write-baseline'])
    const kept = await readFile(join(folder, '.stakewatch-baseline.json'), 'utf8')
    const all = [text, json, sarif, baseline].flatMap(({ stdout, stderr }) => [stdout, stderr])
    expect(tells(...all, written, kept)).toBe(false)
    expect(text.stdout).toContain(token.slice(0, 8))
  })

  test('names what lies in it by names that are hostile, and by the folder that the shell named', async () => {
    await put('-x/two\nlines 100%.py', planted())
    const { code, stdout } = await checklist(['--sarif', '-', '--', '-x'])
    expect(code).toBe(1)
    const log = JSON.parse(stdout) as Log
    expect(sarifErrors(log)).toEqual([])
    const place = log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation
    expect(place?.artifactLocation?.uri).toBe('-x/two%0Alines%20100%25.py')
    const text = await checklist(['--', '-x'])
    expect(text.stdout).toContain(String.raw`-x/two‹\n›lines 100%.py:3`)
  })

  test('does not count what lies elsewhere on the machine', async () => {
    await makeRepository()
    await writeFile(join(home, '.bash_history'), `export STAKE_ACCESS_TOKEN=${token}\n`)
    const json = await checklist(['.', '--json'], { STAKE_ACCESS_TOKEN: token })
    expect(json.code).toBe(0)
    const report = reportOf(json)
    expect(findingsOf(report, 'token-in-logs')).toMatchObject([{ counts: false, elsewhere: true }])
    expect(findingsOf(report, 'token-in-environment').length).toBeGreaterThan(0)
    expect(tells(json.stdout, json.stderr)).toBe(false)
  })

  test('finds a token that was committed and taken out again, when the history is asked for', async () => {
    await makeRepository()
    await put('old.py', planted())
    await git('add', '.')
    await git('commit', '-q', '-m', 'oops')
    const commit = (await git('rev-parse', 'HEAD')).trim()
    await git('rm', '-q', 'old.py')
    await git('commit', '-q', '-m', 'better')
    expect(await checklist(['.'])).toMatchObject({ code: 0 })
    const found = await checklist(['.', '--history'])
    expect(found.code).toBe(1)
    expect(found.stdout).toContain(`commit ${commit.slice(0, 12)} old.py:3`)
    expect(tells(found.stdout, found.stderr)).toBe(false)
  })
})

describe('what is allowed in a folder', () => {
  test.each([
    ['in the same line', (line: string) => `${line}  # stakewatch:allow a test vector\n`],
    ['in the line above', (line: string) => `# stakewatch:allow a test vector\n${line}\n`],
  ])('by a comment %s does not count, and is shown', async (_where, allowed) => {
    await put('keys.py', allowed(`STAKE_ACCESS_TOKEN = "${token}"`))
    const json = await checklist(['.', '--json'])
    expect(json.code).toBe(0)
    expect(findingsOf(reportOf(json), 'token-in-code')).toMatchObject([
      { counts: false, acceptance: { kind: 'comment' } },
    ])
  })

  test('by a baseline does not count, until something new comes', async () => {
    await put('keys.py', planted())
    const written = await checklist(['.', '--write-baseline', '--json'])
    expect(written).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^1 finding added to /) as string,
    })
    const text = await readFile(join(folder, '.stakewatch-baseline.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      stakewatch: 'baseline',
      version: 1,
      findings: [{ check: 'token-in-code', path: 'keys.py', line: 3, reason: '' }],
    })
    expect(findingsOf(reportOf(written), 'token-in-code')).toMatchObject([
      { acceptance: { kind: 'baseline' } },
    ])
    // Lines move, and the owner writes a reason: both stay what they are.
    await writeFile(
      join(folder, '.stakewatch-baseline.json'),
      text.replace('"reason": ""', '"reason": "a test vector"'),
    )
    await put('keys.py', `\n\n${planted()}`)
    expect(await checklist(['.'])).toMatchObject({ code: 0 })
    await put('more.py', `STAKE_ACCESS_TOKEN = "${randomBytes(48).toString('hex')}"\n`)
    expect(await checklist(['.'])).toMatchObject({ code: 1 })
    expect(await checklist(['.', '--write-baseline'])).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, '.stakewatch-baseline.json'), 'utf8')).toContain('a test vector')
  })

  test('by a baseline is not written through a link, or over another file', async () => {
    await put('keys.py', planted())
    await writeFile(join(home, 'theirs'), 'theirs')
    await symlink(join(home, 'theirs'), join(folder, '.stakewatch-baseline.json'))
    const linked = await checklist(['.', '--write-baseline'])
    expect(linked).toMatchObject({ code: 8, stderr: expect.stringContaining('was not written') as string })
    expect(await readFile(join(home, 'theirs'), 'utf8')).toBe('theirs')
    await rm(join(folder, '.stakewatch-baseline.json'))
    await put('.stakewatch-baseline.json', '{"version":2}')
    expect(await checklist(['.', '--write-baseline'])).toMatchObject({ code: 8 })
    expect(await readFile(join(folder, '.stakewatch-baseline.json'), 'utf8')).toBe('{"version":2}')
  })
})

describe('a folder that cannot be looked at', () => {
  test('is 8, unless something was found in another one', async () => {
    await put('clean/x.txt', 'nothing\n')
    expect(await checklist(['clean', 'gone'])).toMatchObject({ code: 8 })
    await put('dirty/keys.py', planted())
    const both = await checklist(['dirty', 'gone'])
    expect(both).toMatchObject({ code: 1, stderr: expect.stringContaining('it is not there') as string })
  })

  test('in its history, since git is not there, is 8 where that was asked for', async () => {
    await makeRepository()
    const without = { PATH: join(home, 'no-programs') }
    expect(await checklist(['.', '--history'], without)).toMatchObject({
      code: 8,
      stderr: expect.stringMatching(
        /^The history of .* could not be checked: git is not there\.\n$/,
      ) as string,
    })
    expect(await checklist(['.'], without)).toMatchObject({ code: 0 })
  })
})

describe('a hook', () => {
  test('looks at its own repository, whatever git says in its environment', async () => {
    await makeRepository()
    await put('src/keys.py', planted())
    const other = join(home, 'other')
    await run('git', ['init', '-q', other])
    const env = {
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, '.git/index'),
      GIT_PREFIX: 'src/',
    }
    const json = await checklist(['.', '--history', '--json'], env)
    expect(json.code).toBe(1)
    expect(reportOf(json).histories).toEqual([{ path: folder, problem: null }])
  })

  test('stops a commit that would hold a token, and lets others pass', async () => {
    await makeRepository()
    await put('.git/hooks/pre-commit', `#!/bin/sh\nexec '${process.execPath}' '${cli}' checklist .\n`)
    await chmod(join(folder, '.git/hooks/pre-commit'), 0o755)
    await put('README', 'a bot\n')
    await git('add', '.')
    await git('commit', '-q', '-m', 'clean')
    await put('src/keys.py', planted())
    await git('add', '.')
    await expect(git('commit', '-q', '-m', 'dirty')).rejects.toMatchObject({ code: 1 })
    expect((await git('log', '--oneline')).trim().split('\n')).toHaveLength(2)
  })

  test('is held up by no passphrase, and leaves what the window has as it is', async () => {
    await makeRepository()
    const directory = join(home, 'data')
    const settings = await openSettings({ files: createNodeFiles(), directory, clock: createNodeClock() })
    const hash = await hashPassphrase('four common words here')
    await settings.change((now) => ({ ...now, lock: { hash, options: firstLockOptions, sealed: true } }))
    const before = await readFile(join(directory, 'settings.json'), 'utf8')
    expect(await checklist(['.'])).toMatchObject({ code: 0, stderr: '' })
    expect(await readFile(join(directory, 'settings.json'), 'utf8')).toBe(before)
    const { stdout } = await run('ls', ['-A', directory])
    expect(stdout.trim().split('\n').toSorted()).toEqual(['logs', 'settings.json'])
  })
})

test('a checklist that is interrupted ends with 130, prints nothing and leaves nothing running', async () => {
  await makeRepository()
  const pidFile = join(home, 'git.pid')
  // A git that never answers, as one whose disk has gone.
  await mkdir(join(home, 'bin'))
  await writeFile(
    join(home, 'bin/git'),
    `#!/bin/sh\necho $$ > '${pidFile}.new'\nmv '${pidFile}.new' '${pidFile}'\nexec sleep 600\n`,
  )
  await chmod(join(home, 'bin/git'), 0o755)
  const child = spawn(process.execPath, [cli, 'checklist', '--data-dir', join(home, 'data'), '.', '--json'], {
    cwd: folder,
    env: { ...surroundings(), PATH: [join(home, 'bin'), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  const exited = once(child, 'exit') as Promise<[number | null]>
  await vi.waitFor(() => expect(existsSync(pidFile)).toBe(true), { timeout: 20_000, interval: 20 })
  child.kill('SIGINT')
  const [code] = await exited
  expect({ code, said }).toEqual({ code: 130, said: '' })
  const pid = Number(await readFile(pidFile, 'utf8'))
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000, interval: 20 })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
