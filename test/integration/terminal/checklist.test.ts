import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, openSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkGroups, checkIds } from '../../../app/domain/check.ts'
import type { ChecklistReport } from '../../../app/domain/checklist-report.ts'
import { groupTitles } from '../../../app/strings/en/terminal-checklist.ts'
import { quickStart } from '../../fakes/quick-start.ts'
import { sarifErrors } from '../../fakes/sarif.ts'
import { cli, oneSentence, runGlance } from './run-glance.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'checklist-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

function checklist(...args: readonly string[]) {
  return runGlance({
    args: ['checklist', '--data-dir', join(directory, 'data'), ...args],
    env: { HOME: directory },
    cwd: directory,
  })
}

const exitCodeOf = { clean: 0, found: 1, unchecked: 8 } as const

describe('the checklist of the demo', () => {
  test('as JSON is one line with every check, and the exit code says what it says', async () => {
    const { code, stdout, stderr } = await checklist('--demo', '--json')
    expect(stderr).toBe('')
    expect(stdout.match(/\n/g)).toHaveLength(1)
    const report = JSON.parse(stdout) as ChecklistReport
    expect(report).toMatchObject({ schema: 1, demo: true, named: false, history: false, failOn: 'fail' })
    expect(report.checks.map(({ id }) => id)).toEqual(checkIds)
    expect(code).toBe(exitCodeOf[report.outcome])
    for (const time of [
      report.startedAt,
      report.endedAt,
      ...report.checks.map(({ checkedAt }) => checkedAt),
    ]) {
      expect(new Date(time).toISOString()).toBe(time)
    }
  })

  test('as text has every heading, and says that nothing is real', async () => {
    const { stdout, stderr } = await checklist('--demo')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Checklist {2}\(demo: nothing here is real\)$/m)
    for (const group of checkGroups) expect(stdout).toContain(`\n${groupTitles[group]}\n`)
    expect(stdout).toMatch(/^Checks: \d+ fail, \d+ warn, \d+ pass, \d+ unknown\.\n$/m)
    expect(stdout).not.toContain('\u001B')
  })

  test('as SARIF fits its schema', async () => {
    const { stdout } = await checklist('--demo', '--sarif', '-')
    expect(sarifErrors(JSON.parse(stdout))).toEqual([])
  })

  test('leaves nothing on the disk', async () => {
    await checklist('--demo', '--json', '--history')
    expect(existsSync(join(directory, 'data'))).toBe(false)
  })

  test('ends quietly when its reader has gone', async () => {
    const args = ['checklist', '--demo', '--json', '--data-dir', join(directory, 'data')]
    expect((await runGlance({ args, closesOutput: true })).stderr).toBe('')
  })
})

test('output that cannot be written is not a clean checklist', async () => {
  const full = existsSync('/dev/full') ? openSync('/dev/full', 'w') : null
  if (full === null) return
  const child = spawn(process.execPath, [cli, 'checklist', '--demo', '--json'], {
    stdio: ['ignore', full, 'ignore'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(8)
})

test('a terminal gets colours, unless they are not wanted', async () => {
  const words = [process.execPath, cli, 'checklist', '--demo'].map((word) => `'${word}'`).join(' ')
  const seen = async (env: Record<string, string>) => {
    const child = spawn('script', ['-qec', words, '/dev/null'], {
      env: { ...quickStart, PATH: process.env['PATH'] ?? '', HOME: directory, TERM: 'xterm', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return await text(child.stdout)
  }
  const colour = '\u001B[32mpass   \u001B[39m'
  expect(await seen({})).toContain(colour)
  for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) expect(await seen(env)).toContain('\npass     ')
})

test('help goes to standard output', async () => {
  const { code, stdout, stderr } = await checklist('--help')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Usage: stakewatch checklist/)
})

test.each([[['--sarif']], [['--fail-on', 'error']], [['']]])(
  'misuse is told in a sentence, with code 2: %j',
  async (args) => {
    const { code, stdout, stderr } = await checklist(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(oneSentence)
  },
)

test('a folder that is not there ends with 8 and a sentence, and is not passed over among others', async () => {
  await writeFile(join(directory, 'file'), randomBytes(8))
  for (const args of [
    ['gone', '.'],
    ['file', '--history', '--json'],
  ]) {
    const { code, stderr } = await checklist(...args)
    expect(code).toBe(8)
    expect(stderr).toMatch(/^\/[^\n]* could not be checked: it is not [^\n]*\.\n$/)
  }
})

test('a checklist that breaks says so with 8, not that it found something', async () => {
  // The working directory is gone by the time that the terminal asks for it.
  const script = `rmdir "$1" && exec "$2" "$3" checklist .`
  const gone = await mkdtemp(join(directory, 'gone-'))
  const child = spawn('sh', ['-c', script, 'sh', gone, process.execPath, cli], { cwd: gone, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(8)
})
