import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import { checkIds, parseFindingId, type FindingId } from '../../../app/domain/check.ts'
import { dayMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createChecklistWorld, folder, tfa, type ChecklistWorld } from './checklist-world.ts'

let world: ChecklistWorld

beforeEach(async () => {
  world = await createChecklistWorld()
})

describe('a check that newly fails', () => {
  beforeEach(async () => {
    await world.setUp()
    await world.watch()
    // It says the same, and more.
    await world.core.alerts.change({ what: 'rule', rule: 'two-factor-off', isOn: false })
    world.host.notices.length = 0
  })

  it('is told of once, also across restarts, and again after it was mended', async () => {
    world.setTfa(false)
    await world.pass()
    expect(world.status('two-factor')).toBe('fail')
    expect(world.notices()).toEqual([
      expect.stringMatching(/^A check newly fails. Two-factor authentication/),
    ])
    await world.restart()
    await world.watch()
    await world.pass()
    expect(world.notices()).toHaveLength(1)
    world.setTfa(true)
    await world.pass()
    world.setTfa(false)
    await world.pass()
    expect(world.notices()).toHaveLength(2)
  })

  it('is told of where it failed while the app was not running', async () => {
    await world.core.close()
    world.setTfa(false)
    await world.start()
    await world.watch()
    await world.pass()
    expect(world.notices()).toHaveLength(1)
  })

  it('is no news on the first run of all', async () => {
    world = await createChecklistWorld()
    world.setTfa(false)
    await world.setUp()
    await world.watch()
    await world.pass()
    expect(world.status('two-factor')).toBe('fail')
    expect(world.notices()).toEqual([])
  })

  it('is not told of a second time where an alert of its own tells it', async () => {
    await world.core.alerts.change({ what: 'rule', rule: 'two-factor-off', isOn: true })
    world.setTfa(false)
    await world.pass()
    expect(world.status('two-factor')).toBe('fail')
    expect(world.notices()).toEqual([expect.stringMatching(/^Two-factor login was switched off/)])
  })

  it('is not named in privacy mode', async () => {
    await world.core.changePreferences({ privacy: true })
    world.setTfa(false)
    await world.pass()
    expect(world.notices()).toEqual(['A check newly fails. Open the checklist to see what was found.'])
  })

  it('is gathered with the others that fail at the same time', async () => {
    world.host.answerWith((operation) => {
      const user = { id: 'x', hasTfaEnabled: false, hasEmailVerified: false }
      return operation === 'UserProtection' ? { status: 200, body: JSON.stringify({ data: { user } }) } : null
    })
    await world.pass()
    expect(world.host.notices.length).toBe(1)
  })

  it('is not told of a second time where the reminder of the token’s end tells it', async () => {
    world.host.clock.jump(91 * dayMs)
    world.core.wake()
    await world.host.clock.advance(10 * secondMs)
    expect(world.status('token-age')).toBe('fail')
    expect(world.host.notices.map(({ title }) => title)).toEqual(['The access token has expired'])
  })
})

describe('the owner’s word', () => {
  const year = { kind: 'accepted', reason: 'A throw-away account', days: 365 } as const

  beforeEach(async () => {
    world.setTfa(false)
    await world.setUp()
    await world.watch()
  })

  it('is on a finding that is there', async () => {
    const other = parseFindingId('another') as FindingId
    expect(await world.core.checklist.accept(other, year)).toMatchObject({
      failure: { kind: 'finding-gone' },
    })
  })

  it('counts at once, across restarts, and until it is withdrawn; the finding stays', async () => {
    expect(await world.core.checklist.accept(tfa, year)).toEqual({ ok: true, value: null })
    expect(world.result('two-factor')).toMatchObject({
      status: 'pass',
      findings: [{ id: 'two-factor', acceptance: { kind: 'accepted', reason: year.reason } }],
    })
    await world.restart()
    expect(world.status('two-factor')).toBe('pass')
    world.host.notices.length = 0
    await world.core.checklist.withdraw(tfa)
    await world.host.clock.advance(2 * minuteMs)
    expect(world.status('two-factor')).toBe('fail')
    expect(world.core.view().checklist.history['two-factor']?.map((moment) => moment.status)).toEqual([
      'fail',
      'pass',
      'fail',
    ])
    expect(world.host.notices).toEqual([])
  })

  it('ends by itself, which is news', async () => {
    await world.core.checklist.accept(tfa, { ...year, kind: 'snoozed', days: 7 })
    world.host.notices.length = 0
    world.host.clock.jump(7 * dayMs - minuteMs)
    await world.host.clock.advance(30 * secondMs)
    expect(world.status('two-factor')).toBe('pass')
    await world.host.clock.advance(2 * minuteMs)
    expect(world.status('two-factor')).toBe('fail')
    expect(world.notices()).toEqual([expect.stringContaining('Two-factor authentication')])
  })

  it('holds for this run, and says so, where it cannot be written', async () => {
    world.files.problems.set('writeAtomic', 'disk-full')
    expect(await world.core.checklist.accept(tfa, year)).toMatchObject({
      failure: { kind: 'settings-not-written' },
    })
    expect(world.status('two-factor')).toBe('pass')
  })

  it('is heeded by a terminal, which writes nothing', async () => {
    await world.core.checklist.accept(tfa, year)
    await world.core.close()
    const before = [...world.files.texts.keys()]
      .filter((name) => !name.includes('logs'))
      .map((name) => world.files.texts.get(name))
    world.files.changes.length = 0
    world.host.notices.length = 0
    await world.start()
    await world.settled(world.core.refresh(firstAccountId))
    await world.core.checklist.run({ folders: [folder], history: false, remember: false })
    expect(world.status('two-factor')).toBe('pass')
    expect(world.scanner.requests.at(-1)).toMatchObject({
      folders: [folder],
      history: false,
      cacheFile: null,
    })
    expect(world.files.changes.filter((change) => !change.includes('/logs/'))).toEqual([])
    expect(
      [...world.files.texts.keys()]
        .filter((name) => !name.includes('logs'))
        .map((name) => world.files.texts.get(name)),
    ).toEqual(before)
    expect(world.host.notices).toEqual([])
  })

  it('shows a terminal nothing of the runs before it', async () => {
    await world.core.close()
    await world.start()
    world.scanner.hold()
    expect(world.core.view().checklist.results).toHaveLength(checkIds.length)
    const running = world.core.checklist.run({ remember: false })
    await world.host.clock.advance(secondMs)
    await world.core.checklist.stop()
    await running
    expect(world.result('token-in-code')?.status).toBe('unknown')
  })
})
