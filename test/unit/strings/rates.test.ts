import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import {
  displayTroubleText,
  leftOutCount,
  leftOutText,
  unpricedReason,
  type LeftOut,
} from '../../../app/strings/en/rates.ts'
import { currency } from '../../fakes/views.ts'

const nowMs = Date.UTC(2026, 5, 12)
const eur = currency('eur')
const out = (code: string, unpriced: LeftOut['unpriced']): LeftOut => ({ currency: currency(code), unpriced })
const old = { kind: 'old', readAtMs: nowMs - dayMs - 2 * hourMs } as const

describe('what has no price', () => {
  it.each([
    ['no rate', { kind: 'missing' }],
    ['its rate is not above 0', { kind: 'not-positive' }],
    ['its rate is implausible', { kind: 'implausible' }],
    ['its rate is 1 day 2 hours old', old],
    ['no rate for EUR', { kind: 'display' }],
  ] as const)('says why: %s', (text, unpriced) => {
    expect(unpricedReason(unpriced, eur, nowMs)).toBe(text)
  })

  it('is named with its reason, three at most of each', () => {
    expect(leftOutText([], eur, nowMs)).toBe('')
    expect(leftOutText([out('xyz', null)], eur, nowMs)).toBe('1 currency is left out: XYZ (no rate)')
    const missing = ['a', 'b', 'c', 'd', 'e'].map((code) => out(code, { kind: 'missing' }))
    expect(leftOutText([out('btc', old), ...missing], eur, nowMs)).toBe(
      '6 currencies are left out: BTC (its rate is 1 day 2 hours old), A, B, C and 2 more (no rate)',
    )
    expect(leftOutText(missing.slice(0, 4), eur, nowMs)).toBe(
      '4 currencies are left out: A, B, C and D (no rate)',
    )
  })

  it('is counted where there is little room', () => {
    expect(leftOutCount([])).toBe('')
    expect(leftOutCount([1, 2])).toBe('2 left out')
  })

  it('may be all but the display currency, which stays the choice', () => {
    expect(displayTroubleText({ kind: 'missing' }, eur)).toBe(
      'EUR has no rate at the moment, so nothing else is valued in it for now. It stays your display currency.',
    )
    expect(displayTroubleText(old, eur)).toContain('EUR has a rate that is older than a day')
  })
})
