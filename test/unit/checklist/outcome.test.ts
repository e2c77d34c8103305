import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answerOf, longestText, mostFindings, type CheckAnswer } from '../../../app/checklist/answer.ts'
import type { CheckOutcome, FoundFinding } from '../../../app/checklist/context.ts'
import { resultOf, type Acceptances, type OwnerAcceptance } from '../../../app/checklist/outcome.ts'
import { parseFindingId, type FindingId } from '../../../app/domain/check.ts'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import { nowMs } from './context.ts'

const check = { id: 'token-in-code', title: 'No token in your files' } as const
const times = { checkedAtMs: nowMs, tookMs: 3 }
const idOf = (text: string) => parseFindingId(text) as FindingId

function found(id: string, more: Partial<FoundFinding> = {}): FoundFinding {
  return { id: idOf(id), severity: 'fail', text: `Found ${id}`, ...more }
}

function answer(outcome: Partial<CheckOutcome>, yours: readonly string[] = []): CheckAnswer {
  return answerOf(check, { status: 'fail', evidence: ['Looked.'], ...outcome }, new Set(yours), times)
}

function words(...given: (Partial<OwnerAcceptance> & { readonly of: string })[]): Acceptances {
  return new Map(
    given.map(({ of, ...rest }) => {
      const finding = idOf(of)
      const word = {
        kind: 'accepted',
        reason: 'a test vector',
        sinceMs: nowMs,
        untilMs: nowMs + 30 * dayMs,
      } as const
      return [finding, { ...word, finding, ...rest }]
    }),
  )
}

const none: Acceptances = new Map()
const statusAt = (of: CheckAnswer, given: Acceptances, atMs = nowMs) => resultOf(of, given, atMs).status

describe('a check’s status', () => {
  it.each([
    [['fail', 'warn'], 'fail'],
    [['warn', 'warn'], 'warn'],
    [[], 'pass'],
  ] as const)('is the worst of its findings: %j', (severities, status) => {
    const findings = severities.map((severity, index) => found(`f${index}`, { severity }))
    expect(statusAt(answer({ status: severities.length > 0 ? 'fail' : 'pass', findings }), none)).toBe(status)
  })

  it('is what is left when some of them are accepted, and pass when all are, which stay to be seen', () => {
    const both = answer({ findings: [found('one'), found('two', { severity: 'warn' })] })
    expect(statusAt(both, words({ of: 'one' }))).toBe('warn')
    const result = resultOf(both, words({ of: 'one' }, { of: 'two', kind: 'snoozed' }), nowMs)
    expect(result.status).toBe('pass')
    expect(result.findings.map(({ acceptance }) => acceptance)).toEqual([
      { kind: 'accepted', reason: 'a test vector', untilMs: nowMs + 30 * dayMs },
      { kind: 'snoozed', reason: 'a test vector', untilMs: nowMs + 30 * dayMs },
    ])
  })

  it('stays unknown, whatever is accepted', () => {
    const unsure = answer({ status: 'unknown', findings: [found('one')] })
    expect(statusAt(unsure, words({ of: 'one' }))).toBe('unknown')
    expect(resultOf(unsure, none, nowMs).findings).toHaveLength(1)
  })

  it.each(['fail', 'warn'] as const)(
    'can be accepted as a whole where the check names no finding: %s',
    (status) => {
      const bare = answer({ status })
      const result = resultOf(bare, none, nowMs)
      expect(result).toMatchObject({
        status,
        findings: [{ id: check.id, severity: status, acceptance: null }],
      })
      expect(statusAt(bare, words({ of: check.id }))).toBe('pass')
    },
  )

  it('has no finding where nothing is wrong', () => {
    for (const status of ['pass', 'unknown'] as const)
      expect(resultOf(answer({ status }), none, nowMs)).toMatchObject({ status, findings: [] })
  })

  it('heeds what the folder allows', () => {
    const allowed = answer({
      findings: [found('one', { allowedBy: 'comment' }), found('two', { allowedBy: 'baseline' })],
    })
    const result = resultOf(allowed, none, nowMs)
    expect(result.status).toBe('pass')
    expect(result.findings.map(({ acceptance }) => acceptance?.kind)).toEqual(['comment', 'baseline'])
    expect(result.findings[0]?.acceptance).toMatchObject({
      untilMs: null,
      reason: expect.stringContaining('comment'),
    })
  })
})

