import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../app/checklist/run-checks.ts'
import { checkIds } from '../../../app/domain/check.ts'
import { ok } from '../../../app/domain/result.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { contextWith, goodTls, nowMs } from './context.ts'

describe('runChecks', () => {
  it('answers every check, in the order of the list, all passed where nothing is wrong', async () => {
    const results = await runChecks(contextWith(), createFakeClock(nowMs))
    expect(results.map(({ id }) => id)).toEqual(checkIds)
    expect(results.map(({ status }) => status)).toEqual(checkIds.map(() => 'pass'))
  })

  it('says when each check ended and how long it took', async () => {
    const clock = createFakeClock(nowMs)
    const observeTls = () =>
      new Promise<ReturnType<typeof ok<typeof goodTls>>>((resolve) => {
        clock.after(250, () => resolve(ok(goodTls)))
      })
    const running = runChecks(contextWith({ observeTls }), clock)
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
    const results = await runChecks(contextWith({ observeTls }), clock)
    expect(results.find(({ id }) => id === 'https-only')?.tookMs).toBe(0)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('secret detail')
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret detail'))],
  ])('answers unknown, with a reference and no detail, for a check that %s', async (_, observeTls) => {
    const told: unknown[] = []
    const broken = (...facts: unknown[]) => void told.push(facts)
    const results = await runChecks(contextWith({ observeTls }), createFakeClock(nowMs), broken)
    const broke = results.find(({ id }) => id === 'https-only')
    expect(broke?.status).toBe('unknown')
    expect(broke?.evidence).toEqual([
      expect.stringMatching(/could not be checked.*\(reference [0-9a-f]{8}\)\.$/),
    ])
    const reference = /reference (\w+)/.exec(broke?.evidence[0] ?? '')?.[1]
    expect(told).toEqual([['https-only', reference]])
    expect(results.filter(({ status }) => status === 'pass').length).toBe(5)
  })

  it('needs nobody to be told', async () => {
    const context = contextWith({ observeTls: () => Promise.reject(new Error('broken')) })
    const results = await runChecks(context, createFakeClock(nowMs))
    expect(results[2]).toMatchObject({ id: 'https-only', status: 'unknown' })
  })
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
