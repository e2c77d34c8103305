import { expect, test } from 'vitest'
import { retryDelayMs } from '../../../app/api/retry-after.ts'
import { hourMs } from '../../../app/domain/time.ts'

const nowMs = Date.UTC(2026, 5, 12, 15, 0, 0)
const delay = (retryAfter: string, date?: string) =>
  retryDelayMs({ 'retry-after': retryAfter, ...(date !== undefined && { date }) }, nowMs)

test('seconds', () => {
  expect(delay('30')).toBe(30_000)
  expect(delay(' 0 ')).toBe(0)
})

test('an HTTP date, against the local clock', () => {
  expect(delay('Fri, 12 Jun 2026 15:02:00 GMT')).toBe(120_000)
})

test('an HTTP date, against the clock of the server where it says its own', () => {
  expect(delay('Fri, 12 Jun 2026 18:00:30 GMT', 'Fri, 12 Jun 2026 18:00:00 GMT')).toBe(30_000)
})

test('a date gone by means now', () => {
  expect(delay('Fri, 12 Jun 2026 14:00:00 GMT')).toBe(0)
})

test('more than an hour is an hour', () => {
  expect(delay('86400')).toBe(hourMs)
  expect(delay('9999999999')).toBe(hourMs)
  expect(delay('Sat, 13 Jun 2026 15:00:00 GMT')).toBe(hourMs)
})

test('anything else says nothing', () => {
  expect(retryDelayMs({}, nowMs)).toBeNull()
  const useless = [
    '',
    '-5',
    '1.5',
    '1e3',
    'soon',
    '12 Jun 2026',
    'Fri, 99 Jun 2026 99:02:00 GMT',
    '99999999999',
  ]
  expect(useless.map((text) => delay(text))).toEqual(useless.map(() => null))
})
