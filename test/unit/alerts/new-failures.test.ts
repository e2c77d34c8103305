import { describe, expect, it } from 'vitest'
import { knownAfter, newFailures, type KnownStatuses } from '../../../app/alerts/new-failures.ts'
import { checkIds, type CheckStatus } from '../../../app/domain/check.ts'
import { exampleChecks } from '../../fakes/views.ts'

/** What is told of, as one check goes through these statuses. */
function told(...statuses: readonly CheckStatus[]): readonly number[] {
  let known: KnownStatuses = {}
  return statuses.flatMap((status, index) => {
    const results = exampleChecks({ 'two-factor': status })
    const news = newFailures(known, results)
    known = knownAfter(known, results)
    return news.length > 0 ? [index] : []
  })
}

describe('a check that fails', () => {
  it.each([
    ['after it passed', ['pass', 'fail'], [1]],
    ['after it warned', ['warn', 'fail'], [1]],
    ['on its very first run', ['fail', 'fail'], []],
    ['the first time that it could be checked', ['unknown', 'unknown', 'fail'], []],
    ['and goes on', ['pass', 'fail', 'fail', 'fail'], [1]],
    ['after it could not be checked for a while', ['pass', 'unknown', 'fail'], [2]],
    ['as it did before it could not be checked', ['pass', 'fail', 'unknown', 'fail'], [1]],
    ['again after it was mended', ['pass', 'fail', 'pass', 'fail'], [1, 3]],
  ] as const)('is news once, or not at all: %s', (_, statuses, expected) => {
    expect(told(...statuses)).toEqual(expected)
  })

  it('is known by what it was before, and nothing changes without a change', () => {
    const known = knownAfter({}, exampleChecks())
    expect(Object.keys(known)).toEqual(checkIds)
    expect(knownAfter(known, exampleChecks())).toBe(known)
  })
})
