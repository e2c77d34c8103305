import { beforeEach, describe, expect, it } from 'vitest'
import { runChecks } from '../../../app/checklist/run-checks.ts'
import { checkIds } from '../../../app/domain/check.ts'
import { ok } from '../../../app/domain/result.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeLogger, type FakeLogger } from '../../fakes/logger.ts'
import { contextWith, goodTls, nowMs } from './context.ts'

let log: FakeLogger

beforeEach(() => {
  log = createFakeLogger()
})

describe('runChecks', () => {
  it('answers every check, in the order of the list, all passed where nothing is wrong', async () => {
    const results = await runChecks(contextWith(), createFakeClock(nowMs), log)
    expect(results.map(({ id }) => id)).toEqual(checkIds)
    expect(results.map(({ status }) => status)).toEqual(checkIds.map(() => 'pass'))
  })

  it('says when each check ended and how long it took', async () => {
    const clock = createFakeClock(nowMs)
    const observeTls = () =>
      new Promise<ReturnType<typeof ok<typeof goodTls>>>((resolve) => {
        clock.after(250, () => resolve(ok(goodTls)))
      })
    const running = runChecks(contextWith({ observeTls }), clock, log)
    await clock.advance(1000)
    const results = await running
    const slow = results.find(({ id }) => id === 'https-only')
    expect(slow).toMatchObject({ tookMs: 250, checkedAtMs: nowMs + 250 })
    expect(results.filter(({ id }) => id !== 'https-only').map(({ tookMs }) => tookMs)).toEqual([
      0, 0, 0, 0, 0,
    ])
  })

  it('measures by the clock that does not jump', async () => {
    const clock = createFakeClock(nowMs)
    const observeTls = () => {
      clock.jump(-3_600_000)
      return Promise.resolve(ok(goodTls))
    }
    const results = await runChecks(contextWith({ observeTls }), clock, log)
    expect(results.find(({ id }) => id === 'https-only')?.tookMs).toBe(0)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('inner detail')
      },
      'inner detail',
    ],
    ['rejects', () => Promise.reject(new Error('inner detail')), 'inner detail'],
    ['throws what is no error', () => Promise.reject('inner detail'), 'string'],
  ])(
    'answers unknown, with a reference that the log has too, for a check that %s',
    async (_, observeTls, detail) => {
      const results = await runChecks(contextWith({ observeTls }), createFakeClock(nowMs), log)
      const broke = results.find(({ id }) => id === 'https-only')
      expect(broke?.status).toBe('unknown')
      expect(broke?.evidence).toEqual([
        expect.stringMatching(/could not be checked.*\(reference [0-9a-f]{8}\)\.$/),
      ])
      const reference = /reference (\w+)/.exec(broke?.evidence[0] ?? '')?.[1]
      const facts = { check: 'https-only', reference, detail: expect.stringContaining(detail) }
      expect(log.lines).toEqual([{ level: 'error', event: 'check-broke', facts }])
      expect(results.filter(({ status }) => status === 'pass').length).toBe(5)
    },
  )
})

describe('the texts', () => {
  it('are there for every check, in plain words', () => {
    for (const id of checkIds) {
      for (const text of Object.values(checkTexts[id])) {
        expect(text).toMatch(/^[A-Z]/)
        expect(text).not.toContain('!')
      }
    }
  })
})
