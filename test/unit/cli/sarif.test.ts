import * as fc from 'fast-check'
import type { Log, Result } from 'sarif'
import { describe, expect, it } from 'vitest'
import { sarifText } from '../../../app/cli/sarif.ts'
import { checkIds } from '../../../app/domain/check.ts'
import type { ChecklistReport } from '../../../app/domain/checklist-report.ts'
import {
  accepted,
  commitPlace,
  filePlace,
  finding,
  report,
  result,
  results,
} from '../../fakes/check-results.ts'
import { sarifErrors } from '../../fakes/sarif.ts'

function sarif(ran: ChecklistReport, workingDir = '/elsewhere'): Log {
  const log = JSON.parse(sarifText(ran, { version: '1.2.3', workingDir })) as Log
  expect(sarifErrors(log)).toEqual([])
  return log
}

function resultsOf(ran: ChecklistReport, workingDir?: string): readonly Result[] {
  return sarif(ran, workingDir).runs[0]?.results ?? []
}

const inCode = (...findings: Parameters<typeof finding>[]) =>
  results(result('token-in-code', { findings: findings.map((args) => finding(...args)) }))

/** Where the address of the only result leads on the disk. */
function addressOf(ran: ChecklistReport, workingDir?: string): string {
  const [run] = sarif(ran, workingDir).runs
  const location = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation
  const base = run?.originalUriBaseIds?.[location?.uriBaseId ?? '']?.uri
  return decodeURIComponent(new URL(location?.uri ?? '', base).pathname)
}

