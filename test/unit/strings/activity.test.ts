import { describe, expect, it } from 'vitest'
import { hiddenMark, zero } from '../../../app/domain/amount.ts'
import { usd } from '../../../app/domain/currency.ts'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import { axisAmounts, axisTimes } from '../../../app/strings/axis.ts'
import { changeText, dayChangeText, directionOf } from '../../../app/strings/en/change.ts'
import { momentText, sparklineText, tableCutText } from '../../../app/strings/en/page-activity.ts'
import { formatExactTime } from '../../../app/strings/format.ts'
import { amount, currency } from '../../fakes/views.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const change = (text: string, percent: string | null) => ({
  amount: amount(text),
  percent: percent === null ? null : amount(percent),
})

describe('a change', () => {
  it.each([
    [change('311.5', '1.15'), 'up', '+311.50 USD (+1.15 %)'],
    [change('-1234.5', '-0.4'), 'down', '−1 234.50 USD (−0.4 %)'],
    [change('5', null), 'up', '+5.00 USD'],
    [change('0.000000000000000000001', '0'), 'up', '+0.00 USD (0 %)'],
    [{ amount: zero, percent: zero }, 'same', 'unchanged'],
    [{ amount: hiddenMark, percent: hiddenMark }, null, '••••• USD'],
  ] as const)('says by how much, with a sign and in percent: %j', (given, direction, text) => {
    expect(directionOf(given)).toBe(direction)
    expect(plain(changeText(given, usd))).toBe(text)
    expect(plain(dayChangeText(given, usd))).toBe(`${text} in 24 hours`)
  })
})

describe('a moment', () => {
  it('says exactly what there was, from when and until when', () => {
    const atMs = Date.UTC(2026, 5, 12, 15, 30)
    const from = formatExactTime(atMs)
    const until = formatExactTime(atMs + hourMs)
    const held = { atMs, amount: amount('12345678901234567.12345678') }
    expect(plain(momentText(held, null, currency('btc')))).toBe(
      `12 345 678 901 234 567.12345678 BTC from ${from}`,
    )
    expect(momentText({ atMs, amount: null }, atMs + hourMs, usd)).toBe(
      `Not known from ${from} until ${until}`,
    )
  })

  it('may be one of too many for a table', () => {
    expect(plain(tableCutText(200, 1204))).toBe('The newest 200 of 1 204 moments of this line.')
  })
})

it('a small line says which way it went', () => {
  expect([sparklineText(0, 1), sparklineText(1, 0), sparklineText(1, 1)]).toEqual([
    'up over 7 days',
    'down over 7 days',
    'as it was 7 days ago',
  ])
})

describe('the labels of an axis', () => {
  it.each([
    [
      [26_750, 27_000, 27_250],
      ['26 750', '27 000', '27 250'],
    ],
    [
      [0, 0.25, 0.5],
      ['0.00', '0.25', '0.50'],
    ],
    [
      [0.1, 0.2, 0.30000000000000004],
      ['0.1', '0.2', '0.3'],
    ],
    [
      [-50, 0, 50],
      ['−50', '0', '50'],
    ],
    [
      [1.2e7, 1.4e7],
      ['12M', '14M'],
    ],
    [
      [1.25e6, 1.5e6],
      ['1 250k', '1 500k'],
    ],
    [
      [12_345_678_901_240, 12_345_678_901_260],
      ['12 345 678 901 240', '12 345 678 901 260'],
    ],
    [
      [1e-8, 2e-8],
      ['0.00000001', '0.00000002'],
    ],
    [[0.04218733], ['0.04']],
    [[], []],
  ])('have as many decimals as their steps need: %j', (ticks, labels) => {
    expect(axisAmounts(ticks).map(plain)).toEqual(labels)
  })

  it('of time are as coarse as their steps', () => {
    const midnight = new Date(2026, 5, 12).getTime()
    expect(axisTimes([midnight, midnight + 6 * hourMs], 6 * hourMs)).toEqual(['12 Jun', '06:00'])
    expect(axisTimes([midnight], dayMs)).toEqual(['12 Jun'])
    expect(axisTimes([midnight], 30 * dayMs)).toEqual(['Jun 2026'])
    expect(axisTimes([midnight], 365 * dayMs)).toEqual(['2026'])
  })
})
