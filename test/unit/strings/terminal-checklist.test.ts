import { describe, expect, it } from 'vitest'
import type { ChecklistReport } from '../../../app/domain/checklist-report.ts'
import {
  checklistText,
  checklistUsage,
  historyNotCheckedText,
  notCheckedText,
  notMadeText,
  notWrittenText,
  progressText,
  type ChecklistLook,
} from '../../../app/strings/en/terminal-checklist.ts'
import {
  accepted,
  commitPlace,
  filePlace,
  finding,
  report,
  result,
  results,
} from '../../fakes/check-results.ts'

const plain: ChecklistLook = { paint: (_style, text) => text, path: ({ path }) => path ?? '' }
const linesOf = (ran: ChecklistReport, look = plain) => checklistText(ran, look).split('\n')

describe('the checklist as text', () => {
  it('says what it looked at, every check under its heading, and what came of it', () => {
    const lines = linesOf(report())
    expect(lines.slice(0, 5)).toEqual([
      'Checklist',
      '  /work/bot',
      '',
      'Token',
      'pass     Token in the keychain',
    ])
    expect(lines.filter((line) => line.startsWith('pass '))).toHaveLength(20)
    expect(lines.slice(-2)).toEqual(['Nothing found.', 'Checks: 0 fail, 0 warn, 20 pass, 0 unknown.'])
  })

  it('shows a finding by its place, with evidence and what to do', () => {
    const lines = linesOf(report({ results: results(result('token-in-code', { findings: [finding('a')] })) }))
    const at = lines.indexOf('fail     No token in your files')
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '         What token-in-code found.',
      '         src/x.py:12:5  A token: 01234567…a',
      expect.stringMatching(/^ {9}Revoke the token at Stake first\./) as string,
    ])
    expect(lines).toContain('Found: 1 finding.')
    expect(lines).toContain('Checks: 1 fail, 0 warn, 19 pass, 0 unknown.')
  })

  it('says of a place as much as there is', () => {
    const findings = [
      finding('a', { place: filePlace('x.py', { column: null }) }),
      finding('b', { place: filePlace('.env', { line: null, column: null }) }),
      finding('c', { place: null, severity: 'warn' }),
      finding('d', { place: commitPlace() }),
      finding('e', { place: commitPlace({ commit: null, path: null }) }),
    ]
    const text = checklistText(report({ results: results(result('token-in-history', { findings })) }), plain)
    for (const place of [
      'x.py:12',
      '.env',
      'warn',
      'commit cccccccccccc src/old.py:3',
      'blob bbbbbbbbbbbb:3',
    ])
      expect(text).toContain(`\n         ${place}  A token`)
  })

  it('counts what is accepted, and by what, without listing it', () => {
    const findings = [
      finding('a', { acceptance: accepted('comment') }),
      finding('b', { acceptance: accepted('comment') }),
      finding('c', { acceptance: accepted('baseline') }),
    ]
    const lines = linesOf(report({ results: results(result('token-in-code', { findings })) }))
    expect(lines).toContain('         Accepted: 2 by a comment, 1 by the baseline file.')
    expect(lines).toContain('3 findings accepted.')
    expect(lines.join('\n')).not.toContain('src/x.py')
  })

  it('folds a long list, and says so', () => {
    const findings = Array.from({ length: 63 }, (_, at) => finding(`f${at}`))
    const lines = linesOf(report({ results: results(result('token-in-code', { findings })) }))
    expect(lines.filter((line) => line.includes('src/x.py:12:5'))).toHaveLength(50)
    expect(lines).toContain('         and 13 more, which --json lists')
  })

  it('leaves the account’s checks out where folders were named, and says how many', () => {
    const unknown = results(
      result('two-factor', { status: 'unknown' }),
      result('token-age', { status: 'unknown' }),
    )
    const lines = linesOf(report({ results: unknown }))
    expect(lines).toContain('2 checks of the account left out, since folders were named.')
    expect(lines.join('\n')).not.toContain('Two-factor')
    expect(lines).toContain('Checks: 0 fail, 0 warn, 18 pass, 0 unknown.')
  })

  it('says what is shown and not counted', () => {
    const found = results(
      result('machine-guarded', { findings: [finding('a', { place: null })] }),
      result('https-only', { findings: [finding('b', { severity: 'warn' })] }),
    )
    expect(linesOf(report({ results: found }))).toContain(
      '2 findings not counted: outside of the folders, or only a warning.',
    )
    expect(linesOf(report({ results: found, failOn: 'warn' }))).toContain(
      '1 finding not counted: outside of the folders.',
    )
  })

  it('says that not everything was checked, that more was found than is listed, and that a demo is a demo', () => {
    const folders = [{ path: '/gone', problem: 'missing' as const }]
    expect(linesOf(report({ folders }))).toContain('Nothing found, and not everything could be checked.')
    const cut = results(result('token-in-code', { status: 'fail' }))
    expect(linesOf(report({ results: cut }))).toContain('Found: more than is listed.')
    expect(linesOf(report({ demo: true }))[0]).toContain('nothing here is real')
  })

  it('lets no name move the cursor, break a line or look like one of ours', () => {
    const evil = '\u001B[1A\u001B[2K\r\nNothing found.\n\u009B8m\u202E'
    const found = results(
      result('token-in-code', {
        evidence: [`Looked at ${evil}`],
        findings: [finding('a', { place: filePlace(`${evil}.py`), text: evil })],
      }),
    )
    const folders = [{ path: `/${evil}`, problem: null }]
    const text = checklistText(report({ results: found, folders }), plain)
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
    expect(text.split('\n')).not.toContain('Nothing found.')
    expect(text).toContain(String.raw`‹U+001B›[1A‹U+001B›[2K‹\r›‹\n›Nothing found.‹\n›`)
  })

  it('cuts a line of a million characters, and closes every colour in its line', () => {
    const colours: ChecklistLook = { ...plain, paint: (style, text) => `<${style}>${text}</${style}>` }
    const long = '\u001B'.repeat(1_000_000)
    const findings = [finding('a', { text: long, severity: 'warn' })]
    const lines = linesOf(
      report({ results: results(result('token-in-code', { findings, evidence: [long] })) }),
      colours,
    )
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(500)
    for (const line of lines) {
      const begun = [...line.matchAll(/<(\w+)>/g)].map(([, style]) => style)
      expect([...line.matchAll(/<\/(\w+)>/g)].map(([, style]) => style)).toEqual(begun)
    }
    expect(lines).toContain('<pass>pass   </pass>  Token in the keychain')
  })
})

