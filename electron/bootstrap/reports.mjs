import { stripVTControlCharacters } from 'node:util'
import { asObject } from './files.mjs'

/** So much of a failure says which expectation it was, and where; a page's whole tree may follow. */
const failureLines = 16

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Counts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function addUp(counts) {
  return counts.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    nothing,
  )
}

/** @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * Counts of Vitest's JSON report; a file that failed without running a test counts as one failure. Null when
 * it is no such report or holds no test.
 * @param {Record<string, unknown> | null} report
 * @returns {Counts | null}
 */
export function countVitest(report) {
  const files = report?.['testResults']
  if (!Array.isArray(files)) return null
  const counts = { ...nothing }
  for (const file of files) {
    const { assertionResults, status } = asObject(file) ?? {}
    const tests = Array.isArray(assertionResults)
      ? assertionResults.map((test) => asObject(test)?.['status'])
      : []
    for (const outcome of tests) {
      if (outcome === 'passed') counts.passed++
      else if (outcome === 'failed') counts.failed++
      else counts.skipped++
    }
    if (status === 'failed' && !tests.includes('failed')) counts.failed++
  }
  return isEmpty(counts) ? null : counts
}

/**
 * Counts of Playwright's JSON report. A flaky test is a failing one; so is an error outside any test. Null
 * when it is no such report or holds no test.
 * @param {Record<string, unknown> | null} report
 * @returns {Counts | null}
 */
export function countPlaywright(report) {
  const stats = asObject(report?.['stats'])
  if (!stats) return null
  const { expected, unexpected, flaky, skipped } = stats
  const errors = report?.['errors']
  const counts = {
    passed: number(expected),
    failed: number(unexpected) + number(flaky) + (Array.isArray(errors) ? errors.length : 0),
    skipped: number(skipped),
  }
  return isEmpty(counts) ? null : counts
}

/**
 * Name and cause of each failure of Vitest's JSON report, a file that broke outside of its tests among them.
 * @param {Record<string, unknown> | null} report
 * @returns {string[]}
 */
export function vitestFailures(report) {
  return list(report?.['testResults']).flatMap(({ name, status, message, assertionResults }) => {
    if (status !== 'failed') return []
    const failed = list(assertionResults).filter((test) => test['status'] === 'failed')
    if (failed.length === 0) return [failureText(String(name), message)]
    return failed.map(({ fullName, failureMessages }) =>
      failureText(String(fullName), Array.isArray(failureMessages) ? failureMessages[0] : undefined),
    )
  })
}

/**
 * Name and cause of each failure of Playwright's JSON report, those outside of any test among them.
 * @param {Record<string, unknown> | null} report
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  const outside = list(report?.['errors']).map(({ message }) => failureText('outside of any test', message))
  const inTests = testsOf(report).flatMap(({ title, test }) =>
    list(test['results']).flatMap(({ errors }) =>
      list(errors).map(({ message }) => failureText(title, message)),
    ),
  )
  return [...inTests, ...outside]
}

/**
 * @param {string} title
 * @param {unknown} message
 */
function failureText(title, message) {
  const lines = typeof message === 'string' ? stripVTControlCharacters(message).split('\n') : []
  const shown = lines.filter((line) => line.trim() !== '').slice(0, failureLines)
  return [title, ...shown.map((line) => `  ${line}`)].join('\n')
}

/**
 * Names and reasons of the tests that Playwright skipped.
 * @param {Record<string, unknown> | null} report
 * @returns {string[]}
 */
export function playwrightSkips(report) {
  const failed = (countPlaywright(report)?.failed ?? 0) > 0
  // Playwright calls the rest of a series "skipped" too when one of it fails.
  const silent = failed ? 'not run after a failure' : 'no reason given'
  return testsOf(report).flatMap(({ title, test }) => {
    if (test['status'] !== 'skipped') return []
    const reasons = list(test['annotations']).flatMap(({ type, description }) =>
      type === 'skip' && typeof description === 'string' ? [description] : [],
    )
    return [`${title} (${reasons.join('; ') || silent})`]
  })
}

/**
 * The tests of Playwright's JSON report, or of a suite in it, however deep they stand.
 * @param {Record<string, unknown> | null} suite
 * @returns {{ title: string, test: Record<string, unknown> }[]}
 */
function testsOf(suite) {
  const own = list(suite?.['specs']).flatMap(({ title, tests }) =>
    list(tests).map((test) => ({ title: String(title), test })),
  )
  return [...own, ...list(suite?.['suites']).flatMap(testsOf)]
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>[]}
 */
function list(value) {
  if (!Array.isArray(value)) return []
  return value.map((each) => asObject(each)).filter((each) => each !== null)
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0
}

/** @param {Counts} counts */
function isEmpty({ passed, failed, skipped }) {
  return passed + failed + skipped === 0
}
