import { describe, expect, it } from 'vitest'
import { allSeen, cleared, mostAlerts, withFound, withoutAccount } from '../../../app/alerts/list.ts'
import { firstMemory, type AlertsMemory } from '../../../app/alerts/memory.ts'
import { isUndisturbed } from '../../../app/alerts/undisturbed.ts'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import {
  firstAlertSettings,
  type AlertSettings,
  type QuietMinutes,
} from '../../../app/domain/alert-settings.ts'
import type { AlertFacts } from '../../../app/domain/alert.ts'
import { checkIds } from '../../../app/domain/check.ts'
import { hourMs, minuteMs } from '../../../app/domain/time.ts'

const startMs = Date.UTC(2026, 5, 1)
const tfaOff: AlertFacts = { kind: 'two-factor-off' }

function withRule(isOn: boolean, quietMinutes: QuietMinutes): AlertSettings {
  const rules = { ...firstAlertSettings.rules, 'two-factor-off': { isOn, quietMinutes } }
  return { ...firstAlertSettings, rules }
}

/** The list after this fact was found at these minutes. */
function list(settings: AlertSettings, minutes: readonly number[], facts: AlertFacts = tfaOff): AlertsMemory {
  return minutes.reduce(
    (memory, minute) => withFound(memory, firstAccountId, [facts], settings, startMs + minute * minuteMs),
    firstMemory,
  )
}

describe('the list', () => {
  it('has what was found, the newest first, and what waits to be told', () => {
    const memory = list(withRule(true, 0), [0, 1])
    expect(memory.list.map(({ id }) => id)).toEqual([2, 1])
    expect(memory.untold).toEqual([1, 2])
  })

  it('has nothing of a rule that is switched off', () => {
    expect(list(withRule(false, 0), [0])).toBe(firstMemory)
  })

  it('counts what is seen again in the quiet time, and tells it anew after that', () => {
    const memory = list(withRule(true, 15), [0, 5, 14, 15])
    expect(memory.list).toMatchObject([
      { id: 2, again: 0 },
      { id: 1, again: 2, lastAtMs: startMs + 14 * minuteMs },
    ])
    expect(memory.untold).toEqual([1, 2])
  })

  it('counts for itself what is of another account', () => {
    const other = parseAccountId('other')
    const first = list(withRule(true, 15), [0])
    expect(withFound(first, other, [tfaOff], withRule(true, 15), startMs).list).toHaveLength(2)
  })

  it('lists the end of an outage without telling it', () => {
    const memory = list(firstAlertSettings, [0], { kind: 'readable-again', sinceMs: startMs })
    expect(memory).toMatchObject({ list: [{ isSeen: true }], untold: [] })
  })

  it('is bounded, and forgets to tell what is not listed any more', () => {
    const found = checkIds.flatMap((check) =>
      Array.from({ length: 20 }, () => ({ kind: 'check-fails', check }) as const),
    )
    const memory = withFound(firstMemory, null, found, firstAlertSettings, startMs)
    expect(memory.list).toHaveLength(mostAlerts)
    expect(memory.untold).toHaveLength(mostAlerts)
  })

  it('can be seen, emptied, and rid of an account', () => {
    const memory = list(withRule(true, 0), [0])
    expect(allSeen(memory).list.every(({ isSeen }) => isSeen)).toBe(true)
    expect(cleared(memory)).toMatchObject({ list: [], untold: [], nextId: 2 })
    expect(withoutAccount(memory, firstAccountId)).toMatchObject({ list: [], untold: [] })
  })
})

const at = (hour: number) => new Date(2026, 5, 12, hour).getTime()

describe('nobody is disturbed', () => {
  const night = { quietHours: { fromMinute: 22 * 60, toMinute: 7 * 60 }, undisturbedUntilMs: null }

  it.each([
    [21, false],
    [22, true],
    [3, true],
    [7, false],
  ])('in the quiet hours, through midnight: at %s', (hour, expected) => {
    expect(isUndisturbed(night, at(hour))).toBe(expected)
  })

  it('until the owner’s time, which a clock that was wrong cannot make endless', () => {
    const until = (hours: number) => ({ quietHours: null, undisturbedUntilMs: at(12) + hours * hourMs })
    expect(isUndisturbed(until(1), at(12))).toBe(true)
    expect(isUndisturbed(until(0), at(12))).toBe(false)
    expect(isUndisturbed(until(1000), at(12))).toBe(false)
  })
})