describe('the SARIF', () => {
  it('can be told from one that does not fit the schema', () => {
    expect(sarifErrors({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).not.toEqual([])
    const driver = { name: 'x', informationUri: 'no uri' }
    expect(sarifErrors({ version: '2.1.0', runs: [{ tool: { driver } }] })).not.toEqual([])
  })

  it('has one run, of this version, with a rule for each check', () => {
    const log = sarif(report())
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [], tool: { driver: { version: '1.2.3' } } }],
    })
    const rules = log.runs[0]?.tool.driver.rules ?? []
    expect(rules.map(({ id }) => id)).toEqual(checkIds)
    for (const rule of rules) {
      expect(rule.shortDescription?.text).toMatch(/\S/)
      expect(rule.fullDescription?.text).toMatch(/\.$/)
      expect(rule.help?.text).toMatch(/\.$/)
    }
  })

  it('says of a finding what, how bad, where, and by which name it is known again', () => {
    const [found] = resultsOf(report({ results: inCode(['a', { place: filePlace('src/x.py') }]) }))
    expect(found).toEqual({
      ruleId: 'token-in-code',
      ruleIndex: checkIds.indexOf('token-in-code'),
      level: 'error',
      message: { text: 'A token: 01234567…a' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/x.py', uriBaseId: 'SRCROOT' },
            region: { startLine: 12, startColumn: 5 },
          },
        },
      ],
      partialFingerprints: { 'stakewatchFinding/v1': 'a' },
      suppressions: [],
    })
    const [warned] = resultsOf(report({ results: inCode(['a', { severity: 'warn' }]) }))
    expect(warned?.level).toBe('warning')
  })

  it('is relative to the folder, or to the working directory that holds it', () => {
    const ran = report({ results: inCode(['a', { place: filePlace('src/x.py') }]) })
    const [own] = sarif(ran).runs
    expect(own?.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///work/bot/' } })
    const [around] = sarif(ran, '/work').runs
    expect(around?.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///work/' } })
    expect(around?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('bot/src/x.py')
    // A name that only begins alike is not around it.
    expect(sarif(ran, '/work/bo').runs[0]?.originalUriBaseIds).toEqual({
      SRCROOT: { uri: 'file:///work/bot/' },
    })
  })

  it('tells two folders apart', () => {
    const folders = ['/a', '/b'].map((path) => ({ path, problem: null }))
    const found = inCode(
      ['one', { place: filePlace('x.py', { folder: '/a' }) }],
      ['two', { place: filePlace('x.py', { folder: '/b' }) }],
    )
    const ids = resultsOf(report({ results: found, folders })).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uriBaseId,
    )
    expect(ids).toEqual(['SRCROOT', 'SRCROOT_2'])
  })

  it.each([
    'with space.py',
    'two\nlines.py',
    '100%.py',
    'C:evil',
    'a?b#c',
    'Ångström/日本.py',
    '%41',
    '..\\up',
    'http:/x',
    "it's(1)!*",
  ])('finds the way back to a file called %j', (name) => {
    const ran = report({ results: inCode(['a', { place: filePlace(name) }]) })
    expect(addressOf(ran)).toBe(`/work/bot/${name}`)
  })

  it('fits the schema whatever files are called', () => {
    const part = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((name) => !/[/\0]/.test(name) && name !== '.' && name !== '..' && name.isWellFormed())
    fc.assert(
      fc.property(part, part, (folder, name) => {
        const ran = report({ results: inCode(['a', { place: filePlace(`${folder}/${name}`) }]) })
        expect(addressOf(ran)).toBe(`/work/bot/${folder}/${name}`)
      }),
      { numRuns: 50 },
    )
    expect(() =>
      addressOf(report({ results: inCode(['a', { place: filePlace('half\ud800') }]) })),
    ).not.toThrow()
  })

  it('says where a finding outside of the folders is by its whole address', () => {
    const place = filePlace('/home/somebody/.bash_history', { folder: null, column: null })
    const found = results(result('token-in-logs', { findings: [finding('a', { place })] }))
    const [outside] = resultsOf(report({ results: found, named: false }))
    expect(outside?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'file:///home/somebody/.bash_history' },
          region: { startLine: 12 },
        },
      },
    ])
    expect(resultsOf(report({ results: found }))).toEqual([])
  })

  it('says of a commit which, and of what no commit reaches any more at least the repository', () => {
    const places = [commitPlace(), commitPlace({ commit: null, path: null })]
    const findings = places.map((place, at) => finding(`c${at}`, { place }))
    const [first, second] = resultsOf(report({ results: results(result('token-in-history', { findings })) }))
    expect(first?.properties).toMatchObject({
      commit: 'c'.repeat(40),
      committedAt: '2026-06-01T12:00:00.000Z',
    })
    expect(first?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/old.py', uriBaseId: 'SRCROOT' },
      region: { startLine: 3 },
    })
    expect(second?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '.', uriBaseId: 'SRCROOT' },
    })
  })

  it('gives a finding without a place the folder that it is about, if any', () => {
    const found = results(result('gitignore-complete', { findings: [finding('a', { place: null })] }))
    expect(resultsOf(report({ results: found }))[0]?.locations).toHaveLength(1)
    expect(resultsOf(report({ results: found, named: false }))[0]).not.toHaveProperty('locations')
  })

  it.each([
    ['comment', 'inSource'],
    ['baseline', 'external'],
    ['accepted', 'external'],
    ['snoozed', 'external'],
  ] as const)('keeps a finding that is accepted by %s, as suppressed', (kind, how) => {
    const reasoned = inCode(['a', { acceptance: accepted(kind, 'a test vector') }])
    expect(resultsOf(report({ results: reasoned }))[0]?.suppressions).toEqual([
      { kind: how, status: 'accepted', justification: 'a test vector' },
    ])
    const silent = inCode(['a', { acceptance: accepted(kind) }])
    expect(resultsOf(report({ results: silent }))[0]?.suppressions).toEqual([
      { kind: how, status: 'accepted' },
    ])
  })

  it('says what could not be checked, and whether that was all that was asked for', () => {
    const folders = [{ path: '/gone', problem: 'missing' as const }]
    const unknown = results(result('token-in-code', { status: 'unknown', evidence: ['No folder.'] }))
    expect(sarif(report({ folders, results: unknown })).runs[0]?.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: '/gone could not be checked: it is not there.' } },
          { level: 'warning', associatedRule: { id: 'token-in-code' } },
        ],
      },
    ])
    expect(sarif(report()).runs[0]?.invocations).toMatchObject([{ executionSuccessful: true }])
  })

  it('makes no link of what was found in a file', () => {
    const [found] = resultsOf(report({ results: inCode(['a', { text: 'verify=False [here](http://x)' }]) }))
    expect(found?.message.text).toBe(String.raw`verify=False [here\](http://x)`)
  })
})
