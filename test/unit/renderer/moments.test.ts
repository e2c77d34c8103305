import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../app/domain/time.ts'
import { momentAt, momentByKey } from '../../../renderer/features/chart/moments.ts'
import { subjects } from '../../../renderer/features/chart/subjects.ts'
import { amount, currency, exampleSnapshot } from '../../fakes/views.ts'

const points = [0, 1, 2, 30, 31, 72].map((hours) => ({ atMs: hours * hourMs, amount: amount('1') }))

describe('the moment of a line', () => {
  it('is the one that holds at a time', () => {
    expect(momentAt(points, -1)).toBeNull()
    expect(momentAt(points, 0)).toBe(0)
    expect(momentAt(points, hourMs - 1)).toBe(0)
    expect(momentAt(points, dayMs)).toBe(2)
    expect(momentAt(points, 9 * dayMs)).toBe(5)
    expect(momentAt([], 5)).toBeNull()
  })

  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 5, 5],
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowUp', 0, 1],
    ['ArrowDown', 1, 0],
    ['Home', 4, 0],
    ['End', 1, 5],
    ['PageUp', 1, 2],
    ['PageUp', 2, 3],
    ['PageUp', 3, 4],
    ['PageUp', 5, 5],
    ['PageDown', 5, 4],
    ['PageDown', 4, 2],
    ['PageDown', 3, 2],
    ['PageDown', 0, 0],
    ['x', 3, null],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(momentByKey(points, from, key)).toBe(to)
  })
})

describe('what a line can be drawn of', () => {
  it('is the total, what is held, then the rest by name', () => {
    const all = subjects(exampleSnapshot, 'total')
    expect(all.slice(0, 4)).toEqual(['total', 'btc', 'eth', 'usdt'])
    expect(all.slice(8, 10)).toEqual(['coin1', 'coin10'])
    expect(all).toHaveLength(181)
  })

  it('is also what was chosen before it was gone', () => {
    expect(subjects(null, currency('btc'))).toEqual(['total', 'btc'])
  })
})
