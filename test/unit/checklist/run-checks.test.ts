import { beforeEach, describe, expect, it } from 'vitest'
import { allChecks } from '../../../app/checklist/all-checks.ts'
import type { CheckAnswer } from '../../../app/checklist/answer.ts'
import type { Check, CheckContext, CheckOutcome } from '../../../app/checklist/context.ts'
import { checkBoundMs, runChecks, sharedBoundMs } from '../../../app/checklist/run-checks.ts'
import { checkIds, parseFindingId, type CheckId, type FindingId } from '../../../app/domain/check.ts'
import { ok } from '../../../app/domain/result.ts'
import type { ScanHit, ScanReport } from '../../../app/domain/scan.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { checkRunTexts } from '../../../app/strings/en/check-run.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { createFakeLogger, type FakeLogger } from '../../fakes/logger.ts'
import { cleanReport, contextWith, goodTls, nowMs } from './context.ts'

let log: FakeLogger
let clock: FakeClock

beforeEach(() => {
  log = createFakeLogger()
  clock = createFakeClock(nowMs)
})

const pass: CheckOutcome = { status: 'pass', evidence: ['All is well.'] }
type Run = Check['run']

/** The real list, where each check does what the test says. */
function checksThat(own: Partial<Record<CheckId, Run>>, others: Run = () => pass): Record<CheckId, Check> {
  const named = checkIds.map((id) => [id, { ...allChecks[id], run: own[id] ?? others }] as const)
  return Object.fromEntries(named) as Record<CheckId, Check>
}

const died = () => Promise.reject(new Error('the thread died'))
const never = () => new Promise<never>(() => undefined)
const of = (answers: readonly CheckAnswer[], id: CheckId) => answers.find((answer) => answer.id === id)
async function slowTls() {
  await later(250)
  return ok(goodTls)
}

function scanTaking(ms: number): () => Promise<ScanReport> {
  return async () => {
    await later(ms)
    return cleanReport
  }
}

const scanning: Run = async ({ scan }) => {
  await scan?.()
  return pass
}

const askTwice: Run = async (context) => {
  await Promise.all([context.scan?.(), context.repositories(), context.scan?.()])
  return pass
}

const thenHang: Run = async (context) => {
  await context.scan?.()
  return await never()
}

const hanging: CheckId = 'two-factor'

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve)
  })
}