describe('a sentence of the checklist', () => {
  it('is one, and names what it is about without its control characters', () => {
    for (const text of [
      notCheckedText({ path: '/a\nb', problem: 'missing' }),
      notCheckedText({ path: '/a\nb', problem: 'denied' }),
      notCheckedText({ path: '/a\nb', problem: 'not-a-folder' }),
      notWrittenText('/a\nb', 'denied'),
      notWrittenText('/a\nb', 'not-a-file'),
    ]) {
      expect(text).toMatch(/^\/a‹\\n›b .*\.$/)
    }
    for (const problem of ['no-git', 'refused', 'broken', 'cancelled'] as const)
      expect(historyNotCheckedText({ path: '/a\nb', problem })).toMatch(/^The history of \/a‹\\n›b .*\.$/)
    const [unknown] = report({ results: [result('token-in-code', { status: 'unknown' })] }).checks
    expect(unknown && notMadeText(unknown)).toBe('No token in your files: this could not be checked.')
  })

  it('of progress says how far the checks and the scan are', () => {
    expect(progressText({ done: 3, total: 20, scan: null })).toBe('Checked 3 of 20')
    const scan = { phase: 'files', files: 1234, bytes: 5_600_000, blobs: 0, hits: 1 } as const
    expect(progressText({ done: 3, total: 20, scan })).toBe('Checked 3 of 20 · 1234 files, 6 MB')
    const blobs = { ...scan, phase: 'history', blobs: 77 } as const
    expect(progressText({ done: 3, total: 20, scan: blobs })).toBe(
      'Checked 3 of 20 · 77 versions in git, 6 MB',
    )
  })
})

describe('the usage', () => {
  it('names every option and exit code, and fits a terminal', () => {
    for (const word of [
      '--demo',
      '--json',
      '--sarif',
      '--history',
      '--fail-on',
      '--write-baseline',
      '8 could not check',
    ])
      expect(checklistUsage).toContain(word)
    expect(Math.max(...checklistUsage.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})
