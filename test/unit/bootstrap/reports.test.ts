import { describe, expect, it } from 'vitest'
import {
  addUp,
  countPlaywright,
  countVitest,
  playwrightSkips,
  summaryLine,
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