describe('runChecks', () => {
  it('answers every check, in the order of the list, all passed where nothing is wrong', async () => {
    const answers = await runChecks(contextWith(), { clock, log })
    expect(answers.map(({ id }) => id)).toEqual(checkIds)
    expect(answers.map(({ status }) => status)).toEqual(checkIds.map(() => 'pass'))
  })

  it('runs only those that are asked for', async () => {
    const only: CheckId[] = ['email-verified', 'token-age']
    const answers = await runChecks(contextWith(), { clock, log }, { only })
    expect(answers.map(({ id }) => id)).toEqual(['token-age', 'email-verified'])
  })

  it('says when each check ended and how long it took', async () => {
    const running = runChecks(contextWith({ observeTls: slowTls }), { clock, log })
    await clock.advance(1000)
    const slow = of(await running, 'https-only')
    expect(slow).toMatchObject({ tookMs: 250, checkedAtMs: nowMs + 250 })
    expect(of(await running, 'two-factor')).toMatchObject({ tookMs: 0, checkedAtMs: nowMs })
  })

  it('measures by the clock that does not jump', async () => {
    const observeTls = () => {
      clock.jump(-3_600_000)
      return Promise.resolve(ok(goodTls))
    }
    const answers = await runChecks(contextWith({ observeTls }), { clock, log })
    expect(of(answers, 'https-only')?.tookMs).toBe(0)
  })

  it('works at four at a time, and at more where some only wait for the scan', async () => {
    let working = 0
    let most = 0
    const work: Run = async ({ scan }) => {
      working += 1
      most = Math.max(most, working)
      await later(secondMs)
      working -= 1
      await scan?.()
      return pass
    }
    const running = runChecks(contextWith({ scan: scanTaking(10 * secondMs) }), {
      clock,
      log,
      checks: checksThat({}, work),
    })
    await clock.advance(5 * secondMs)
    // Twenty checks have done their second, four at a time, while all of those before wait for the scan.
    expect({ most, working }).toEqual({ most: 4, working: 0 })
    await clock.advance(minuteMs)
    expect((await running).every(({ status }) => status === 'pass')).toBe(true)
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
    async (_, broken, detail) => {
      const answers = await runChecks(contextWith(), {
        clock,
        log,
        checks: checksThat({ 'two-factor': broken }),
      })
      const broke = of(answers, 'two-factor')
      expect(broke?.status).toBe('unknown')
      expect(broke?.evidence).toEqual([
        expect.stringMatching(/could not be checked.*\(reference [0-9a-f]{8}\)\.$/),
      ])
      const reference = /reference (\w+)/.exec(broke?.evidence[0] ?? '')?.[1]
      const facts = { check: 'two-factor', reference, detail: expect.stringContaining(detail) }
      expect(log.lines).toEqual([{ level: 'error', event: 'check-broke', facts }])
      expect(answers.filter(({ status }) => status === 'pass').length).toBe(checkIds.length - 1)
    },
  )

  it('gives a check that hangs up after a minute, and answers the others at once', async () => {
    const checks = checksThat({ [hanging]: never })
    const seen: CheckId[] = []
    const running = runChecks(contextWith(), { clock, log, checks }, { onAnswer: ({ id }) => seen.push(id) })
    await clock.advance(checkBoundMs - 1)
    expect(seen.length).toBe(checkIds.length - 1)
    await clock.advance(1)
    const hung = of(await running, hanging)
    expect(hung).toMatchObject({ status: 'unknown', evidence: [checkRunTexts.overdue], tookMs: checkBoundMs })
    expect(clock.pendingTimers()).toBe(0)
  })

  it('is not held up where all four that work hang', async () => {
    const stuck: CheckId[] = checkIds.slice(0, 4)
    const checks = checksThat(Object.fromEntries(stuck.map((id) => [id, never])))
    const running = runChecks(contextWith(), { clock, log, checks })
    await clock.advance(checkBoundMs)
    const answers = await running
    expect(answers.filter(({ status }) => status === 'unknown').map(({ id }) => id)).toEqual(stuck)
  })
})

describe('what the checks share', () => {
  const needScan: CheckId[] = ['token-in-code', 'token-in-logs', 'file-permissions']
  const scanned = (run: Run = scanning) => checksThat(Object.fromEntries(needScan.map((id) => [id, run])))

  it('is asked for once', async () => {
    let asked = 0
    const scan = async () => {
      asked += 1
      return await Promise.resolve(cleanReport)
    }
    const repositories = async () => {
      asked += 1
      return await Promise.resolve([])
    }
    await runChecks(contextWith({ scan, repositories }), { clock, log, checks: scanned(askTwice) })
    expect(asked).toBe(2)
  })

  it('may take longer than a check by itself', async () => {
    const running = runChecks(contextWith({ scan: scanTaking(20 * minuteMs) }), {
      clock,
      log,
      checks: scanned(),
    })
    await clock.advance(20 * minuteMs)
    expect((await running).every(({ status }) => status === 'pass')).toBe(true)
  })

  it('leaves a check its minute of its own', async () => {
    const running = runChecks(contextWith({ scan: scanTaking(20 * minuteMs) }), {
      clock,
      log,
      checks: scanned(thenHang),
    })
    await clock.advance(20 * minuteMs + checkBoundMs)
    expect(of(await running, 'token-in-code')?.evidence).toEqual([checkRunTexts.overdue])
  })

  it('is given up when it never ends: unknown for those that need it, nothing for the others', async () => {
    const running = runChecks(contextWith({ scan: never }), { clock, log, checks: scanned() })
    await clock.advance(sharedBoundMs)
    const answers = await running
    expect(answers.filter(({ status }) => status === 'unknown').map(({ id }) => id)).toEqual(needScan)
    expect(clock.pendingTimers()).toBe(0)
  })

  it('makes those that need it unknown with a reference where it breaks, and no other', async () => {
    const answers = await runChecks(contextWith({ scan: died }), { clock, log, checks: scanned() })
    const broken = answers.filter(({ status }) => status === 'unknown')
    expect(broken.map(({ id }) => id)).toEqual(needScan)
    for (const { evidence } of broken) expect(evidence[0]).toMatch(/reference [0-9a-f]{8}/)
    expect(log.lines.map(({ event }) => event)).toEqual(needScan.map(() => 'check-broke'))
  })

  it('tells which findings are the token that is kept', async () => {
    const mine = parseFindingId('mine') as FindingId
    const other = parseFindingId('other') as FindingId
    const hit = { id: mine, isYours: true } as ScanHit
    const scan = (): Promise<ScanReport> => Promise.resolve({ ...cleanReport, hits: [hit] })
    const find: Run = async (context) => {
      await context.scan?.()
      const found = [mine, other].map((id) => ({ id, severity: 'fail' as const, text: 'A token' }))
      return { status: 'fail', evidence: [], findings: found }
    }
    const answers = await runChecks(contextWith({ scan }), { clock, log, checks: scanned(find) })
    expect(of(answers, 'token-in-code')?.findings.map(({ isYours }) => isYours)).toEqual([true, false])
  })
})

describe('a run that is stopped', () => {
  it('answers at once: what has ended stands, all else says that it was stopped', async () => {
    const stop = new AbortController()
    const checks = checksThat({
      [hanging]: never,
      'token-in-code': (context: CheckContext) => context.scan?.().then(() => pass) ?? pass,
    })
    const running = runChecks(contextWith({ scan: never }), { clock, log, checks }, { signal: stop.signal })
    await clock.advance(secondMs)
    stop.abort()
    const answers = await running
    const stopped = answers.filter(({ cancelled }) => cancelled)
    expect(stopped.map(({ id }) => id)).toEqual(['token-in-code', hanging])
    for (const answer of stopped) {
      expect(answer).toMatchObject({ status: 'unknown', evidence: [checkRunTexts.cancelled] })
    }
    expect(clock.pendingTimers()).toBe(0)
  })

  it('begins nothing more', async () => {
    const stop = new AbortController()
    const begun: string[] = []
    const checks = checksThat({}, async () => {
      begun.push('one')
      await later(secondMs)
      return pass
    })
    const running = runChecks(contextWith(), { clock, log, checks }, { signal: stop.signal })
    await clock.advance(0)
    stop.abort()
    await running
    await clock.advance(minuteMs)
    expect(begun.length).toBe(4)
  })

  it('that was stopped before it began runs nothing', async () => {
    const checks = checksThat({}, () => {
      throw new Error('must not run')
    })
    const answers = await runChecks(contextWith(), { clock, log, checks }, { signal: AbortSignal.abort() })
    expect(answers.every(({ cancelled }) => cancelled)).toBe(true)
    expect(log.lines).toEqual([])
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
