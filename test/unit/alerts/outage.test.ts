import { describe, expect, it } from 'vitest'
import { lookAtOutage, type Outage } from '../../../app/alerts/outage.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'

interface Look {
  readonly isFailing?: boolean
  readonly isHeld?: boolean
  /** Since the look before. */
  readonly afterMs?: number
}

const startMs = Date.UTC(2026, 5, 1)

/** After how many looks what is told. */
function told(looks: readonly Look[], toldSinceMs: number | null = null): readonly string[] {
  let outage: Outage | null = null
  let elapsedMs = 0
  return looks.flatMap(({ isFailing = true, isHeld = false, afterMs = minuteMs }, index) => {
    elapsedMs += afterMs
    const nowMs = startMs + elapsedMs
    const look = lookAtOutage(outage, toldSinceMs, {
      isFailing,
      isHeld,
      lastReadAtMs: startMs,
      nowMs,
      elapsedMs,
    })
    outage = look.outage
    toldSinceMs = look.toldSinceMs
    return look.found.map(({ kind }) => `${index} ${kind}`)
  })
}

const minutes = (number: number, look: Look = {}) => Array.from({ length: number }, () => look)

describe('an outage', () => {
  it('is told after an hour of trying, once, and its end is listed', () => {
    expect(told(minutes(60))).toEqual([])
    expect(told([...minutes(500), { isFailing: false }, { isFailing: false }])).toEqual([
      '60 unreadable',
      '500 readable-again',
    ])
  })

  it('is not told where something was read meanwhile', () => {
    expect(told([...minutes(50), { isFailing: false }, ...minutes(50)])).toEqual([])
  })

  it('does not count the time that the machine slept, or that nothing was read by intent', () => {
    expect(told([...minutes(30), { afterMs: dayMs }, ...minutes(20)])).toEqual([])
    expect(told([...minutes(30), ...minutes(300, { isHeld: true }), ...minutes(20)])).toEqual([])
  })

  it('is not told a second time by the next run', () => {
    expect(told(minutes(200), startMs - hourMs)).toEqual([])
    expect(told([...minutes(20), { isFailing: false }], startMs - hourMs)).toEqual(['20 readable-again'])
  })
})
