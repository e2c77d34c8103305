import { describe, expect, it } from 'vitest'
import { checkIds, type CheckId } from '../../../app/domain/check.ts'
import { skippedText } from '../../../app/strings/en/terminal-checklist.ts'
import {
  accepted,
  commitPlace,
  filePlace,
  finding,
  report,
  result,
  results,
  scanReport,
} from '../../fakes/check-results.ts'

const inCode = (...findings: Parameters<typeof finding>[]) =>
  results(result('token-in-code', { findings: findings.map((args) => finding(...args)) }))

describe('what a run came to', () => {
  it('is clean when nothing was found', () => {
    expect(report()).toMatchObject({ outcome: 'clean', counts: { pass: 20, counting: 0 } })
  })

  it('is found for a finding that fails, and for a warning only where that was asked for', () => {
    expect(report({ results: inCode(['a']) }).outcome).toBe('found')
    const warned = inCode(['a', { severity: 'warn' }])
    expect(report({ results: warned })).toMatchObject({ outcome: 'clean', counts: { warn: 1, aside: 1 } })
    expect(report({ results: warned, failOn: 'warn' }).outcome).toBe('found')
  })

  it.each(['comment', 'baseline', 'accepted', 'snoozed'] as const)(
    'does not count a finding that is accepted: %s',
    (kind) => {
      const ran = report({ results: inCode(['a', { acceptance: accepted(kind) }]) })
      expect(ran).toMatchObject({ outcome: 'clean', counts: { accepted: 1, counting: 0 } })
    },
  )

  it('is found while something that is not listed any more may count', () => {
    const listed = [finding('a', { acceptance: accepted('baseline') })]
    const ran = report({ results: results(result('token-in-code', { status: 'fail', findings: listed })) })
    expect(ran).toMatchObject({ outcome: 'found', counts: { counting: 0 } })
  })

  it('is not clean when a folder could not be looked at, and found all the same where one was', () => {
    const folders = [
      { path: '/work/bot', problem: null },
      { path: '/gone', problem: 'missing' as const },
    ]
    expect(report({ folders }).outcome).toBe('unchecked')
    expect(report({ folders, results: inCode(['a']) }).outcome).toBe('found')
  })

  it('is not clean when the files were not scanned to the end', () => {
    const noFiles = results(result('token-in-code', { status: 'unknown' }))
    expect(report({ results: noFiles }).outcome).toBe('unchecked')
    expect(report({ scan: null }).outcome).toBe('unchecked')
    expect(report({ scan: scanReport({ cancelled: true }) }).outcome).toBe('unchecked')
    expect(report({ results: [] }).outcome).toBe('unchecked')
    const gone = scanReport({ folders: [{ folder: '/work/bot', outcome: 'denied' }] })
    expect(report({ scan: gone })).toMatchObject({
      outcome: 'unchecked',
      folders: [{ path: '/work/bot', problem: 'denied' }],
    })
  })

  it.each(['no-git', 'refused', 'broken', 'cancelled'] as const)(
    'is not clean when a history was asked for, and git’s answer was %s',
    (outcome) => {
      const scan = scanReport({ history: [{ repository: '/work/bot', outcome, blobs: 0, known: 0 }] })
      expect(report({ scan }).outcome).toBe('clean')
      expect(report({ scan, history: true })).toMatchObject({
        outcome: 'unchecked',
        histories: [{ path: '/work/bot', problem: outcome }],
      })
    },
  )

  it('is clean when a history was asked for and there is none, not when it could not be looked through', () => {
    const noHistory = results(result('token-in-history', { status: 'unknown' }))
    expect(report({ results: noHistory, history: true }).outcome).toBe('clean')
    const scan = scanReport({
      history: [{ repository: '/work/bot', outcome: 'scanned', blobs: 9, known: 0 }],
    })
    expect(report({ results: noHistory, history: true, scan }).outcome).toBe('unchecked')
    expect(report({ history: true, scan }).outcome).toBe('clean')
  })

  it('counts what was found by a scan that was not ended', () => {
    const findings = [finding('a')]
    const cut = results(result('token-in-code', { status: 'unknown', findings }))
    expect(report({ results: cut }).outcome).toBe('found')
  })

  it('is clean without folders, when only the account could not be looked at', () => {
    const unknown = results(...checkIds.map((id) => result(id, { status: 'unknown' })))
    expect(report({ results: unknown, folders: [], named: false }).outcome).toBe('clean')
  })
})

