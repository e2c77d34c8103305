import { describe, expect, it } from 'vitest'
import {
  addUp,
  countPlaywright,
  countVitest,
  playwrightFailures,
  playwrightSkips,
  summaryLine,
  vitestFailures,
} from '../../../electron/bootstrap/reports.mjs'
import { settle } from '../../../electron/bootstrap/test-run.mjs'

const file = (status: string, ...outcomes: string[]) => ({
  status,
  assertionResults: outcomes.map((outcome) => ({ status: outcome })),
})

describe('countVitest', () => {
  it('counts passed, failed, and everything that did not run as skipped', () => {
    const testResults = [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'pending')]
    expect(countVitest({ testResults })).toEqual({ passed: 1, failed: 1, skipped: 3 })
  })

  it('counts a file that broke before its first test as a failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts a file whose tests pass and whose clean-up fails as a failure besides', () => {
    const testResults = [file('failed', 'passed')]
    expect(countVitest({ testResults })).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it.each([[null], [{}], [{ testResults: [] }], [{ testResults: 'x' }]])('knows no tests in %j', (report) => {
    expect(countVitest(report)).toBeNull()
  })
})

describe('countPlaywright', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }

  it('takes a flaky test and an error outside of tests for failures', () => {
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 2 })
  })

  it.each([[null], [{}], [{ stats: { expected: 0 } }]])('knows no tests in %j', (report) => {
    expect(countPlaywright(report)).toBeNull()
  })

  it('lists skipped tests with their reasons, however deep they stand', () => {
    const test = { status: 'skipped', annotations: [{ type: 'skip', description: 'no runtime' }] }
    const bare = { status: 'skipped', annotations: [] }
    const suites = [
      {
        specs: [{ title: 'one', tests: [bare] }],
        suites: [{ specs: [{ title: 'two', tests: [test, { status: 'expected' }] }] }],
      },
    ]
    expect(playwrightSkips({ suites })).toEqual(['one (no reason given)', 'two (no runtime)'])
    const failed = { suites, stats: { ...stats, flaky: 0 } }
    expect(playwrightSkips(failed)).toEqual(['one (not run after a failure)', 'two (no runtime)'])
  })
})

describe('what failed', () => {
  const message = '\u001b[31mAssertionError\u001b[39m: one is not two\n\n    at here'

  it('is named by Vitest with its cause, a file that broke outside of its tests too', () => {
    const testResults = [
      file('passed', 'passed'),
      {
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a' },
          { status: 'failed', fullName: 'b', failureMessages: [message] },
        ],
      },
      { name: 'c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ]
    expect(vitestFailures({ testResults })).toEqual([
      'b\n  AssertionError: one is not two\n      at here',
      'c.test.ts\n  no such module',
    ])
    expect(vitestFailures(null)).toEqual([])
  })

  it('is named by Playwright with its cause, however deep, and what is outside of tests too', () => {
    const tests = [{ status: 'unexpected', results: [{ errors: [{ message }] }] }]
    const fine = [{ status: 'expected', results: [{ errors: [] }] }]
    const suites = [
      { specs: [{ title: 'one', tests: fine }], suites: [{ specs: [{ title: 'two', tests }] }] },
    ]
    expect(playwrightFailures({ suites, errors: [{ message: 'no browser' }] })).toEqual([
      'two\n  AssertionError: one is not two\n      at here',
      'outside of any test\n  no browser',
    ])
    expect(playwrightFailures(null)).toEqual([])
  })

  it('is cut where a cause goes on for pages', () => {
    const long = Array.from({ length: 100 }, (_line, at) => `line ${at}`).join('\n')
    expect(playwrightFailures({ errors: [{ message: long }] })[0]?.split('\n')).toHaveLength(17)
  })
})

describe('the whole', () => {
  it('is one line', () => {
    const counts = { passed: 2, failed: 0, skipped: 1 }
    expect(summaryLine(addUp([counts, counts]))).toBe('4 passed, 0 failed, 2 skipped')
  })

  it('holds a failure for a runner that reported nothing, or failed beside its tests', () => {
    const counts = { passed: 2, failed: 0, skipped: 1 }
    expect(settle('Runner', counts, true, '')).toBe(counts)
    expect(settle('Runner', counts, false, '').failed).toBe(1)
    expect(settle('Runner', null, true, '').failed).toBe(1)
  })
})
