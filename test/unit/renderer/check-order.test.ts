import { describe, expect, it } from 'vitest'
import { checkIds } from '../../../app/domain/check.ts'
import {
  grouped,
  isOpenAtFirst,
  lastCheckedAt,
  scoreOf,
  sortFindings,
  worstFirst,
} from '../../../renderer/features/checklist/check-order.ts'
import { checksWith, finding } from '../../fakes/checklists.ts'
import { exampleChecks, nowMs } from '../../fakes/views.ts'

const results = exampleChecks({ 'two-factor': 'fail', 'token-age': 'warn', 'https-only': 'unknown' })

describe('the order of the checklist', () => {
  it('has every check once under its heading, also before any has run', () => {
    const rows = grouped([]).flatMap((group) => group.rows)
    expect(rows.map(({ id }) => id).sort()).toEqual([...checkIds].sort())
    expect(rows.every(({ result }) => result === null)).toBe(true)
  })

  it('puts what was found to the check that found it, however main sends them', () => {
    const rows = grouped(results.toReversed()).flatMap((group) => group.rows)
    expect(rows.every(({ id, result }) => result?.id === id)).toBe(true)
    expect(grouped(results)[0]?.rows.map(({ id }) => id)).toEqual([
      'token-in-keychain',
      'token-age',
      'token-power',
    ])
  })

  it('opens at first what fails, and nothing else', () => {
    const open = results.filter(isOpenAtFirst).map(({ id }) => id)
    expect(open).toEqual(['two-factor'])
    expect(isOpenAtFirst(null)).toBe(false)
  })
})

describe('the score', () => {
  it('counts each status, the worst first, and leaves out what is not there', () => {
    expect(scoreOf(results)).toEqual([
      { status: 'fail', number: 1 },
      { status: 'warn', number: 1 },
      { status: 'unknown', number: 1 },
      { status: 'pass', number: 17 },
    ])
    expect(scoreOf(exampleChecks())).toEqual([{ status: 'pass', number: 20 }])
    expect(scoreOf([])).toEqual([])
  })

  it('names what is wrong, what fails before what warns', () => {
    expect(worstFirst(results).map(({ id }) => id)).toEqual(['two-factor', 'token-age'])
  })

  it('is as new as the newest check', () => {
    expect(lastCheckedAt(checksWith({ 'token-age': { checkedAtMs: nowMs } }))).toBe(nowMs)
  })
})

describe('findings', () => {
  it('stand with the worst first, and apart from what was set aside', () => {
    const aside = { kind: 'snoozed', reason: 'later', untilMs: nowMs } as const
    const all = [
      finding(1, { severity: 'warn' }),
      finding(2, { acceptance: aside }),
      finding(3, {}),
      finding(4, { severity: 'warn', acceptance: { ...aside, kind: 'comment' } }),
      finding(5, {}),
    ]
    const { counting, aside: quiet } = sortFindings(all)
    expect(counting.map(({ id }) => id)).toEqual(['finding-3', 'finding-5', 'finding-1'])
    expect(quiet.map(({ id }) => id)).toEqual(['finding-2', 'finding-4'])
  })
})
