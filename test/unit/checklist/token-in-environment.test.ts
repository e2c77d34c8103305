import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tokenInEnvironment } from '../../../app/checklist/checks/token-in-environment.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { parseFindingId, type FindingId } from '../../../app/domain/check.ts'
import type { ScanFile, ScanHit, ScanReport } from '../../../app/domain/scan.ts'
import { maskSecret } from '../../../app/domain/token.ts'
import { cleanReport, contextWith } from './context.ts'

const token = randomBytes(48).toString('hex')
const bashrc = '/home/somebody/.bashrc'
const zshrc = '/home/somebody/.zshrc'
const history = '/home/somebody/.bash_history'

const hit: ScanHit = {
  rule: 'stake-token',
  source: 'startup',
  habitat: 'variable',
  detail: null,
  isYours: false,
  place: { kind: 'file', folder: null, path: bashrc, line: 12, column: 8 },
  shown: maskSecret(token),
  id: 'hit-1' as FindingId,
  allowedBy: null,
}

const files: readonly ScanFile[] = [
  { source: 'startup', path: bashrc },
  { source: 'startup', path: zshrc },
  { source: 'shell-history', path: history },
]

/** A machine with these files, of which the scan has read all, and what the scan says besides. */
function contextOf(report: Partial<ScanReport>, change: Partial<CheckContext> = {}): CheckContext {
  const filesRead = files.map(({ path }) => path)
  return contextWith({
    machine: { ...createDemoMachine(), scanFiles: () => Promise.resolve(files) },
    scan: () => Promise.resolve({ ...cleanReport, filesRead, ...report }),
    ...change,
  })
}

const look = (report: Partial<ScanReport> = {}, change: Partial<CheckContext> = {}) =>
  tokenInEnvironment.run(contextOf(report, change))
const lookAt = (environment: Record<string, string | undefined>) => look({}, { environment })

describe('token-in-environment', () => {
  it('passes with neither, and names the start-up files that were read', async () => {
    expect(await look()).toEqual({
      status: 'pass',
      evidence: [
        'No variable of the environment that Stakewatch was started with holds a token.',
        `Start-up files that were read: ${bashrc}, ${zshrc}.`,
      ],
      findings: [],
    })
  })

  it('passes where there is no start-up file', async () => {
    expect(await tokenInEnvironment.run(contextWith())).toMatchObject({
      status: 'pass',
      evidence: [expect.anything(), 'There is no start-up file of a shell.'],
    })
  })

  it.each([
    ['STAKE_ACCESS_TOKEN', token],
    ['STAKE_ACCESS_TOKEN', 'anything'],
    ['stake_session_cookie', 'session=1'],
    ['MY_BOT', token],
    ['MY_BOT', ` ${token.toUpperCase()}\n`],
  ])('warns of the variable %s, by its name alone', async (name, value) => {
    const found = await lookAt({ PATH: '/bin', [name]: value })
    expect(found.status).toBe('warn')
    expect(found.findings).toEqual([
      {
        id: `token-in-environment:${name}`,
        severity: 'warn',
        text: `The variable ${name} of the environment holds what looks like a token.`,
      },
    ])
    expect(found.evidence[0]).toContain(name)
    expect(JSON.stringify(found)).not.toContain(value.trim().slice(0, 8))
  })

  it.each([
    ['STAKE_ACCESS_TOKEN', ''],
    ['STAKE_ACCESS_TOKEN', '  '],
    ['STAKE_ACCESS_TOKEN', undefined],
    ['MY_BOT', token.slice(1)],
    ['MY_BOT', `${token}0`],
    ['MY_BOT', `${token.slice(1)}g`],
    ['IMAGE_SHA384', token],
    ['RELEASE_CHECKSUM', token],
  ])('leaves %s=%j alone', async (name, value) => {
    expect((await lookAt({ [name]: value })).status).toBe('pass')
  })

  it('gives a variable of any name a finding that can be accepted, and shows it on one line', async () => {
    const name = `A\n${'ü'.repeat(500)}`
    const { findings = [], evidence } = await lookAt({ [name]: token })
    expect(findings).toHaveLength(1)
    expect(parseFindingId(findings[0]?.id)).not.toBeNull()
    expect(findings[0]?.text).not.toContain('\n')
    expect(evidence.join('').length).toBeLessThan(600)
    expect((await lookAt({ [name]: token })).findings?.[0]?.id).toBe(findings[0]?.id)
  })

  it('fails for a token in a start-up file, with the place', async () => {
    expect(await look({ hits: [hit] })).toMatchObject({
      status: 'fail',
      findings: [
        {
          id: 'hit-1',
          severity: 'fail',
          text: `Stake access token in an environment variable, ${maskSecret(token)}.`,
          place: { path: bashrc, line: 12 },
        },
      ],
    })
  })

  it('says whose it is, when it is one that is kept, and fails although a variable only warns', async () => {
    const found = await look(
      { hits: [{ ...hit, isYours: true }] },
      { environment: { STAKE_ACCESS_TOKEN: token } },
    )
    expect(found.status).toBe('fail')
    expect(found.findings?.map(({ severity }) => severity)).toEqual(['warn', 'fail'])
    expect(found.findings?.[1]?.text).toContain('the token that Stakewatch keeps')
    expect(JSON.stringify(found)).not.toContain(token)
  })

  it('warns of another secret, and keeps in sight what the folder allows', async () => {
    const other = {
      ...hit,
      rule: 'other-secret',
      habitat: null,
      detail: 'aws',
    } as const
    const found = { severity: 'warn', text: expect.stringContaining('(aws)') } as const
    expect(await look({ hits: [other] })).toMatchObject({ status: 'warn', findings: [found] })
    expect(await look({ hits: [{ ...other, allowedBy: 'comment' }] })).toMatchObject({
      status: 'pass',
      findings: [{ ...found, allowedBy: 'comment' }],
    })
  })

  it.each([
    { ...hit, source: 'shell-history' },
    { ...hit, source: 'folder' },
    { ...hit, rule: 'no-certificate-check' },
  ] as const)('leaves what belongs to another check to it', async (other) => {
    expect(await look({ hits: [other] })).toMatchObject({ status: 'pass', findings: [] })
  })

  it.each([
    [{ filesRead: [bashrc] }, `Start-up files that could not be read: ${zshrc}.`],
    [{ cancelled: true }, 'The scan was stopped before it was done.'],
    [{ hitsLeftOut: 3 }, '3 further findings are not listed.'],
  ])('does not know after %j, and says why', async (report, words) => {
    const found = await look(report)
    expect(found.status).toBe('unknown')
    expect(found.evidence).toContain(words)
  })

  it('knows them also where a watched folder is gone', async () => {
    const folders = [{ folder: '/gone', outcome: 'missing' }] as const
    expect(await look({ folders })).toMatchObject({ status: 'pass' })
  })

  it.each([{ scan: null }, { machine: null }])('does not know with %j', async (change) => {
    expect(await look({}, change)).toMatchObject({
      status: 'unknown',
      evidence: [expect.anything(), expect.stringContaining('nothing can be scanned from here')],
    })
  })

  it('warns of a variable although the scan is not to be had', async () => {
    expect(await look({}, { scan: null, environment: { STAKE_ACCESS_TOKEN: token } })).toMatchObject({
      status: 'warn',
    })
  })
})