describe('an acceptance', () => {
  const one = answer({ findings: [found('one')] })
  const week = words({ of: 'one', untilMs: nowMs + 7 * dayMs })

  it('ends by itself, without the check being run again', () => {
    expect(statusAt(one, week, nowMs + 7 * dayMs - 1)).toBe('pass')
    expect(statusAt(one, week, nowMs + 7 * dayMs)).toBe('fail')
  })

  it('comes back with a clock that was ahead and is put right', () => {
    expect(statusAt(one, week, nowMs + 400 * dayMs)).toBe('fail')
    expect(statusAt(one, week, nowMs + dayMs)).toBe('pass')
  })

  it('does not hold for longer because the clock was ahead when it was given', () => {
    expect(statusAt(one, week, nowMs - 365 * dayMs)).toBe('fail')
    expect(statusAt(one, week, nowMs - 2 * hourMs)).toBe('pass')
  })
})

describe('the token that is kept', () => {
  const mine = answer({ findings: [found('one', { allowedBy: 'baseline' })] }, ['one'])

  it('is allowed by nothing in the folder', () => {
    expect(resultOf(mine, none, nowMs)).toMatchObject({
      status: 'fail',
      findings: [{ isYours: true, acceptance: null }],
    })
    const flagged = answer({ findings: [found('one', { allowedBy: 'comment', isYours: true })] })
    expect(statusAt(flagged, none)).toBe('fail')
  })

  it('can be put off for a day, whatever was asked for, and is never accepted', () => {
    const year = words({ of: 'one', untilMs: nowMs + 365 * dayMs })
    expect(resultOf(mine, year, nowMs).findings[0]?.acceptance).toMatchObject({
      kind: 'snoozed',
      untilMs: nowMs + dayMs,
    })
    expect(statusAt(mine, year, nowMs + dayMs)).toBe('fail')
  })
})

describe('what is kept of an outcome', () => {
  it('is bounded, and a pass cannot hide among what is left out', () => {
    const allowed = Array.from({ length: 300 }, (_, index) => found(`ok-${index}`, { allowedBy: 'baseline' }))
    const bad = Array.from({ length: 250 }, (_, index) => found(`bad-${index}`))
    const many = answer({ findings: [...allowed, ...bad] })
    expect(many.findings).toHaveLength(mostFindings)
    expect(many.evidence.at(-1)).toBe('350 more findings are not listed here.')
    const all = words(...many.findings.map(({ id }) => ({ of: id })))
    expect(statusAt(many, all)).toBe('fail')
    const fine = answer({ findings: allowed })
    expect(statusAt(fine, none)).toBe('pass')
  })

  it('names each finding once, the one that counts', () => {
    const twice = answer({ findings: [found('one', { allowedBy: 'comment' }), found('one'), found('one')] })
    expect(twice.findings).toHaveLength(1)
    expect(statusAt(twice, none)).toBe('fail')
  })

  it('has no token in it, wherever one slipped in', () => {
    const token = randomBytes(48).toString('hex')
    const jwt = `eyJhbGciOiJIUzI1NiJ9.${randomBytes(30).toString('base64url')}.${randomBytes(30).toString('base64url')}`
    const place = {
      kind: 'file',
      folder: '/home/somebody/bot',
      path: `${token}.txt`,
      line: 1,
      column: 1,
    } as const
    const careless = answer({
      evidence: [`config.py holds ${token}`, jwt, 'x'.repeat(100_000) + token],
      findings: [found('one', { text: `session=${token.toUpperCase()}`, place })],
      fixes: [{ kind: 'restrict-mode', id: 'fix', path: `/home/somebody/${token}`, from: 0o644, to: 0o600 }],
    })
    const text = JSON.stringify(careless).toLowerCase()
    for (const secret of [token, jwt.toLowerCase()]) expect(text).not.toContain(secret.slice(10, 60))
    expect(careless.fixes).toEqual([])
    expect(text.length).toBeLessThan(3000)
  })

  it.each(['eyJ', 'eyJ.', 'a', 'abcdef0123456789', '.'])(
    'is made of hostile text before the test is ended: %s',
    (unit) => {
      const { evidence } = answer({ evidence: Array.from({ length: 60 }, () => unit.repeat(300_000)) })
      for (const line of evidence) expect(line.length).toBeLessThanOrEqual(longestText)
    },
  )
})
