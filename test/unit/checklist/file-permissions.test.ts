import { describe, expect, it } from 'vitest'
import { filePermissions } from '../../../app/checklist/checks/file-permissions.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import type { PathRights } from '../../../app/domain/machine.ts'
import type { ScanReport } from '../../../app/domain/scan.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { modeText } from '../../../app/strings/en/evidence/permissions.ts'
import { contextAfter, folder } from './scan-world.ts'

type Answer = number | 'missing' | 'denied' | 'no-modes' | 'foreign'

const env = `${folder}/.env`
const own = { '/data': 0o700, '/data/settings.json': 0o600, '/data/logs': 0o700, '/data/logs/app.log': 0o600 }

function rightsOf(path: string, answer: Answer): PathRights {
  if (typeof answer === 'string' && answer !== 'foreign') return { kind: answer, path }
  const mode = answer === 'foreign' ? 0o600 : answer
  return { kind: 'rights', path, mode, isOurs: answer !== 'foreign', isDirectory: path === '/data' }
}

/** On a machine where everything is closed but what `answers` says; paths that it does not name are missing. */
function run(
  answers: Readonly<Record<string, Answer>> = {},
  report: Partial<ScanReport> = {},
  change: Partial<CheckContext> = {},
) {
  const all: Readonly<Record<string, Answer>> = { ...own, [env]: 0o600, ...answers }
  const machine = {
    ...createDemoMachine(),
    rights: (path: string) => Promise.resolve(rightsOf(path, all[path] ?? 'missing')),
  }
  const seen = { envFiles: [env], filesRead: ['/data/logs/app.log', '/home/somebody/.bashrc'], ...report }
  return filePermissions.run(contextAfter(seen, { machine, ...change }))
}

describe('a mode', () => {
  it('is written as people know it', () => {
    expect(modeText(0o644)).toBe('rw-r--r-- (0644)')
    expect(modeText(0o700)).toBe('rwx------ (0700)')
    expect(modeText(0o2750)).toBe('rwxr-x--- (2750)')
    expect(modeText(0)).toBe('--------- (0000)')
  })
})

describe('file-permissions', () => {
  it('passes where everything is the owner’s alone', async () => {
    expect(await run()).toEqual({
      status: 'pass',
      evidence: [
        '/data is yours alone: rwx------ (0700).',
        '/data/settings.json is yours alone: rw------- (0600).',
        '/data/logs is yours alone: rwx------ (0700).',
        '/data/logs/app.log is yours alone: rw------- (0600).',
        '1 .env file in the watched folders is yours alone.',
      ],
      findings: [],
      fixes: [],
    })
  })

  it('passes before anything was written', async () => {
    const none = Object.fromEntries(Object.keys(own).map((path) => [path, 'missing' as const]))
    expect(await run({ ...none, [env]: 'missing' })).toMatchObject({
      status: 'pass',
      evidence: ['Stakewatch has written no files on this machine yet.'],
    })
  })

  it.each([0o640, 0o644, 0o604, 0o664])('warns of a .env file that others may read: %o', async (mode) => {
    expect(await run({ [env]: mode })).toMatchObject({
      status: 'warn',
      findings: [
        { severity: 'warn', place: { folder, path: '.env' }, text: expect.stringContaining(modeText(mode)) },
      ],
      fixes: [{ kind: 'restrict-mode', path: env, from: mode, to: 0o600 }],
    })
  })

  it.each([0o666, 0o602, 0o777])('fails on one that everybody may write: %o', async (mode) => {
    expect(await run({ [env]: mode })).toMatchObject({
      status: 'fail',
      findings: [{ text: expect.stringMatching(/^Others on this machine may write/) }],
      fixes: [{ from: mode, to: mode & 0o700 }],
    })
  })

  it.each([
    ['/data', 0o755, 0o700],
    ['/data', 0o711, 0o700],
    ['/data/settings.json', 0o640, 0o600],
    ['/data/logs', 0o750, 0o700],
    ['/data/logs/app.log', 0o604, 0o600],
  ])('fails on %s of ours with %o', async (path, from, to) => {
    expect(await run({ [path]: from })).toMatchObject({
      status: 'fail',
      findings: [{ severity: 'fail', place: { folder: null, path } }],
      fixes: [{ kind: 'restrict-mode', path, from, to }],
    })
  })

  it('gives the owner no right that they had not', async () => {
    expect(await run({ [env]: 0o444 })).toMatchObject({ fixes: [{ from: 0o444, to: 0o400 }] })
  })

  it('is content with a .env file that others may only execute', async () => {
    expect(await run({ [env]: 0o711 })).toMatchObject({ status: 'pass', fixes: [] })
  })

  it('says what belongs to somebody else, and offers nothing', async () => {
    expect(await run({ [env]: 'foreign' })).toMatchObject({
      status: 'warn',
      findings: [{ text: `${env} belongs to another user, who can change it at any time.` }],
      fixes: [],
    })
    expect(await run({ '/data': 'foreign' })).toMatchObject({ status: 'fail', fixes: [] })
  })

  it('could not check what it may not ask about, unless something was found', async () => {
    const evidence = expect.arrayContaining([`Who may read ${env} could not be found out.`])
    expect(await run({ [env]: 'denied' })).toMatchObject({ status: 'unknown', evidence })
    expect(await run({ [env]: 'denied', '/data': 0o755 })).toMatchObject({ status: 'fail', evidence })
  })

  it('could not check on Windows, and says why', async () => {
    expect(await run({ '/data': 'no-modes' })).toEqual({
      status: 'unknown',
      evidence: [expect.stringMatching(/^Windows has no such modes/)],
    })
  })

  it('could not check where the machine cannot be looked at, or the scan was stopped', async () => {
    expect(await run({}, {}, { machine: null })).toMatchObject({ status: 'unknown' })
    expect(await run({}, { cancelled: true })).toMatchObject({ status: 'unknown' })
  })

  it('looks at its own files also where no folder is watched, or nothing can be scanned', async () => {
    expect(await run({ '/data': 0o755 }, {}, { scan: null })).toMatchObject({ status: 'fail' })
    expect(await run({}, { folders: [], envFiles: [] }, { folders: [] })).toMatchObject({
      status: 'pass',
      evidence: expect.arrayContaining(['No folder is watched. Add one in the settings.']),
    })
  })
})
