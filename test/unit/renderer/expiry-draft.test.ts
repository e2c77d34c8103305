import { describe, expect, it } from 'vitest'
import { dayMs } from '../../../app/domain/time.ts'
import { longestExpiryDays as mainsBound } from '../../../app/contract/requests.ts'
import {
  choiceOf,
  draftOf,
  localDate,
  longestExpiryDays,
  type ExpiryDraft,
} from '../../../renderer/features/setup/expiry-draft.ts'
import { wholeNumber } from '../../../renderer/ui/whole-number.ts'

const nowMs = new Date(2026, 5, 12, 15, 30).getTime()
const unknown = { kind: 'unknown' } as const
const draft = (change: Partial<ExpiryDraft>): ExpiryDraft => ({ ...draftOf(unknown), ...change })

describe('the expiry form', () => {
  it('begins with what is declared already', () => {
    expect(draftOf(unknown)).toEqual({ kind: 'unknown', days: '30', date: '' })
    expect(draftOf({ kind: 'in', days: 5 })).toEqual({ kind: 'in', days: '5', date: '' })
    expect(draftOf({ kind: 'at', atMs: nowMs })).toEqual({ kind: 'at', days: '30', date: '2026-06-12' })
  })

  it.each(['', '0', '-1', '1.5', '3651', 'ten', '1e3'])('does not take %j for days', (days) => {
    expect(choiceOf(draft({ kind: 'in', days }), unknown, nowMs)).toBeNull()
  })

  it('takes whole days up to the bound that main has', () => {
    expect(longestExpiryDays).toBe(mainsBound)
    expect(choiceOf(draft({ kind: 'in', days: ' 14 ' }), unknown, nowMs)).toEqual({ kind: 'in', days: 14 })
    expect(choiceOf(draft({ kind: 'in', days: '3650' }), unknown, nowMs)).not.toBeNull()
  })

  it('reads a date as the end of that day here', () => {
    const choice = choiceOf(draft({ kind: 'at', date: '2026-06-12' }), unknown, nowMs)
    expect(choice).toEqual({ kind: 'at', atMs: new Date(2026, 5, 12, 23, 59, 59).getTime() })
  })

  it.each(['', '2026-06-11', '2026-13-01', '12.06.2026', '2099-01-01'])(
    'does not take %j for a date',
    (date) => {
      expect(choiceOf(draft({ kind: 'at', date }), unknown, nowMs)).toBeNull()
    },
  )

  it('keeps the exact time of a token that says it itself', () => {
    const declared = { kind: 'at', atMs: nowMs + 9 * dayMs } as const
    expect(choiceOf(draftOf(declared), declared, nowMs)).toBe(declared)
  })

  it('writes days and months in two digits', () => {
    expect(localDate(new Date(2026, 0, 5).getTime())).toBe('2026-01-05')
  })
})

describe('whole numbers', () => {
  it.each([
    ['1', 1],
    [' 120 ', 120],
    ['121', null],
    ['0', null],
    ['٣', null],
    ['99999999999999999999', null],
  ])('%j within 1 to 120 is %j', (text, number) => {
    expect(wholeNumber(text, 1, 120)).toBe(number)
  })
})
