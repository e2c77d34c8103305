import { describe, expect, it } from 'vitest'
import { parseAmount, type Amount } from '../../../app/domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../../../app/domain/currency.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { formatAmount, formatDuration, formatMoney, formatRelative } from '../../../app/strings/format.ts'

const amount = (text: string) => parseAmount(text) as Amount
const currency = (text: string) => parseCurrencyCode(text) as CurrencyCode
const nowMs = Date.UTC(2026, 5, 12, 15)

describe('amounts for a person', () => {
  it.each([
    ['1234567.891', 'usd', '1\u202f234\u202f567.89'],
    ['0.00000001', 'btc', '0.00000001'],
    ['1234.5', 'jpy', '1\u202f235'],
    ['-5', 'eur', '−5.00'],
    ['0', 'eth', '0.00000000'],
  ])('%s %s reads %s', (text, code, shown) => {
    expect(formatAmount(amount(text), currency(code))).toBe(shown)
  })

  it('keep digits that no float holds', () => {
    expect(formatAmount(amount('12345678901234567.12345678'), currency('btc'))).toBe(
      '12\u202f345\u202f678\u202f901\u202f234\u202f567.12345678',
    )
  })

  it('carry the currency’s everyday name', () => {
    expect(formatMoney(amount('12'), currency('gold'))).toBe('12.00\u00a0GC')
    expect(formatMoney(amount('12'), currency('sweeps'))).toBe('12.00\u00a0SC')
  })
})

describe('times for a person', () => {
  it.each([
    [-3 * secondMs, 'just now'],
    [4 * secondMs, 'just now'],
    [-45 * secondMs, '45 seconds ago'],
    [-119 * secondMs, '1 minute ago'],
    [-3 * hourMs, '3 hours ago'],
    [2 * dayMs, 'in 2 days'],
    [-7 * dayMs, '5 Jun 2026'],
  ])('%d ms away reads %s', (distanceMs, text) => {
    expect(formatRelative(nowMs + distanceMs, nowMs)).toBe(text)
  })

  it.each([
    [30 * secondMs, 'less than a minute'],
    [minuteMs, '1 minute'],
    [90 * minuteMs, '1 hour 30 minutes'],
    [dayMs + 2 * hourMs + 5 * minuteMs, '1 day 2 hours'],
    [3 * dayMs, '3 days'],
  ])('%d ms last %s', (lengthMs, text) => {
    expect(formatDuration(lengthMs)).toBe(text)
  })
})