describe('a run for named folders', () => {
  const elsewhere = filePlace('/home/somebody/.bash_history', { folder: null })

  it.each<[CheckId, Partial<Parameters<typeof finding>[1]>]>([
    ['token-in-environment', { place: null }],
    ['token-in-logs', { place: elsewhere }],
    ['machine-guarded', { place: null }],
    ['file-permissions', { place: elsewhere }],
    ['https-only', { place: null }],
  ])('shows what %s finds elsewhere on the machine, and does not count it', (check, change) => {
    const found = results(result(check, { findings: [finding('a', change)] }))
    const ran = report({ results: found })
    expect(ran).toMatchObject({ outcome: 'clean', counts: { fail: 1, aside: 1 } })
    const whole = report({ results: found, named: false })
    expect(whole).toMatchObject({ outcome: 'found', counts: { counting: 1, aside: 0 } })
  })

  it.each<[CheckId, Partial<Parameters<typeof finding>[1]>]>([
    ['token-in-logs', {}],
    ['file-permissions', {}],
    ['https-only', {}],
    ['token-in-history', { place: commitPlace() }],
    ['env-files-ignored', { place: elsewhere }],
    ['gitignore-complete', { place: null }],
  ])('counts what %s finds in them', (check, change) => {
    const ran = report({ results: results(result(check, { findings: [finding('a', change)] })) })
    expect(ran).toMatchObject({ outcome: 'found', counts: { counting: 1 } })
  })

  it('says of the account’s checks that they were not made, not why they could not be', () => {
    const found = results(result('two-factor', { status: 'unknown', evidence: ['Run the set-up.'] }))
    const seen = report({ results: found }).checks.find(({ id }) => id === 'two-factor')
    expect(seen).toMatchObject({ skipped: true, evidence: [skippedText] })
    const whole = report({ results: found, named: false }).checks.find(({ id }) => id === 'two-factor')
    expect(whole).toMatchObject({ skipped: false, evidence: ['Run the set-up.'] })
  })
})

describe('the JSON', () => {
  it('has every key in its place, and times in UTC', () => {
    const findings = [
      finding('a', { place: commitPlace(), acceptance: accepted('snoozed', 'until the summer') }),
    ]
    const scan = scanReport({
      history: [{ repository: '/work/bot', outcome: 'scanned', blobs: 9, known: 0 }],
    })
    const ran = report({ results: [result('token-in-history', { findings })], history: true, scan })
    expect(JSON.stringify(ran)).toBe(
      JSON.stringify({
        schema: 1,
        demo: false,
        startedAt: '2026-06-01T12:00:00.000Z',
        endedAt: '2026-06-01T12:00:00.250Z',
        folders: [{ path: '/work/bot', problem: null }],
        named: true,
        history: true,
        histories: [{ path: '/work/bot', problem: null }],
        failOn: 'fail',
        outcome: 'unchecked',
        counts: { pass: 1, warn: 0, fail: 0, unknown: 0, counting: 0, aside: 0, accepted: 1 },
        checks: [
          {
            id: 'token-in-history',
            group: 'copies',
            title: 'No token in a git history',
            status: 'pass',
            skipped: false,
            evidence: ['What token-in-history found.'],
            findings: [
              {
                id: 'a',
                severity: 'fail',
                text: 'A token: 01234567…a',
                counts: false,
                elsewhere: false,
                place: {
                  kind: 'commit',
                  folder: '/work/bot',
                  commit: 'c'.repeat(40),
                  blob: 'b'.repeat(40),
                  path: 'src/old.py',
                  line: 3,
                  committedAt: '2026-06-01T12:00:00.000Z',
                },
                acceptance: {
                  kind: 'snoozed',
                  reason: 'until the summer',
                  until: '2026-06-01T12:00:00.000Z',
                },
              },
            ],
            checkedAt: '2026-06-01T12:00:00.000Z',
            tookMs: 2,
          },
        ],
      }),
    )
  })

  it.each([null, 9e15, Number.NaN])('survives a commit with the date %s', (committedAtMs) => {
    const findings = [finding('a', { place: commitPlace({ committedAtMs }) })]
    const [check] = report({ results: [result('token-in-history', { findings })] }).checks
    expect(check?.findings[0]?.place).toMatchObject({ committedAt: null })
  })
})
